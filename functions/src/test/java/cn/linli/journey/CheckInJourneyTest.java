package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saying that one has come. */
class CheckInJourneyTest {
  private static Town town;

  @BeforeAll
  static void open() {
    town = Town.another();
    Visit.askForCheckIn(
        town,
        """
        , "offerMinutes": 60, "checkIn":
         {"withinMinutes": 30, "suspendAfter": 20, "countedDays": 90, "suspendDays": 30}
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
  void whoIsOnSiteChecksInByTheCodeThatIsShownThere() {
    var visit = Visit.booked(town).after(-15);

    var present = visit.checkIn(Visit.code(town, "dance-room")).expect(200);

    assertThat(present.text("/attendance")).isEqualTo("present");
    assertThat(visit.checkIn("00000000").expect(200).body()).isEqualTo(present.body());
    assertThat(new Events(town).awaited("venue.reservation-checked-in", visit.id())).hasSize(1);
    visit.after(31);
    assertThat(visit.attendance()).isEqualTo("present");
    visit.after(121);
    assertThat(visit.checkIn("00000000").expect(200).body()).isEqualTo(present.body());
  }

  @Test
  void theCodeOfTheHouseDoorWillDoAndThatOfAnotherRoomWillNot() {
    var visit = Visit.booked(town).after(0);

    assertThat(visit.checkIn(Visit.code(town, "library")).code())
        .isEqualTo("venue.check-in-code-wrong");
    assertThat(visit.checkIn("00000000").code()).isEqualTo("venue.check-in-code-wrong");
    assertThat(visit.checkIn("guess").status()).isEqualTo(400);
    assertThat(visit.who().put(visit.path() + "/check-in", "{}").text("/errors/0/pointer"))
        .isEqualTo("/code");
    visit.checkIn(Visit.code(town, "whole")).expect(200);
  }

  @Test
  void aCodeIsGoodForAFewMinutes() {
    var visit = Visit.booked(town).after(-20);
    var code = Visit.code(town, "dance-room");
    var until =
        Instant.parse(
            town.operator()
                .get("/communities/heping-li/zones/dance-room/check-in-code")
                .text("/until"));
    assertThat(Visit.code(town, "dance-room")).isEqualTo(code);

    visit.after(-10);
    assertThat(visit.checkIn(code).code()).isEqualTo("venue.check-in-code-wrong");
    var next = Visit.code(town, "dance-room");
    visit.after(-2);

    assertThat(until).isEqualTo(visit.start().minus(Duration.ofMinutes(15)));
    assertThat(next).isNotEqualTo(code);
    visit.checkIn(next).expect(200);
  }

  @Test
  void theStaffComeAndCancelThemselvesLikeResidents() {
    var own = Visit.booked(town);
    town.committee()
        .put(
            "/communities/heping-li/people/" + own.who().person() + "/roles/operator",
            "{\"reason\":\"新同事\"}")
        .expect(200);
    own.after(5);

    assertThat(own.who().put(own.path() + "/check-in", "{}").text("/errors/0/pointer"))
        .isEqualTo("/code");
    assertThat(own.who().put(own.path() + "/cancellation", "{}").code())
        .isEqualTo("venue.cancel-too-late");
  }

  @Test
  void nobodyChecksInTooEarlyOrWhenItIsOver() {
    var visit = Visit.booked(town).after(-31);
    var early = visit.checkIn(Visit.code(town, "dance-room"));
    visit.after(120);
    var late = visit.checkIn(Visit.code(town, "dance-room"));

    assertThat(early.code()).isEqualTo("venue.check-in-too-early");
    assertThat(early.text("/detail"))
        .contains(visit.start().minus(Duration.ofMinutes(30)).toString());
    assertThat(late.code()).isEqualTo("venue.reservation-over");
  }

  @Test
  void theStaffCheckInWithoutACodeAndStrangersNotAtAll() {
    var visit = Visit.booked(town).after(5);
    var path = visit.path() + "/check-in";

    assertThat(town.resident().put(path, "{}").code()).isEqualTo("venue.reservation-not-found");
    assertThat(town.neighbour().put(path, "{}").status()).isEqualTo(403);
    assertThat(town.neighbour().get("/communities/heping-li/zones/whole/check-in-code").status())
        .isEqualTo(404);
    assertThat(town.resident().get("/communities/heping-li/zones/whole/check-in-code").status())
        .isEqualTo(403);
    assertThat(town.operator().get("/communities/heping-li/zones/attic/check-in-code").code())
        .isEqualTo("venue.zone-not-found");
    assertThat(town.committee().put(path, "{}").expect(200).text("/attendance"))
        .isEqualTo("present");
  }

  @Test
  void onlyWhatIsConfirmedIsCheckedIn() {
    var visit = Visit.booked(town);
    var waiter = new Visit(town, town.keyOf(town.resident()), UUID.randomUUID(), visit.start());
    waiter
        .who()
        .put(
            waiter.path(),
            """
            {"zone": "dance-room", "start": "%s", "end": "%s", "people": 2, "ifTaken": "wait"}
            """
                .formatted(visit.start(), visit.start().plus(Duration.ofHours(1))))
        .expect(200);
    visit.after(-10);

    var code = Visit.code(town, "dance-room");
    assertThat(waiter.checkIn(code).code()).isEqualTo("venue.not-confirmed");
    visit.who().put(visit.path() + "/cancellation", "{}").expect(200);
    assertThat(visit.checkIn(code).code()).isEqualTo("venue.reservation-over");
  }

  @Test
  void whoOpensTheDoorHasComeHoweverOftenAndLateOneHearsOfIt() {
    var visit = Visit.booked(town).after(3);
    var at = town.now();
    visit.after(31);
    assertThat(visit.attendance()).isEqualTo("missed");

    opened(visit.id(), at);
    opened(visit.id(), at.plusSeconds(60));

    assertThat(visit.attendance()).isEqualTo("present");
    assertThat(visit.standing().body().path("noShows")).isEmpty();
    assertThat(new Events(town).awaited("venue.reservation-checked-in", visit.id())).hasSize(1);
  }

  @Test
  void aDoorThatOpensAtAnotherTimeOrForSomethingElseMeansNothing() {
    var visit = Visit.booked(town);
    opened(visit.id(), visit.start().minus(Duration.ofMinutes(121)));
    opened(visit.id(), visit.start().plus(Duration.ofHours(2)));
    opened(UUID.randomUUID(), visit.start());
    assertThat(visit.attendance()).isEqualTo("expected");
    visit.who().put(visit.path() + "/cancellation", "{}").expect(200);

    opened(visit.id(), visit.start());

    assertThat(town.operator().get(visit.path()).text("/state")).isEqualTo("cancelled");
  }

  private static void opened(UUID reservation, Instant at) {
    var data =
        Map.of(
            "reservation",
            reservation,
            "person",
            UUID.randomUUID(),
            "door",
            "house-door",
            "at",
            at);
    var events = new Events(town);
    events.deliver("onDoorOpened", events.made("access.door-opened", data));
  }
}
