package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who does not come is counted, suspended at the second time, and may appeal. */
class NoShowJourneyTest {
  private static final Duration TWO_HOURS = Duration.ofHours(2);

  private static Town town;

  @BeforeAll
  static void open() {
    town = Town.another();
    Visit.askForCheckIn(
        town,
        """
        , "offerMinutes": 600, "checkIn":
         {"withinMinutes": 30, "suspendAfter": 2, "countedDays": 60, "suspendDays": 1}
        """);
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @BeforeEach
  void theRoomIsFreeAgain() {
    town.passes(Duration.ofHours(4));
  }

  @Test
  void whoDoesNotComeInTimeIsANoShow() {
    var visit = Visit.booked(town).after(29);
    assertThat(visit.attendance()).isEqualTo("expected");

    visit.after(30);

    assertThat(visit.attendance()).isEqualTo("missed");
    var standing = visit.standing();
    assertThat(standing.text("/noShows/0/reservation")).isEqualTo(visit.id().toString());
    assertThat(Instant.parse(standing.text("/noShows/0/at")))
        .isEqualTo(visit.start().plus(Duration.ofMinutes(30)));
    assertThat(standing.body().has("suspendedUntil")).isFalse();
    assertThat(new Events(town).awaited("venue.reservation-missed", visit.id())).hasSize(1);
  }

  @Test
  void whoComesLateIsNoneAnyMore() {
    var visit = Visit.booked(town).after(31);
    assertThat(visit.standing().body().path("noShows")).hasSize(1);

    var present = visit.checkIn(Visit.code(town, "dance-room")).expect(200);

    assertThat(present.text("/attendance")).isEqualTo("present");
    assertThat(visit.standing().body().path("noShows")).isEmpty();
  }

  @Test
  void theSecondTimeSuspendsAndTimeHeals() {
    var first = Visit.booked(town).after(31);
    var second = Visit.booked(town, first.person()).after(31);
    var until = second.start().plus(Duration.ofMinutes(31)).plus(Duration.ofDays(1));

    var start = Visit.soon(town);
    var refused = first.who().book("dance-room", start, start.plus(Duration.ofHours(1)));

    assertThat(refused.code()).isEqualTo("venue.suspended");
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text("/detail")).contains(until.toString());
    assertThat(first.standing().text("/suspendedUntil")).isEqualTo(until.toString());
    Eventually.holds(() -> assertThat(suspended(first)).hasSize(1));
    town.deployment().tick();
    town.passes(Duration.between(town.now(), until));
    assertThat(first.standing().body().has("suspendedUntil")).isFalse();
    Visit.booked(town, first.person());
  }

  @Test
  void whoIsSuspendedGetsNoOfferAndTakesNoneUp() {
    var first = Visit.booked(town).after(31);
    var second = Visit.booked(town, first.person());
    var holder = Visit.booked(town, town.keyOf(town.resident()), second.start().plus(TWO_HOURS));
    var waiting = waitBehind(holder, first.person());
    town.passes(Duration.ofSeconds(1));
    var other = Visit.booked(town, town.keyOf(town.resident()), holder.start().plus(TWO_HOURS));
    var offered = waitBehind(other, first.person());
    cancel(other);
    eventually(offered, "offered");
    second.after(31);
    assertThat(first.standing().body().has("suspendedUntil")).isTrue();

    cancel(holder);
    new Events(town)
        .awaited("venue.reservation-cancelled", holder.id())
        .forEach(event -> new Events(town).deliver("onSlotsFreed", event));

    assertThat(state(waiting)).isEqualTo("waiting");
    assertThat(offered.who().put(offered.path() + "/take-up", null).code())
        .isEqualTo("venue.suspended");
    assertThat(move(waiting.who(), waiting, Visit.soon(town).plus(TWO_HOURS)).code())
        .isEqualTo("venue.suspended");
  }

  @Test
  void whatTheStaffMoveOrCancelWasNotMissed() {
    var moved = Visit.booked(town).after(31);
    assertThat(moved.standing().body().path("noShows")).hasSize(1);

    move(town.operator(), moved, moved.start().plus(TWO_HOURS)).expect(200);

    assertThat(moved.attendance()).isEqualTo("expected");
    assertThat(moved.standing().body().path("noShows")).isEmpty();
    var cancelled =
        Visit.booked(town, moved.person(), moved.start().plus(TWO_HOURS.multipliedBy(2)));
    cancelled.after(31);
    assertThat(cancelled.standing().body().path("noShows")).hasSize(2);
    town.operator().put(cancelled.path() + "/cancellation", "{\"reason\":\"停电\"}").expect(200);
    assertThat(cancelled.standing().body().path("noShows")).hasSize(1);
  }

