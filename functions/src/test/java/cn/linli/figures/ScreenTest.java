package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static cn.linli.figures.Hall.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.figures.Screen.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is free, in use and next, worked out when somebody looks. */
class ScreenTest {
  private static final String DAY = "2027-03-06";
  private final Hall hall = new Hall();

  @BeforeEach
  void open() {
    var week = List.of("saturday 08:00 12:00", "saturday 13:00 24:00", "sunday 09:00 18:00");
    zone("centre", null, week);
    zone("dance-room", "centre", null);
    zone("library", "centre", List.of("saturday 10:00 17:00"));
  }

  private void zone(String zone, String parent, List<String> hours) {
    var data = new HashMap<String, Object>();
    data.put("zone", zone);
    data.put("name", "舞蹈室");
    data.put("revision", 1);
    if (parent != null) {
      data.put("parent", parent);
    }
    if (hours != null) {
      data.put("hours", hours);
    }
    tell("venue.zone-configured", data);
  }

  private void tell(String type, Map<String, Object> data) {
    hall.tell(Hall.told(HERE, type, hall.clock.instant(), data));
    settle();
  }

  /** Whoever looked before looks anew. */
  private void settle() {
    hall.clock.advance(Duration.ofSeconds(31));
  }

  private void use(String zone, String from, String to, String state, int revision) {
    use(zone, at(DAY, from), at(DAY, to), state, revision);
  }

  private void use(String zone, Instant start, Instant end, String state, int revision) {
    hall.tell(CountingTest.use(zone, start, end, state, revision));
    settle();
  }

  @AfterEach
  void leave() {
    hall.close();
  }

  @Test
  void aZoneIsFreeInUseAndClosedInItsHours() {
    use("dance-room", "10:00", "11:30", "confirmed", 1);

    var before = hall.zone("dance-room");
    hall.is(DAY, "10:00");
    var during = hall.zone("dance-room");
    hall.is(DAY, "11:30");
    var after = hall.zone("dance-room");
    hall.is(DAY, "12:00");
    var noon = hall.zone("dance-room");

    assertThat(before.state()).isEqualTo(State.FREE);
    assertThat(before.until()).isEqualTo(at(DAY, "10:00"));
    assertThat(before.next().purpose()).isEqualTo("rehearsal");
    assertThat(during.state()).isEqualTo(State.IN_USE);
    assertThat(during.until()).isEqualTo(at(DAY, "11:30"));
    assertThat(during.next()).isNull();
    assertThat(after.state()).isEqualTo(State.FREE);
    assertThat(noon.state()).isEqualTo(State.CLOSED);
    assertThat(noon.until()).isEqualTo(at(DAY, "13:00"));
  }

  @Test
  void theWholePlaceTakesItsZonesAndAZoneTakesAPartOfIt() {
    use("dance-room", "10:00", "11:00", "confirmed", 1);
    use("centre", "14:00", "15:00", "confirmed", 1);

    hall.is(DAY, "10:30");
    assertThat(hall.zone("centre").state()).isEqualTo(State.PARTLY);
    assertThat(hall.zone("library").state()).isEqualTo(State.FREE);
    hall.is(DAY, "14:30");
    assertThat(hall.zone("library").state()).isEqualTo(State.IN_USE);
    assertThat(hall.zone("library").reserved()).hasSize(1);
    assertThat(hall.zone("dance-room").state()).isEqualTo(State.IN_USE);
  }

  @Test
  void whatIsCancelledIsFreeAndWhatIsMovedMoves() {
    use("dance-room", "10:00", "11:00", "confirmed", 1);
    use("dance-room", "15:00", "16:00", "confirmed", 3);
    use("dance-room", "12:00", "13:00", "confirmed", 2);

    assertThat(hall.zone("dance-room").next().start()).isEqualTo(at(DAY, "15:00"));
    assertThat(hall.zone("dance-room").reserved()).hasSize(1);
    use("dance-room", "15:00", "16:00", "cancelled", 4);
    assertThat(hall.zone("dance-room").reserved()).isEmpty();
  }

