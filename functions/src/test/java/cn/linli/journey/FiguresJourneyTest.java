package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a centre shows in its lobby and reports about itself, as people bring it about. */
class FiguresJourneyTest {
  private static final String HOME = "/communities/heping-li/";
  private static final Town TOWN = Town.another();
  private static final LocalDate DAY = TOWN.quietDay();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Answer screen() {
    TOWN.passes(Duration.ofSeconds(31));
    return TOWN.anybody().get(HOME + "screen").expect(200);
  }

  private static String state(Answer screen, String zone) {
    return screen
        .body()
        .path("zones")
        .valueStream()
        .filter(one -> one.path("zone").asString().equals(zone))
        .findFirst()
        .orElseThrow()
        .path("state")
        .asString();
  }

  @Test
  void theLobbyShowsWhatIsBookedAndWhatIsCancelledAndReportsCountIt() throws Exception {
    var resident = TOWN.resident();
    var kept = UUID.randomUUID();
    var dropped = UUID.randomUUID();
    resident.book(kept, "dance-room", Town.at(DAY, "10:00"), Town.at(DAY, "11:00")).expect(200);
    resident.book(dropped, "library", Town.at(DAY, "14:00"), Town.at(DAY, "15:00")).expect(200);
    TOWN.settles();
    skipTo(Town.at(DAY, "09:58"));

    var before = screen();
    assertThat(state(before, "dance-room")).isEqualTo("free");
    var version = before.text("/version");
    assertThat(before.raw().headers().firstValue("cache-control")).hasValue("public, max-age=2");
    assertThat(notModified(before)).isEqualTo(304);
    resident = TOWN.back(resident.person());
    resident.put(HOME + "reservations/" + dropped + "/cancellation", "{}").expect(200);
    skipTo(Town.at(DAY, "10:00"));

    var during = screen();
    assertThat(state(during, "dance-room")).isEqualTo("in-use");
    assertThat(state(during, "whole")).isIn("partly", "in-use");
    var changes = TOWN.anybody().get(HOME + "screen/changes?since=" + version).expect(200);
    assertThat(changes.text("/takeSnapshot")).isEqualTo("false");
    assertThat(changes.text("/version")).isEqualTo(during.text("/version"));
    assertThat(changes.body().path("zones").toString()).contains("dance-room", "in-use");
    assertThat(during.body().toString()).doesNotContain(kept.toString());

    reports();
    recounts();
    areas();
  }

