package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a community owes in a year, learnt from activities that take place. */
class DutyJourneyTest {
  private static final String HOME = "/communities/heping-li/";
  private static final Programme PROGRAMME = new Programme();
  private static final Town TOWN = PROGRAMME.till.town;

  @Test
  void isPlannedWhenItIsPublishedHeldWhenItIsOverAndAttendedByWhoeverCame() {
    var before = Counted.now();
    var event = PROGRAMME.published(PROGRAMME.plan());
    before.becomes(1, 0, 0);

    TOWN.passes(Duration.ofDays(3));
    TOWN.deployment().tick();
    before.becomes(1, 1, 0);

    var person = UUID.randomUUID();
    comes(event, 0, person);
    comes(event, 0, person);
    comes(event, 0, UUID.randomUUID());
    before.becomes(1, 1, 2);
  }

  @Test
  void whatTheCommitteeVetoesIsNotPlannedAnyMore() {
    var before = Counted.now();
    var event = PROGRAMME.published(PROGRAMME.plan());
    before.becomes(1, 0, 0);

    event.veto("与社区活动冲突").expect(200);

    before.becomes(0, 0, 0);
    TOWN.passes(Duration.ofDays(3));
    TOWN.deployment().tick();
    TOWN.settles();
    before.becomes(0, 0, 0);
  }

  @Test
  void aCourseIsOneOccasionAndMeetingsThatPeopleChooseFromAreOneEach() {
    var before = Counted.now();
    PROGRAMME.published(course("adult", ""));
    before.becomes(1, 0, 0);
    PROGRAMME.published(course("single", ", \"scope\": \"one\""));
    before.becomes(4, 0, 0);

    TOWN.passes(Duration.ofDays(2).plusHours(3));
    TOWN.deployment().tick();
    before.becomes(4, 1, 0);
    TOWN.passes(Duration.ofDays(2));
    TOWN.deployment().tick();
    before.becomes(4, 4, 0);
  }

  @Test
  void aRecountComesToTheSameNumbers() {
    var event = PROGRAMME.published(PROGRAMME.plan());
    comes(event, 0, UUID.randomUUID());
    TOWN.settles();
    var before = Counted.now();
    var recount = HOME + "duty-recounts/" + UUID.randomUUID();

    TOWN.platform().put(recount, null).expect(202);
    Eventually.holds(
        () ->
            assertThat(TOWN.platform().put(recount, null).expect(202).text("/done"))
                .isEqualTo("true"));

    var done = TOWN.platform().put(recount, null).expect(202).body();
    assertThat(done.path("activities").asInt()).isPositive();
    assertThat(done.path("differing")).isEmpty();
    before.becomes(0, 0, 0);
    assertThat(TOWN.operator().put(recount, null).code()).isEqualTo("access.role-required");
  }

  @Test
  void plansMoreThanTheDutyAndLessOnlyForAReason() {
    var committee = TOWN.committee();
    var path = HOME + "duty-plans/2028/book-drift";

    var written = committee.put(path, "{\"target\": 30, \"revision\": 0}").expect(200);
    var again = committee.put(path, "{\"target\": 30, \"revision\": 0}").expect(200);
    assertThat(again.body()).isEqualTo(written.body());
    assertThat(written.text("/duty")).isEqualTo("24");
    assertThat(committee.put(path, "{\"target\": 31, \"revision\": 0}").code())
        .isEqualTo("duty.changed-meanwhile");
    var less = committee.put(path, "{\"target\": 23, \"revision\": 1}");
    assertThat(less.code()).isEqualTo("duty.below-duty");
    assertThat(less.text("/detail")).contains("24");
    committee.put(path, "{\"target\": 23, \"reason\": \"场地装修\", \"revision\": 1}").expect(200);

    var plans = committee.get(HOME + "duty-plans/2028").expect(200).body().path("items");
    assertThat(plans.valueStream().filter(plan -> plan.path("kind").asString().equals("salon")))
        .singleElement()
        .satisfies(plan -> assertThat(plan.path("target").asInt()).isEqualTo(24))
        .satisfies(plan -> assertThat(plan.path("revision").asInt()).isZero());
    assertThat(item(committee, "book-drift", 2028).path("target").asInt()).isEqualTo(23);
    var month = TOWN.now().toString().substring(0, 7);
    var audit = committee.get(HOME + "audit?month=" + month).expect(200).body();
    assertThat(audit.toString()).contains("duty-plan-put", "2028/book-drift", "场地装修");
  }

  @Test
  void refusesPlansThatDoNotAddUpAndThoseOfNothing() {
    var committee = TOWN.committee();
    var path = HOME + "duty-plans/2028/children";

    assertThat(
            committee
                .put(path, "{\"target\": 12, \"byQuarter\": [3, 3, 3, 2], \"revision\": 0}")
                .code())
        .isEqualTo("request.invalid");
    committee
        .put(path, "{\"target\": 12, \"byQuarter\": [3, 3, 3, 3], \"revision\": 0}")
        .expect(200);
    assertThat(
            committee
                .put(HOME + "duty-plans/2028/nothing", "{\"target\": 12, \"revision\": 0}")
                .code())
        .isEqualTo("duty.kind-unknown");
    assertThat(
            committee
                .put(HOME + "duty-plans/2025/children", "{\"target\": 12, \"revision\": 0}")
                .code())
        .isEqualTo("duty.year-over");
    assertThat(committee.get(HOME + "duty-plans/1999").code()).isEqualTo("request.invalid");
    assertThat(committee.get(HOME + "duty-report?year=2028&quarter=5").code())
        .isEqualTo("request.invalid");
  }

