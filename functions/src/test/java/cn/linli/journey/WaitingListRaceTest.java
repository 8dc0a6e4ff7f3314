package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes free is offered to exactly one, whatever else happens at that moment. */
class WaitingListRaceTest {
  private static final List<String> HOURS = List.of("10:00", "11:00", "12:00");

  private static Town town;

  private final Map<UUID, Client> waiting = new HashMap<>();
  private Line line;

  @BeforeAll
  static void open() {
    town = Town.another();
    Line.listFor(town, "dance-room");
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @AfterEach
  void calm() {
    town.weather().clear();
  }

  /** Scenario 26, of the venue. */
  @Test
  void twoCancellationsAndAnExpiryAtOnceOfferEachTimeToExactlyOne() throws Exception {
    for (int round = 0; round < 3; round++) {
      line = new Line(town, town.quietDay());
      waiting.clear();
      var holder = town.resident();
      var first = line.book(holder, "dance-room", "10:00", "11:00");
      var second = line.book(holder, "dance-room", "11:00", "12:00");
      var last = town.resident();
      var third = line.book(last, "dance-room", "12:00", "13:00");
      var slow = town.resident();
      var offer = line.waitFor(slow, "dance-room", "12:00", "13:00");
      line.cancel(last, third);
      line.offered(slow, offer);
      town.deployment().tick();
      town.passes(Duration.ofMinutes(61));
      var holderAgain = town.logIn(town.keyOf(holder));
      everybodyWaits(3);
      var passers = List.of(town.resident(), town.resident(), town.resident());
      town.weather().conflicts(30);

      var calls = new ArrayList<Callable<Answer>>();
      calls.add(() -> line.cancel(holderAgain, first));
      calls.add(() -> line.cancel(holderAgain, second));
      calls.add(
          () -> {
            town.deployment().tick();
            return line.get(town.operator(), offer);
          });
      for (int i = 0; i < 3; i++) {
        var passer = passers.get(i);
        var hour = HOURS.get(i);
        calls.add(() -> passer.book("dance-room", line.at(hour), line.at(hour).plusSeconds(3600)));
      }
      var answers = AtOnce.all(calls);
      everyEventAgainAtOnce(List.of(first, second, offer));
      town.weather().clear();

      var booked = answers.subList(3, 6);
      for (int i = 0; i < 3; i++) {
        var direct = booked.get(i).status() == 200 ? 1 : 0;
        var hour = HOURS.get(i);
        Eventually.holds(() -> assertThat(offeredAt(hour) + direct).isEqualTo(1));
      }
    }
  }

  @Test
  void whoJoinsWhileTheTimeBecomesFreeIsNotForgotten() throws Exception {
    for (int round = 0; round < 5; round++) {
      line = new Line(town, town.quietDay());
      var holder = town.resident();
      var held = line.book(holder, "dance-room", "10:00", "11:00");
      var waiter = town.resident();
      var id = UUID.randomUUID();
      town.weather().conflicts(30);

      AtOnce.all(
          List.of(
              () -> line.wait(waiter, id, "dance-room", "10:00", "11:00"),
              () -> line.cancel(holder, held)));

      town.weather().clear();
      Eventually.holds(
          () -> assertThat(line.get(waiter, id).text("/state")).isIn("offered", "confirmed"));
    }
  }

  @Test
  void takingUpAndLapsingAtOnceHaveOneOutcome() throws Exception {
    line = new Line(town, town.quietDay());
    var holder = town.resident();
    var held = line.book(holder, "dance-room", "10:00", "11:00");
    var waiter = town.resident();
    var id = line.waitFor(waiter, "dance-room", "10:00", "11:00");
    line.cancel(holder, held);
    line.offered(waiter, id);
    town.weather().conflicts(30);

    var answers =
        AtOnce.all(
            List.of(
                () -> line.takeUp(waiter, id),
                () -> line.takeUp(waiter, id),
                () -> waiter.put(Line.path(id) + "/cancellation", "{}")));

    town.weather().clear();
    var state = line.get(waiter, id).text("/state");
    assertThat(state).isIn("confirmed", "cancelled");
    assertThat(answers.subList(0, 2))
        .allMatch(answer -> answer.status() == 200 || answer.code().startsWith("venue."));
    assertThat(answers.get(2).status()).isEqualTo(state.equals("cancelled") ? 200 : 409);
  }

  private void everybodyWaits(int each) {
    for (var hour : HOURS) {
      for (int i = 0; i < each; i++) {
        var who = town.resident();
        var end = hour.replaceFirst("..", "" + (Integer.parseInt(hour.substring(0, 2)) + 1));
        waiting.put(line.waitFor(who, "dance-room", hour, end), who);
      }
    }
  }

  /** Each event twice, as by several consumers at the same moment. */
  private void everyEventAgainAtOnce(List<UUID> freed) throws Exception {
    Eventually.holds(() -> assertThat(freed).allMatch(id -> !events(id).isEmpty()));
    var calls = new ArrayList<Callable<Answer>>();
    for (var id : freed) {
      for (var event : events(id)) {
        for (int copy = 0; copy < 2; copy++) {
          calls.add(
              () -> {
                line.events().deliver("onSlotsFreed", event);
                return null;
              });
        }
      }
    }
    AtOnce.all(calls);
  }

  private List<String> events(UUID id) {
    var events = new ArrayList<>(line.events().of("venue.reservation-cancelled", id));
    events.addAll(line.events().of("venue.reservation-lapsed", id));
    return events;
  }

  private long offeredAt(String hour) {
    var operator = town.operator();
    return waiting.keySet().stream()
        .map(id -> line.get(operator, id).body())
        .filter(view -> view.path("start").asString().equals(line.at(hour).toString()))
        .filter(view -> view.path("state").asString().equals("offered"))
        .count();
  }
}
