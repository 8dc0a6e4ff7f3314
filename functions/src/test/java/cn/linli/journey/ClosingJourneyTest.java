package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Scenario 16: zones that are closed for a time, and days with hours of their own. */
class ClosingJourneyTest {
  private static final String COMMUNITY = "/communities/heping-li/";
  private static Town town;
  private static LocalDate day;

  @BeforeAll
  static void open() {
    town = Town.another();
    day = town.quietDay();
    town.configure(
        "library",
        """
        {"name": "图书室", "parent": "whole", "capacity": 40, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
          "cancelBeforeMinutes": 60, "approval": {"requests": "queue", "decideWithinMinutes": 10000}}}
        """);
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @AfterEach
  void nextDay() {
    town.weather().clear();
    day = town.quietDay();
  }

  @Test
  void scenario16EveryBookingInsideABlackoutIsCancelledOnce() {
    var dance = book("dance-room", "10:00", "12:00");
    var bar = book("meeting-bar", "10:00", "12:00");
    var request = book("library", "11:00", "13:00");
    var before = book("dance-room", "09:00", "10:00");
    var after = book("dance-room", "14:00", "16:00");

    var blackout = blackOut(UUID.randomUUID(), "whole", "10:00", "14:00").expect(200);

    assertThat(blackout.text("/state")).isEqualTo("closing");
    for (var inside : List.of(dance, bar, request)) {
      assertThat(state(inside)).isEqualTo("cancelled");
      Eventually.holds(() -> assertThat(cancellations(inside)).isEqualTo(1));
    }
    assertThat(town.operator().get(path(dance)).text("/endReason")).isEqualTo("地板维修");
    assertThat(List.of(state(before), state(after))).containsOnly("confirmed");
    assertThat(town.resident().book("library", at("10:30"), at("11:00")).code())
        .isEqualTo("venue.closed");
    assertThat(free("dance-room")).doesNotContain(at("10:00").toString());
  }

  @Test
  void aBlackoutOfARoomCancelsTheWholePlaceAndNotItsOtherRooms() {
    var library = town.resident();
    var other = book("meeting-bar", "15:00", "16:00");
    var whole = book("whole", "10:00", "12:00");

    blackOut(UUID.randomUUID(), "dance-room", "09:00", "21:00").expect(200);

    assertThat(state(whole)).isEqualTo("cancelled");
    assertThat(state(other)).isEqualTo("confirmed");
    assertThat(library.book("meeting-bar", at("10:00"), at("11:00")).code()).isEqualTo("ok");
    assertThat(library.book("whole", at("16:00"), at("18:00")).code()).isEqualTo("venue.closed");
  }

  @Test
  void theSameBlackoutAgainChangesNothingAndAnotherUnderItsIdIsRefused() {
    var id = UUID.randomUUID();
    blackOut(id, "dance-room", "10:00", "12:00").expect(200);

    var again = blackOut(id, "dance-room", "10:00", "12:00");
    var other = blackOut(id, "dance-room", "10:00", "13:00");

    assertThat(again.status()).isEqualTo(200);
    assertThat(other.code()).isEqualTo("venue.blackout-id-reused");
  }

  @Test
  void aLiftedBlackoutLeavesTheZoneFreeAndCancelledBookingsCancelled() {
    var id = UUID.randomUUID();
    var booking = book("dance-room", "10:00", "12:00");
    blackOut(id, "dance-room", "10:00", "12:00").expect(200);

    var lifted = town.operator().put(COMMUNITY + "blackouts/" + id + "/lifting", null);

    assertThat(lifted.expect(200).text("/state")).isEqualTo("lifted");
    assertThat(state(booking)).isEqualTo("cancelled");
    assertThat(town.resident().book("dance-room", at("10:00"), at("12:00")).code()).isEqualTo("ok");
    assertThat(listed(id)).isFalse();
  }

  @Test
  void bookingsOnTheirWayAreCancelledWhenNothingCanBeOnItsWayAnyMore() throws Exception {
    var residents = List.of(town.resident(), town.resident(), town.resident(), town.resident());
    var id = UUID.randomUUID();
    var ids = new ArrayList<UUID>();
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < residents.size(); i++) {
      var resident = residents.get(i);
      var start = at("09:00").plus(Duration.ofHours(2L * i));
      var reservation = UUID.randomUUID();
      ids.add(reservation);
      calls.add(() -> resident.book(reservation, "dance-room", start, start.plusSeconds(3600)));
    }
    var operator = town.operator();
    calls.add(() -> blackOut(operator, id, "dance-room", "09:00", "21:00"));
    town.weather().conflicts(30);

    var answers = AtOnce.all(calls);
    town.weather().clear();
    town.passes(Duration.ofMinutes(2));
    town.deployment().tick();

    assertThat(answers.getLast().status()).isEqualTo(200);
    assertThat(town.operator().get(COMMUNITY + "blackouts/" + id).text("/state"))
        .isEqualTo("closed");
    for (var reservation : ids) {
      assertThat(state(reservation)).isIn("cancelled", "");
    }
  }

