package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What one context does is told, answered and counted by others. */
class TellingJourneyTest {
  private static final Hotline HERE = new Hotline();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  /** What somebody was told about a subject, by its kind. */
  private static List<String> told(Client who, UUID about) {
    TOWN.settles();
    return inbox(who).stream()
        .filter(notice -> notice.path("link").asString().endsWith(about.toString()))
        .map(notice -> notice.path("kind").asString())
        .toList();
  }

  private static List<JsonNode> inbox(Client who) {
    var page = who.get(Hotline.HOME + "/my-notices?limit=100").expect(200).body();
    return page.path("items").valueStream().toList();
  }

  private static JsonNode tickets() {
    var month = YearMonth.parse(HERE.month());
    var report =
        "%s/operating-report?year=%d&month=%d"
            .formatted(Hotline.HOME, month.getYear(), month.getMonthValue());
    return TOWN.committee().get(report).expect(200).body().at("/summary/tickets");
  }

  @Test
  void aReportIsToldToTheDeskItsAnswerToWhoReportedItAndBothAreCounted() {
    TOWN.settles();
    var before = tickets();
    var who = TOWN.resident();
    var matter = HERE.report(who);

    assertThat(told(TOWN.operator(), matter.id())).containsExactly("ticket.to-handle-operator");
    assertThat(told(who, matter.id())).isEmpty();
    matter.done();
    assertThat(told(who, matter.id())).containsExactly("ticket.answered");
    matter.rated(who, true, 4).expect(200);
    TOWN.settles();
    var after = tickets();
    for (var what : List.of("told", "solved", "scores")) {
      assertThat(after.path(what).asInt() - before.path(what).asInt()).as(what).isEqualTo(1);
    }
  }

  @Test
  void aPublishedAnswerIsWhatTheOfficialAccountSays() {
    var who = TOWN.resident();
    var key = TOWN.keyOf(who);
    var account = new AtTheAccount(TOWN);
    var asked = HERE.question(who).done();
    var path = Hotline.HOME + "/questions/" + UUID.randomUUID();
    var words =
        "{\"ticket\":\"%s\",\"text\":\"暖气几号来？\",\"answer\":\"十一月十五日\",\"keywords\":[\"暖气\"],\"revision\":0}"
            .formatted(asked.id());
    TOWN.operator().put(path, words).expect(200);
    HERE.screened();
    TOWN.committee().put(path + "/publication", null).expect(200);
    account.mail().follows(key);
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();

    account.mail().writes(key, "请问暖气什么时候来？");
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();

    assertThat(account.mail().seenBy(key)).last().isEqualTo("十一月十五日");
  }

  @Test
  void whoFollowsTheAccountGetsTheWeekUntilTheySayNo() {
    var who = TOWN.resident();
    var path = Hotline.HOME + "/my-notice-preferences";
    assertThat(who.get(path).expect(200).body().path("digest").asBoolean()).isFalse();
    var account = new AtTheAccount(TOWN);
    account.mail().follows(TOWN.keyOf(who));
    account.mail().deliver(Delivery.IN_ORDER);
    account.worksOn();
    TOWN.settles();
    assertThat(who.get(path).expect(200).body().path("digest").asBoolean()).isTrue();

    var choice = "{\"muted\":[],\"silent\":[],\"digest\":false,\"revision\":0}";
    who.put(path, choice).expect(200);
    account.mail().leaves(TOWN.keyOf(who));
    account.mail().follows(TOWN.keyOf(who));
    account.mail().deliver(Delivery.TWICE);
    account.worksOn();
    TOWN.settles();

    assertThat(who.get(path).expect(200).body().path("digest").asBoolean()).isFalse();
  }

  @Test
  void theWeekIsToldInItsFiguresToWhoWantsThem() {
    var who = TOWN.resident();
    var choice = "{\"muted\":[],\"silent\":[],\"digest\":true,\"revision\":0}";
    who.put(Hotline.HOME + "/my-notice-preferences", choice).expect(200);
    HERE.report(who).done();
    TOWN.settles();
    var today = TOWN.now().atZone(Town.CALENDAR);
    var monday = today.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    var at = monday.atTime(LocalTime.of(11, 0)).atZone(Town.CALENDAR);

    HERE.passes(Duration.between(today, at).plusMinutes(1));

    var digest =
        inbox(HERE.back(who)).stream()
            .filter(notice -> notice.path("kind").asString().equals("digest"))
            .findFirst()
            .orElseThrow();
    assertThat(digest.path("line").asString()).matches(".*办结诉求\\d+件.*");
  }
}