  @Test
  void midnightTurnsTheDayAndABookingOverItIsOnBoth() {
    use("dance-room", at(DAY, "23:00"), at("2027-03-07", "00:30"), "confirmed", 1);
    hall.is(DAY, "23:59");
    var version = hall.screen().version();
    var evening = hall.zone("dance-room");

    hall.is("2027-03-07", "00:00");
    var night = hall.screen();
    var changes = hall.changes(version);

    assertThat(evening.state()).isEqualTo(State.IN_USE);
    assertThat(night.date()).hasToString("2027-03-07");
    assertThat(hall.zone("dance-room").state()).isEqualTo(State.IN_USE);
    assertThat(hall.zone("dance-room").until()).isEqualTo(at("2027-03-07", "00:30"));
    assertThat(hall.zone("library").state()).isEqualTo(State.CLOSED);
    assertThat(changes.takeSnapshot()).isTrue();
  }

  @Test
  void specialDaysAndBlackoutsStandAgainstTheWeekUntilTheyAreNoMore() {
    tell(
        "venue.special-day-set",
        Map.of("zone", "centre", "date", DAY, "hours", List.of("15:00 16:00"), "revision", 1));
    assertThat(hall.zone("dance-room").state()).isEqualTo(State.CLOSED);
    tell("venue.special-day-removed", Map.of("zone", "centre", "date", DAY, "revision", 1));
    assertThat(hall.zone("dance-room").state()).isEqualTo(State.FREE);

    var blackout = Map.<String, Object>of("blackout", "b", "zone", "library");
    var closed = new HashMap<>(blackout);
    closed.put("start", at(DAY, "00:00"));
    closed.put("end", at("2027-03-08", "00:00"));
    tell("venue.zone-blacked-out", closed);
    assertThat(hall.zone("library").state()).isEqualTo(State.CLOSED);
    assertThat(hall.zone("centre").state()).isEqualTo(State.CLOSED);
    assertThat(hall.zone("dance-room").state()).isEqualTo(State.FREE);
    tell("venue.blackout-lifted", blackout);
    tell("venue.zone-blacked-out", closed);
    assertThat(hall.zone("centre").state()).isEqualTo(State.FREE);
  }

  @Test
  void showsTodaysSessionsAndTheTotalsSinceOpening() {
    var meeting =
        Map.of("start", at(DAY, "14:00"), "end", at(DAY, "15:00"), "zones", List.of("library"));
    var data = new HashMap<String, Object>();
    data.put("activity", "5f0c1f1e-3f77-4f0e-9a58-0e4f6f3f9f10");
    data.put("state", "published");
    data.put("title", "主题沙龙");
    data.put("kind", "salon");
    data.put("meetings", List.of(meeting));
    data.put("revision", 1);
    tell("activity.changed", data);
    var shown = hall.screen().activities();
    data.put("session", 0);
    data.put("start", at(DAY, "14:00"));
    data.put("isOccasion", true);
    tell("activity.session-ended", data);

    assertThat(shown).singleElement().extracting("title").isEqualTo("主题沙龙");
    assertThat(shown.getFirst().progress()).isEqualTo(Screen.Progress.TO_COME);
    assertThat(hall.screen().totals()).containsEntry("salons", 1L).containsEntry("partyMass", 0L);
    data.put("state", "cancelled");
    data.put("revision", 2);
    tell("activity.changed", data);
    assertThat(hall.screen().activities()).isEmpty();
  }