  private static Answer move(Client who, Visit visit, Instant start) {
    return who.put(
        visit.path() + "/time",
        "{\"start\":\"%s\",\"end\":\"%s\",\"reason\":\"换时间\"}"
            .formatted(start, start.plus(TWO_HOURS)));
  }

  @Test
  void anExcuseTakesTheNoShowBackAndEndsTheSuspension() {
    var first = Visit.booked(town).after(31);
    var second = Visit.booked(town, first.person()).after(31);
    assertThat(first.standing().body().has("suspendedUntil")).isTrue();
    assertThat(first.excuse(first.who()).status()).isEqualTo(403);
    assertThat(first.excuse(town.neighbour()).status()).isEqualTo(404);

    var excused = first.excuse(town.committee()).expect(200);

    assertThat(excused.text("/attendance")).isEqualTo("excused");
    assertThat(first.excuse(town.operator()).expect(200).body()).isEqualTo(excused.body());
    var standing =
        town.operator()
            .get("/communities/heping-li/people/" + first.who().person() + "/standing")
            .expect(200);
    assertThat(standing.body()).isEqualTo(first.standing().body());
    assertThat(standing.body().has("suspendedUntil")).isFalse();
    assertThat(standing.body().path("noShows")).hasSize(1);
    assertThat(standing.text("/noShows/0/reservation")).isEqualTo(second.id().toString());
    assertThat(new Events(town).awaited("venue.reservation-excused", first.id())).hasSize(1);
    Visit.booked(town, first.person());
  }

  @Test
  void onlyANoShowIsExcused() {
    var visit = Visit.booked(town);
    assertThat(visit.excuse(town.operator()).code()).isEqualTo("venue.not-missed");
    visit.after(1);
    visit.checkIn(Visit.code(town, "dance-room")).expect(200);
    assertThat(visit.excuse(town.operator()).code()).isEqualTo("venue.not-missed");
    visit.after(31);

    assertThat(visit.attendance()).isEqualTo("present");
    assertThat(visit.standing().body().path("noShows")).isEmpty();
  }

  @Test
  void aNoShowIsExportedAndForgottenWithThePerson() {
    var visit = Visit.booked(town).after(31);
    var person = visit.who().person();
    var exported = visit.who().get("/me/export").expect(200);
    assertThat(exported.text("/standings/0/noShows/0/reservation"))
        .isEqualTo(visit.id().toString());
    visit.after(121);

    visit.who().put("/me/erasure", null).expect(202);
    town.deployment().tick();
    town.passes(Duration.ofMinutes(12));
    town.deployment().tick();

    var path = "/communities/heping-li/people/" + person + "/standing";
    Eventually.holds(
        () -> assertThat(town.operator().get(path).expect(200).body().path("noShows")).isEmpty());
  }

  private static Visit waitBehind(Visit holder, String person) {
    var waiter = new Visit(town, person, UUID.randomUUID(), holder.start());
    waiter
        .who()
        .put(
            waiter.path(),
            """
            {"zone": "dance-room", "start": "%s", "end": "%s", "people": 2, "ifTaken": "wait"}
            """
                .formatted(holder.start(), holder.start().plus(TWO_HOURS)))
        .expect(200);
    return waiter;
  }

  private static void cancel(Visit visit) {
    visit.who().put(visit.path() + "/cancellation", "{}").expect(200);
  }

  private static void eventually(Visit visit, String state) {
    Eventually.holds(() -> assertThat(state(visit)).isEqualTo(state));
  }

  private static String state(Visit visit) {
    return town.operator().get(visit.path()).expect(200).text("/state");
  }

  private static List<String> suspended(Visit visit) {
    var person = visit.who().person();
    return town.deployment().bus().published().stream()
        .filter(event -> event.contains("venue.person-suspended"))
        .filter(event -> Json.MAPPER.readTree(event).at("/data/person").asString().equals(person))
        .toList();
  }
}
