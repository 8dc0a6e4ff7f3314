package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting for a time that somebody else has. */
class WaitingListJourneyTest {
  private static Town town;

  private Line line;

  @BeforeAll
  static void open() {
    town = Town.another();
    Line.listFor(town, "dance-room");
    Line.listFor(town, "multimedia-room", 30, "");
    Line.listFor(town, "whole");
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @BeforeEach
  void nextDay() {
    line = new Line(town, town.quietDay());
  }

  @Test
  void whoWaitsGetsAnOfferWhenTheTimeBecomesFreeAndTakesItUp() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "12:00");
    var waiter = town.resident();
    var id = line.waitFor(waiter, "dance-room", "10:00", "12:00");
    assertThat(line.get(waiter, id).body().path("placeInLine").asInt()).isEqualTo(1);

    line.cancel(holder, held);
    line.offered(waiter, id);

    var offer = line.get(waiter, id);
    assertThat(Instant.parse(offer.text("/offeredUntil")))
        .isEqualTo(town.now().plus(Duration.ofHours(1)));
    assertThat(offer.body().has("placeInLine")).isFalse();
    var stranger = town.resident();
    assertThat(stranger.book("dance-room", line.at("11:00"), line.at("12:00")).code())
        .isEqualTo("venue.slot-taken");
    assertThat(line.takeUp(stranger, id).code()).isEqualTo("venue.reservation-not-found");
    var taken = line.takeUp(waiter, id).expect(200);
    assertThat(taken.text("/state")).isEqualTo("confirmed");
    assertThat(line.takeUp(waiter, id).expect(200).body()).isEqualTo(taken.body());
    assertThat(line.get(waiter, id).text("/state")).isEqualTo("confirmed");
  }

  @Test
  void anOfferGoesToTheFirstInLineAndThenToTheNext() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "12:00");
    var first = town.resident();
    var firstId = line.waitFor(first, "dance-room", "10:00", "12:00");
    town.passes(Duration.ofSeconds(1));
    var second = town.resident();
    var secondId = line.waitFor(second, "dance-room", "11:00", "12:00");
    town.passes(Duration.ofSeconds(1));
    var third = town.resident();
    var thirdId = line.waitFor(third, "dance-room", "10:00", "11:30");
    assertThat(line.get(third, thirdId).body().path("placeInLine").asInt()).isEqualTo(3);

    line.cancel(holder, held);
    line.offered(first, firstId);
    assertThat(line.get(second, secondId).text("/state")).isEqualTo("waiting");
    assertThat(line.takeUp(second, secondId).code()).isEqualTo("venue.not-offered");
    line.cancel(first, firstId);
    line.offered(second, secondId);
    assertThat(line.get(third, thirdId).text("/state")).isEqualTo("waiting");
    assertThat(line.get(third, thirdId).body().path("placeInLine").asInt()).isEqualTo(1);
  }

  @Test
  void aZoneWithoutAListRefusesAsEver() {
    town.resident().book("meeting-bar", line.at("10:00"), line.at("11:00")).expect(200);

    var answer = line.wait(town.resident(), UUID.randomUUID(), "meeting-bar", "10:00", "11:00");

    assertThat(answer.code()).isEqualTo("venue.slot-taken");
  }

  @Test
  void whatIsFreeIsBookedAtOnceAndTheSameRequestGivesTheSameAnswer() {
    var resident = town.resident();
    var id = UUID.randomUUID();

    var free = line.wait(resident, id, "dance-room", "09:00", "10:00").expect(200);
    var again = resident.book(id, "dance-room", line.at("09:00"), line.at("10:00")).expect(200);

    assertThat(free.text("/state")).isEqualTo("confirmed");
    assertThat(again.body()).isEqualTo(free.body());
    var waiter = town.resident();
    var queued = line.waitFor(waiter, "dance-room", "09:00", "10:00");
    assertThat(line.wait(waiter, queued, "dance-room", "09:00", "10:00").text("/state"))
        .isEqualTo("waiting");
  }

  @Test
  void nobodyWaitsTwiceForTheSameTime() {
    line.book(town.resident(), "dance-room", "10:00", "12:00");
    var waiter = town.resident();
    line.waitFor(waiter, "dance-room", "10:00", "11:30");

    var again = line.wait(waiter, UUID.randomUUID(), "dance-room", "11:00", "12:00");

    assertThat(again.code()).isEqualTo("venue.waiting-already");
    line.waitFor(waiter, "dance-room", "11:30", "12:00");
  }

  @Test
  void theWholePlaceWaitsForItsLastRoomAndTheBufferHasToBeFreeToo() {
    var one = town.resident();
    var dancing = line.book(one, "dance-room", "10:00", "11:00");
    var other = town.resident();
    var showing = line.book(other, "multimedia-room", "11:00", "12:00");
    var house = town.resident();
    var houseId = line.waitFor(house, "whole", "10:00", "12:00");
    town.passes(Duration.ofSeconds(1));
    var before = town.resident();
    var beforeId = line.waitFor(before, "multimedia-room", "10:00", "11:00");

    line.cancel(one, dancing);
    line.deliver("venue.reservation-cancelled", dancing);
    assertThat(line.get(house, houseId).text("/state")).isEqualTo("waiting");
    assertThat(line.get(before, beforeId).text("/state")).isEqualTo("waiting");
    line.cancel(other, showing);

    line.offered(house, houseId);
    assertThat(line.get(before, beforeId).text("/state")).isEqualTo("waiting");
  }

  @Test
  void movingAwayOffersTheOldTime() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "11:00");
    var waiter = town.resident();
    var id = line.waitFor(waiter, "dance-room", "10:00", "11:00");

    holder
        .put(
            Line.path(held) + "/time",
            "{\"start\":\"%s\",\"end\":\"%s\"}".formatted(line.at("15:00"), line.at("16:00")))
        .expect(200);

    line.offered(waiter, id);
  }

  @Test
  void whoWaitsForATimeThatIsClosedIsCancelledWithIt() {
    line.book(town.resident(), "dance-room", "10:00", "11:00");
    var waiter = town.resident();
    var id = line.waitFor(waiter, "dance-room", "10:00", "11:00");

    town.operator()
        .put(
            "/communities/heping-li/blackouts/" + UUID.randomUUID(),
            "{\"zone\":\"whole\",\"start\":\"%s\",\"end\":\"%s\",\"reason\":\"停电检修\"}"
                .formatted(line.at("09:00"), line.at("12:00")))
        .expect(200);

    assertThat(line.get(waiter, id).text("/state")).isEqualTo("cancelled");
    assertThat(line.get(waiter, id).text("/endReason")).isEqualTo("停电检修");
  }

  @Test
  void whatBecameFreeOnAClosedDayIsOfferedWhenTheDayOpensAgain() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "11:00");
    var waiter = town.resident();
    var id = line.waitFor(waiter, "dance-room", "10:00", "11:00");
    var special = "/communities/heping-li/zones/dance-room/special-days/" + line.day();
    town.operator().put(special, "{\"name\":\"盘点\",\"hours\":[],\"revision\":0}").expect(200);
    line.cancel(holder, held);
    line.deliver("venue.reservation-cancelled", held);
    assertThat(line.get(waiter, id).text("/state")).isEqualTo("waiting");

    town.operator().delete(special).expect(204);

    line.offered(waiter, id);
  }

  @Test
  void whoseTimeComesWhileTheyWaitLapses() {
    line.book(town.resident(), "dance-room", "10:00", "11:00");
    var waiter = town.resident();
    var key = town.keyOf(waiter);
    var id = line.waitFor(waiter, "dance-room", "10:00", "11:00");
    assertThat(line.listed(waiter, id)).isEqualTo("waiting");

    town.deployment().tick();
    town.passes(Duration.between(town.now(), line.at("10:00")));
    town.deployment().tick();

    assertThat(line.listed(town.logIn(key), id)).isEqualTo("lapsed");
  }
}