  @Test
  void staffHasItAsAFileAndNobodyElseSeesIt() {
    var path = HOME + "duty-report-file?year=2028&quarter=1&format=";

    var csv = TOWN.operator().download(path + "csv");
    var xlsx = TOWN.operator().download(path + "xlsx");

    assertThat(csv.headers().firstValue("content-disposition").orElseThrow())
        .contains("duties-heping-li-2028-q1.csv");
    assertThat(new String(csv.body(), StandardCharsets.UTF_8))
        .contains("年度指标", "图书漂流", "半公益")
        .contains("2028-q1,salon,主题沙龙,合计,24,24,0,0,0,0,0,0");
    assertThat(xlsx.body()).startsWith('P', 'K');
    var report = HOME + "duty-report?year=2028";
    assertThat(TOWN.resident().get(report).code()).isEqualTo("access.role-required");
    assertThat(TOWN.neighbour().get(report).code()).isEqualTo("access.not-found");
    assertThat(TOWN.anybody().get(report).code()).isEqualTo("session.required");
  }

  @Test
  void tellsWhatIsBehindWhenTheMonthIsOverAndOnce() {
    var town = Town.another();
    var start = town.now().plus(Duration.ofDays(1));
    var data =
        Map.of(
            "activity",
            UUID.randomUUID(),
            "session",
            0,
            "kind",
            "salon",
            "tier",
            "free",
            "start",
            start,
            "end",
            start.plusSeconds(3600),
            "isOccasion",
            true);
    var events = new Events(town);
    events.publish("activity.session-ended", data);
    town.settles();

    var newYear = Instant.parse("2027-01-01T00:00:00Z");
    town.skips(Duration.between(town.now(), newYear).minusMinutes(1));
    town.deployment().tick();
    town.settles();
    assertThat(behind(town)).isEmpty();
    town.passes(Duration.ofMinutes(1));
    town.deployment().tick();
    town.settles();
    events.deliver(
        "onDutyEvent", events.made("duty.fell-due", Map.of("task", "duty.look", "ref", "2026-12")));
    town.settles();

    assertThat(behind(town))
        .contains("salon 2026-12", "book-drift 2026-12", "children 2026-q4", "performance 2026-q4")
        .doesNotHaveDuplicates();
    var report = item(town.operator(), "salon", 2026).path("behind");
    assertThat(report.path("held").asInt()).isEqualTo(1);
    assertThat(report.path("by").asInt()).isEqualTo(23);
    town.deployment().close();
  }

  @Test
  void tellsOfACommunityThatNeverHeldAnything() {
    var town = Town.another();
    town.settles();
    town.skips(Duration.between(town.now(), Instant.parse("2027-01-01T00:00:00Z")));

    town.deployment().tick();
    town.settles();

    assertThat(behind(town)).contains("salon 2026-12", "children 2026-q4").doesNotHaveDuplicates();
    town.deployment().close();
  }

  private static List<String> behind(Town town) {
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("duty.behind"))
        .filter(event -> event.path("community").asString().equals(Town.COMMUNITY))
        .map(event -> event.path("data"))
        .map(data -> data.path("kind").asString() + " " + data.path("period").asString())
        .toList();
  }

  /** Three meetings, a day apart. */
  private static Proposal course(String ticket, String scope) {
    var start = PROGRAMME.soon().plus(Duration.ofDays(2));
    var meetings =
        Stream.of(0, 1, 2)
            .map(day -> start.plus(Duration.ofDays(day)))
            .map(day -> Proposal.session(day, "\"place\": \"和平里公园北门\""))
            .toArray(String[]::new);
    return PROGRAMME.plan().on(meetings).with(Proposal.ticket(ticket, 10, scope));
  }

  /** Somebody is checked in, as sign-ups will tell. */
  private static void comes(Programme.Event event, int session, UUID person) {
    new Events(TOWN)
        .publish(
            "signup.checked-in",
            Map.of(
                "activity",
                event.id(),
                "session",
                session,
                "person",
                person,
                "signUp",
                UUID.randomUUID(),
                "ticket",
                "adult",
                "at",
                TOWN.now()));
  }

  private static JsonNode item(Client who, String kind, int year) {
    return who.get(HOME + "duty-report?year=" + year)
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** What children were offered, in the years that these tests touch. */
  private record Counted(long planned, long held, long attended) {
    static Counted now() {
      var operator = TOWN.operator();
      var here = item(operator, "children", 2026).path("toDate");
      var next = item(operator, "children", 2027).path("toDate");
      return new Counted(
          sum(here, next, "planned"), sum(here, next, "held"), sum(here, next, "attended"));
    }

    private static long sum(JsonNode one, JsonNode other, String measure) {
      return one.path(measure).asLong() + other.path(measure).asLong();
    }

    void becomes(int morePlanned, int moreHeld, int moreAttended) {
      var then = new Counted(planned + morePlanned, held + moreHeld, attended + moreAttended);
      Eventually.holds(() -> assertThat(now()).isEqualTo(then));
    }
  }
}
