package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Town;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom a time is offered that has become free, and what becomes of the offer. */
class OffersJourneyTest {
  private static final String QUEUE =
      ", \"approval\": {\"requests\": \"queue\", \"decideWithinMinutes\": 600}";

  private static Town town;

  private Line line;

  @BeforeAll
  static void open() {
    town = Town.another();
    Line.listFor(town, "dance-room");
    Line.listFor(town, "library", 0, QUEUE);
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
  void aTimeInAWeekOfTwoMonthsIsOfferedToo() {
    line = new Line(town, LocalDate.of(2027, 3, 30));
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "12:00");
    var waiter = town.resident();
    var id = line.waitFor(waiter, "dance-room", "10:00", "12:00");

    line.cancel(holder, held);

    line.offered(waiter, id);
  }

  @Test
  void theStaffDoNotBookForSomebodyWhoLetAnOfferGo() {
    var holder = town.resident();
    var held = line.book(holder, "library", "10:00", "11:00");
    line.decide(held);
    var waiter = town.resident();
    var id = line.waitFor(waiter, "library", "10:00", "11:00");
    line.cancel(holder, held);
    line.offered(waiter, id);
    town.deployment().tick();
    town.passes(Duration.ofMinutes(60));
    town.deployment().tick();

    var lapsed = line.get(town.operator(), id);
    var returned =
        town.operator()
            .put(
                Line.path(id) + "/decision",
                "{\"decision\":\"return\",\"revision\":%s}".formatted(lapsed.text("/revision")));

    assertThat(lapsed.text("/state")).isEqualTo("lapsed");
    assertThat(returned.code()).isEqualTo("venue.reservation-over");
  }

  @Test
  void whoIsOverTheLimitIsPassedOver() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "11:00");
    var greedy = town.resident();
    var greedyId = line.waitFor(greedy, "dance-room", "10:00", "11:00");
    line.book(greedy, "dance-room", "13:00", "14:00");
    line.book(greedy, "dance-room", "15:00", "16:00");
    town.passes(Duration.ofSeconds(1));
    var next = town.resident();
    var nextId = line.waitFor(next, "dance-room", "10:00", "11:00");

    line.cancel(holder, held);

    line.offered(next, nextId);
    assertThat(line.get(greedy, greedyId).text("/state")).isEqualTo("waiting");
  }

  @Test
  void whereTheStaffDecideAnOfferBecomesARequestThatKeepsItsSlots() {
    var holder = town.resident();
    var held = line.book(holder, "library", "10:00", "11:00");
    line.decide(held);
    var waiter = town.resident();
    var id = line.waitFor(waiter, "library", "10:00", "11:00");
    line.cancel(holder, held);
    line.offered(waiter, id);

    var taken = line.takeUp(waiter, id).expect(200);

    assertThat(taken.text("/state")).isEqualTo("pending");
    assertThat(town.resident().book("library", line.at("10:00"), line.at("11:00")).code())
        .isEqualTo("venue.slot-taken");
    line.decide(id);
    assertThat(line.get(waiter, id).text("/state")).isEqualTo("confirmed");
  }

  @Test
  void anOfferThatNobodyTakesUpLapsesAndTheNextGetsIt() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "18:00", "20:00");
    var first = town.resident();
    var firstId = line.waitFor(first, "dance-room", "18:00", "20:00");
    town.passes(Duration.ofSeconds(1));
    var second = town.resident();
    var key = town.keyOf(second);
    var firstKey = town.keyOf(first);
    var secondId = line.waitFor(second, "dance-room", "18:00", "20:00");
    line.cancel(holder, held);
    line.offered(first, firstId);
    town.deployment().tick();

    town.passes(Duration.ofMinutes(60));
    first = town.logIn(firstKey);
    assertThat(line.takeUp(first, firstId).code()).isEqualTo("venue.offer-over");
    town.deployment().tick();

    assertThat(line.get(first, firstId).text("/state")).isEqualTo("lapsed");
    assertThat(line.takeUp(first, firstId).code()).isEqualTo("venue.offer-over");
    line.offered(town.logIn(key), secondId);
  }

  @Test
  void severalGetOffersForDifferentParts() {
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "14:00", "17:00");
    var one = town.resident();
    var oneId = line.waitFor(one, "dance-room", "14:00", "15:00");
    town.passes(Duration.ofSeconds(1));
    var other = town.resident();
    var otherId = line.waitFor(other, "dance-room", "16:00", "18:00");

    line.cancel(holder, held);

    line.offered(one, oneId);
    line.offered(other, otherId);
  }
}