  private static int notModified(Answer known) throws IOException, InterruptedException {
    var tag = known.raw().headers().firstValue("etag").orElseThrow();
    var request =
        HttpRequest.newBuilder(URI.create(TOWN.anybody().baseUrl() + HOME + "screen"))
            .header("if-none-match", tag)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  private static void skipTo(Instant instant) {
    TOWN.skips(Duration.between(TOWN.now(), instant));
  }

  private static String period(String format) {
    return "year=%d&month=%d%s".formatted(DAY.getYear(), DAY.getMonthValue(), format);
  }

  private static void reports() throws IOException {
    var committee = TOWN.committee();
    var report = committee.get(HOME + "operating-report?" + period("")).expect(200);
    assertThat(report.body().at("/summary/venue/uses").asInt()).isPositive();
    assertThat(report.body().at("/summary/activities").toString()).contains("salon", "24");

    var file = HOME + "operating-report-file?";
    var csv = committee.download(file + period("&format=csv"));
    assertThat(new String(csv.body(), StandardCharsets.UTF_8)).contains("场地使用次数,数值,");
    var pdf = committee.download(file + period("&format=pdf"));
    assertThat(pdf.headers().firstValue("content-type")).hasValue("application/pdf");
    try (var document = Loader.loadPDF(pdf.body())) {
      assertThat(new PDFTextStripper().getText(document)).contains("运营报告", "场地使用次数");
    }
    assertThat(committee.get(file + period("&format=doc")).code()).isEqualTo("request.invalid");
    assertThat(TOWN.anybody().get(HOME + "operating-report?year=2026").code())
        .isEqualTo("session.required");
    assertThat(TOWN.neighbour().get(HOME + "operating-report?year=2026").code())
        .isEqualTo("access.not-found");
  }

  private static void recounts() {
    var recount = HOME + "figure-recounts/" + UUID.randomUUID();
    var uses = uses(TOWN.committee());
    TOWN.platform().put(recount, null).expect(202);
    Eventually.holds(
        () ->
            assertThat(TOWN.platform().put(recount, null).expect(202).text("/done"))
                .isEqualTo("true"));

    assertThat(TOWN.platform().put(recount, null).body().path("differing")).isEmpty();
    assertThat(uses(TOWN.committee())).isEqualTo(uses);
    assertThat(TOWN.operator().put(recount, null).code()).isEqualTo("access.role-required");
    assertThat(state(screen(), "dance-room")).isEqualTo("in-use");
  }

  private static int uses(Client who) {
    var report = who.get(HOME + "operating-report?" + period("")).expect(200);
    return report.body().at("/summary/venue/uses").asInt();
  }

  private static void areas() throws IOException {
    var official = TOWN.resident();
    var role = HOME + "people/" + official.person() + "/roles/street";
    TOWN.platform().put(role, "{\"reason\":\"街道干部\"}").expect(200);
    // First the community's round ends, then that of its areas.
    for (int round = 0; round < 2; round++) {
      TOWN.passes(Duration.ofMinutes(13));
      TOWN.deployment().tick();
      TOWN.settles();
    }
    official = TOWN.back(official.person());

    var street = official.get(HOME + "area-report?level=street&" + period("")).expect(200);
    var district = official.get(HOME + "area-report?level=district&" + period("")).expect(200);
    assertThat(street.body().at("/summary/venue/uses").asInt()).isEqualTo(uses(TOWN.committee()));
    assertThat(district.body().path("summary")).isEqualTo(street.body().path("summary"));
    var all = "/districts/dongcheng/operating-report?street=heping&" + period("");
    assertThat(TOWN.platform().get(all).expect(200).body().path("summary"))
        .isEqualTo(street.body().path("summary"));
    areaFiles(official);
    assertThat(TOWN.platform().get("/districts/nowhere/operating-report?year=2026").code())
        .isEqualTo("access.not-found");
    assertThat(TOWN.committee().get(HOME + "area-report?level=street&" + period("")).code())
        .isEqualTo("access.role-required");
    assertThat(TOWN.operator().get("/districts/dongcheng/operating-report?year=2026").code())
        .isEqualTo("access.role-required");
  }

  /** Has all areas made anew; says by which order. */
  private static String areasRecounted() {
    var recount = "/districts/dongcheng/figure-recounts/" + UUID.randomUUID();
    TOWN.platform().put(recount, null).expect(202);
    TOWN.settles();
    var done = TOWN.platform().put(recount, null).expect(202);
    assertThat(done.text("/done")).isEqualTo("true");
    assertThat(done.body().path("communities").asInt()).isPositive();
    return recount;
  }

  private static void areaFiles(Client official) throws IOException {
    // What was owed at the founding was skipped.
    areasRecounted();
    var pdf = official.download(HOME + "area-report-file?level=street&format=pdf&" + period(""));
    try (var document = Loader.loadPDF(pdf.body())) {
      assertThat(new PDFTextStripper().getText(document))
          .containsPattern("社区数 [1-9]")
          .contains("场地使用次数");
    }
    var file = "/districts/dongcheng/operating-report-file?format=csv&" + period("");
    var csv = TOWN.platform().download(file);
    assertThat(new String(csv.body(), StandardCharsets.UTF_8)).contains("社区数,数值,");
    assertThat(official.get(file).code()).isEqualTo("access.role-required");
    assertThat(TOWN.platform().get(file + "&street=nowhere").code()).isEqualTo("access.not-found");
    var level = HOME + "area-report-file?level=street&format=pdf&" + period("");
    assertThat(TOWN.operator().get(level).code()).isEqualTo("access.role-required");
    assertThat(TOWN.neighbour().get(level).code()).isEqualTo("access.not-found");

    var recount = areasRecounted();
    assertThat(TOWN.platform().put(recount, null).body().path("differing")).isEmpty();
    assertThat(official.put(recount, null).code()).isEqualTo("access.role-required");
  }

  @Test
  void whatTheCentreHadDoneBeforeIsWrittenDownByItsPeopleAndShown() {
    var path = HOME + "opening-totals";
    var totals =
        "{\"partyMass\": 1, \"salons\": 640, \"information\": 2, \"consultations\": 3,"
            + " \"residentMatters\": 4, \"enterpriseMatters\": 5, \"revision\": 0}";
    var before = screen().body().at("/totals/salons").asInt();

    TOWN.operator().put(path, totals).expect(200);
    TOWN.committee().put(path, totals).expect(200);

    assertThat(screen().body().at("/totals/salons").asInt()).isEqualTo(before + 640);
    assertThat(TOWN.operator().put(path, totals.replace("640", "641")).code())
        .isEqualTo("figures.changed-meanwhile");
    assertThat(TOWN.operator().put(path, totals.replace("640", "-1")).code())
        .isEqualTo("request.invalid");
    assertThat(TOWN.operator().get(path).expect(200).text("/revision")).isEqualTo("1");
    assertThat(TOWN.resident().put(path, totals).code()).isEqualTo("access.role-required");
    assertThat(TOWN.neighbour().put(path, totals).code()).isEqualTo("access.not-found");
    var month = TOWN.now().toString().substring(0, 7);
    assertThat(TOWN.committee().get(HOME + "audit?month=" + month).body().toString())
        .contains("opening-totals-put");
  }

  @Test
  void scenario60AnAdminOfAnotherCommunityFindsNothingAndTheTryIsAudited() {
    var neighbour = TOWN.neighbour();
    long before = denials();

    var codes =
        Stream.of(
                "operating-report?year=2026",
                "operating-report-file?format=pdf&year=2026",
                "area-report-file?level=street&format=csv&year=2026",
                "opening-totals")
            .map(path -> neighbour.get(HOME + path).code())
            .toList();

    assertThat(codes).containsOnly("access.not-found");
    assertThat(denials()).isEqualTo(before + 4);
  }

  private static long denials() {
    return Dump.items(TOWN, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals("denied"))
        .count();
  }

  @Test
  void whatComesTwiceIsShownOnce() {
    var town = TOWN;
    var events = new Events(town);
    var data =
        Map.<String, Object>of(
            "activity",
            UUID.randomUUID(),
            "session",
            0,
            "sessions",
            1,
            "kind",
            "party-mass",
            "tier",
            "free",
            "organiser",
            "operator",
            "start",
            town.now(),
            "end",
            town.now().plusSeconds(3600),
            "isOccasion",
            true);
    var before = screen().body().at("/totals/partyMass").asInt();
    var event = events.made("activity.session-ended", data);
    events.deliver("onFiguresEvent", event);
    events.deliver("onFiguresEvent", event);

    assertThat(screen().body().at("/totals/partyMass").asInt()).isEqualTo(before + 1);
    assertThat(town.anybody().get(HOME + "screen/changes?since=yesterday").code())
        .isEqualTo("request.invalid");
    assertThat(town.anybody().get("/communities/nowhere/screen").code())
        .isEqualTo("access.not-found");
  }
}