  @Test
  void aSpecialDayStandsForTheWeekInTheZoneAndWhatIsInIt() {
    special("whole", "[]", 0).expect(200);
    special("dance-room", "[{\"from\":\"22:00\",\"to\":\"24:00\"}]", 0).expect(200);

    var closed = town.resident().book("meeting-bar", at("10:00"), at("11:00"));
    var usual = town.resident().book("dance-room", at("10:00"), at("11:00"));
    var late = town.resident().book("dance-room", at("22:00"), at("23:30"));

    assertThat(closed.code()).isEqualTo("venue.closed");
    assertThat(usual.code()).isEqualTo("venue.closed");
    assertThat(late.code()).isEqualTo("ok");
  }

  @Test
  void aSpecialDayIsChangedFromItsRevisionAndTakenAway() {
    special("dance-room", "[]", 0).expect(200);

    assertThat(special("dance-room", "[{\"from\":\"10:00\",\"to\":\"12:00\"}]", 0).code())
        .isEqualTo("venue.changed-meanwhile");
    town.operator().delete(specialPath("dance-room")).expect(204);
    town.operator().delete(specialPath("dance-room")).expect(204);

    assertThat(town.resident().book("dance-room", at("15:00"), at("16:00")).code()).isEqualTo("ok");
  }

  @Test
  void aRequestInsideABlackoutCannotBeAccepted() {
    var id = UUID.randomUUID();
    var request = book("library", "10:00", "11:00");
    blackOut(id, "library", "10:00", "11:00").expect(200);

    var accepted =
        town.operator()
            .put(path(request) + "/decision", "{\"decision\":\"accept\",\"revision\":1}");

    assertThat(accepted.status()).isEqualTo(409);
    assertThat(state(request)).isEqualTo("cancelled");
  }

  private static UUID book(String zone, String from, String to) {
    var id = UUID.randomUUID();
    town.resident().book(id, zone, at(from), at(to)).expect(200);
    return id;
  }

  private static Answer blackOut(UUID id, String zone, String from, String to) {
    return blackOut(town.operator(), id, zone, from, to);
  }

  private static Answer blackOut(Client staff, UUID id, String zone, String from, String to) {
    return staff.put(
        COMMUNITY + "blackouts/" + id,
        "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"reason\":\"地板维修\"}"
            .formatted(zone, at(from), at(to)));
  }

  private static Answer special(String zone, String hours, int revision) {
    return town.operator()
        .put(
            specialPath(zone),
            "{\"name\":\"元旦\",\"hours\":%s,\"revision\":%d}".formatted(hours, revision));
  }

  private static String specialPath(String zone) {
    return COMMUNITY + "zones/" + zone + "/special-days/" + day;
  }

  private static long cancellations(UUID reservation) {
    return town.told(reservation).stream()
        .filter(event -> event.path("type").asString().equals("venue.reservation-cancelled"))
        .count();
  }

  private static boolean listed(UUID blackout) {
    return town.operator()
        .get(COMMUNITY + "blackouts")
        .body()
        .path("items")
        .valueStream()
        .anyMatch(item -> item.path("id").asString().equals(blackout.toString()));
  }

  private static String free(String zone) {
    town.passes(Duration.ofSeconds(31));
    return town.anybody()
        .get(COMMUNITY + "free-slots?date=" + day)
        .body()
        .path("items")
        .valueStream()
        .filter(item -> item.path("zone").asString().equals(zone))
        .findFirst()
        .orElseThrow()
        .path("free")
        .toString();
  }

  private static String state(UUID reservation) {
    return town.operator().get(path(reservation)).text("/state");
  }

  private static String path(UUID reservation) {
    return COMMUNITY + "reservations/" + reservation;
  }

  private static Instant at(String time) {
    return Town.at(day, time);
  }
}