  @Test
  void changesAreWhatIsOtherAndLeadToTheSameScreen() {
    var first = hall.screen();
    use("dance-room", "10:00", "11:00", "confirmed", 1);

    var changes = hall.changes(first.version());
    var again = hall.changes(changes.version());
    hall.is(DAY, "10:00");
    var begun = hall.changes(changes.version());

    assertThat(changes.takeSnapshot()).isFalse();
    assertThat(changes.zones()).extracting("zone").containsExactly("centre", "dance-room");
    assertThat(changes.activities()).isNull();
    assertThat(again.zones()).isNull();
    assertThat(again.version()).isEqualTo(changes.version());
    assertThat(begun.zones()).extracting("zone").contains("dance-room");
    assertThat(begun.version()).isEqualTo(hall.screen().version());
    for (var zone : begun.zones()) {
      assertThat(hall.zone(zone.zone())).isEqualTo(zone);
    }
  }

  @Test
  void aVersionThatNobodyGaveIsRefusedOrAnsweredWithNothing() {
    assertThatThrownBy(() -> new Commands.GetChanges(HERE, "yesterday"))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(() -> new Commands.GetChanges(HERE, "2027-99-06-1-1-1-1-1"))
        .isInstanceOf(Refusal.class);
    var future = hall.changes(DAY + "-1-999-999-0-0");

    assertThat(future.zones()).isNull();
    assertThat(future.version()).isEqualTo(DAY + "-1-999-999-0-0");
  }

  @Test
  void nobodysNameAndNoReservationsIdIsOnIt() {
    use("dance-room", "10:00", "11:00", "confirmed", 1);

    var json = Json.text(hall.screen());

    assertThat(json).doesNotContain("00000000-0000-4000-8000").doesNotContain("person");
  }

  @Test
  void aCommunityThatDoesNotExistHasNoScreen() {
    var nowhere = new Commands.GetScreen(new CommunityId("nowhere"));

    assertThatThrownBy(() -> hall.figures.screens().snapshot(nowhere)).isInstanceOf(Refusal.class);
  }

  @Test
  void whatACentreHadDoneBeforeIsInTheTotalsAndTellsTheScreensSo() {
    var operator = new Principal(PersonId.of(UUID.randomUUID().toString()), null, true, Set.of());
    var before = hall.screen();
    var put = new Commands.PutOpening(HERE, 7L, 6L, 5L, 4L, 3L, 2L, 0);
    hall.figures.openings().put(operator, put);
    hall.figures.openings().put(operator, put);
    settle();

    var changes = hall.changes(before.version());

    assertThat(changes.totals()).containsEntry("partyMass", 7L).containsEntry("salons", 6L);
    assertThat(hall.screen().totals()).isEqualTo(changes.totals());
    assertThat(hall.recounted(HERE).differing()).isEmpty();
    settle();
    assertThat(hall.screen().totals()).isEqualTo(changes.totals());
    var other = new Commands.PutOpening(HERE, 8L, 6L, 5L, 4L, 3L, 2L, 0);
    assertThatThrownBy(() -> hall.figures.openings().put(operator, other))
        .hasMessage("figures.changed-meanwhile");
  }

  @Test
  void tenThousandScreensAtTwentyInstancesCostEachInstanceAnItemInTwoSeconds() {
    use("dance-room", "10:00", "11:00", "confirmed", 1);
    hall.is(DAY, "09:30");
    var version = hall.screen().version();
    var instances = new ArrayList<Figures>();
    for (int i = 0; i < 20; i++) {
      instances.add(new Figures(hall.dynamo, hall.clock, hall.needs));
    }
    var query = new Commands.GetChanges(HERE, version);
    instances.forEach(one -> one.screens().changes(query));
    hall.requests.set(0);

    int seconds = 20;
    for (int second = 0; second < seconds; second++) {
      // Half of them ask in each second.
      hall.clock.advance(Duration.ofSeconds(1));
      for (int screen = 0; screen < 5_000; screen++) {
        instances.get(screen % 20).screens().changes(query);
      }
    }

    System.out.printf(
        "10,000 screens at 20 instances, every two seconds for %d s: %d polls, %d requests%n",
        seconds, 10_000 * seconds / 2, hall.requests.get());
    assertThat(hall.requests).hasValue(20 * seconds / 2);
  }
}
