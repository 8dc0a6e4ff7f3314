package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Town;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How much one person and one group may have, by day, week and month; and how old one must be. */
class QuotaJourneyTest {
  private static final String CLUB = "{\"kind\":\"club\",\"name\":\"%s\"}";
  private static Town town;

  @BeforeAll
  static void open() {
    town = Town.another();
    configure("dance-room", "\"perPerson\": {\"weekly\": 2}");
    configure("library", "\"perGroup\": {\"monthly\": 2}");
    configure("multimedia-room", "\"ages\": {\"from\": 60}");
  }

  private static void configure(String zone, String rule) {
    town.configure(
        zone,
        """
        {"name": "间", "parent": "whole", "capacity": 30, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 200,
          "cancelBeforeMinutes": 60, %s}}
        """
            .formatted(rule));
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @AfterEach
  void calm() {
    town.weather().clear();
  }

  @Test
  void aWeekThatTouchesTwoMonthsIsOneWeek() {
    var resident = town.resident();
    var monday = weekOverTwoMonths(town.quietDay());

    var first = book(resident, "dance-room", monday, null);
    var second = book(resident, "dance-room", monday.plusDays(6), null);
    var third = book(resident, "dance-room", monday.plusDays(3), null);
    var nextWeek = book(resident, "dance-room", monday.plusDays(7), null);

    assertThat(first.code()).isEqualTo("ok");
    assertThat(second.code()).isEqualTo("ok");
    assertThat(third.code()).isEqualTo("venue.person-limit");
    assertThat(nextWeek.code()).isEqualTo("ok");
  }

  @Test
  void twoMonthsOfOneWeekWrittenAtOnceDoNotPassTheLimit() throws Exception {
    var resident = town.resident();
    var monday = weekOverTwoMonths(town.quietDay().plusMonths(1));
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 7; i++) {
      var day = monday.plusDays(i);
      calls.add(() -> book(resident, "dance-room", day, null));
    }
    town.weather().conflicts(30);

    var answers = AtOnce.all(calls);

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .extracting(Answer::code)
        .containsOnly("venue.person-limit");
  }

  @Test
  void aGroupHasOneQuotaWhoeverOfItBooksAndHoweverItIsTyped() {
    var day = town.quietDay().with(TemporalAdjusters.firstDayOfNextMonth()).plusDays(7);

    var one = book(town.resident(), "library", day, CLUB.formatted("夕阳红 合唱团A"));
    var two = book(town.resident(), "library", day.plusDays(1), CLUB.formatted("夕阳红合唱团a"));
    var three = book(town.resident(), "library", day.plusDays(2), CLUB.formatted("夕阳红合唱团Ａ"));
    var others = book(town.resident(), "library", day.plusDays(2), CLUB.formatted("晨练队"));

    assertThat(one.code()).isEqualTo("ok");
    assertThat(two.code()).isEqualTo("ok");
    assertThat(three.code()).isEqualTo("venue.group-limit");
    assertThat(others.code()).isEqualTo("ok");
  }

  @Test
  void twentyMembersAtOnceDoNotPassTheirGroupsLimit() throws Exception {
    var day = town.quietDay().with(TemporalAdjusters.firstDayOfNextMonth()).plusDays(12);
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 12; i++) {
      var member = town.resident();
      var theirs = day.plusDays(i % 6);
      calls.add(() -> book(member, "library", theirs, CLUB.formatted("摄影社")));
    }
    town.weather().conflicts(30);

    var answers = AtOnce.all(calls);

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(2);
  }

  @Test
  void whoBooksTooLateHearsItAndSeesNoFreeTimeSoSoon() {
    configure("meeting-bar", "\"bookBeforeMinutes\": 2880");
    var soon = town.tomorrow();

    var answer = book(town.resident(), "meeting-bar", soon, null);
    town.passes(Duration.ofSeconds(31));
    var free =
        town.anybody()
            .get("/communities/heping-li/free-slots?zones=meeting-bar&date=" + soon)
            .expect(200);

    assertThat(answer.code()).isEqualTo("venue.too-late");
    assertThat(free.body().at("/items/0/free")).isEmpty();
  }

  @Test
  void whoIsTooYoungHearsIt() {
    var answer = book(town.resident(), "multimedia-room", town.quietDay(), null);

    assertThat(answer.code()).isEqualTo("venue.age-limit");
  }

  @Test
  void aGroupNeedsANameAndAPersonHasNone() {
    var day = town.quietDay();

    var nameless = book(town.resident(), "library", day, "{\"kind\":\"club\"}");
    var named = book(town.resident(), "library", day, "{\"kind\":\"person\",\"name\":\"张\"}");

    assertThat(nameless.expect(400).text("/errors/0/pointer")).isEqualTo("/organiser/name");
    assertThat(named.status()).isEqualTo(400);
  }

  private static LocalDate weekOverTwoMonths(LocalDate after) {
    var first = after.with(TemporalAdjusters.firstDayOfNextMonth());
    while (first.getDayOfWeek() == DayOfWeek.MONDAY) {
      first = first.plusMonths(1);
    }
    return first.with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
  }

  private static Answer book(Client who, String zone, LocalDate day, String organiser) {
    var more = organiser == null ? "" : ",\"organiser\":" + organiser;
    return who.put(
        "/communities/heping-li/reservations/" + UUID.randomUUID(),
        "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"people\":5%s}"
            .formatted(zone, Town.at(day, "10:00"), Town.at(day, "11:00"), more));
  }
}
