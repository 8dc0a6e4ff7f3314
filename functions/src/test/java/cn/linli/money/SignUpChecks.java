package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.signup.Seats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What has to hold of an activity's places, its line and its money.
 *
 * @param places by ticket
 * @param guests whoever came, or tried to
 */
record SignUpChecks(Gathering gathering, Map<String, Integer> places, List<Guest> guests) {
  private static final List<String> OFF = List.of("stopped", "cancelled", "lapsed");

  private Map<String, Integer> free() {
    var free = new TreeMap<String, Integer>();
    places.forEach(
        (ticket, count) -> free.put(ticket, count - gathering.seats().people(ticket, 1).size()));
    return free;
  }

  /** What was offered to those who came later would not have been enough for who waits on. */
  void checkOrder(List<Seats.Waiting> before) {
    var free = free();
    var after = new HashMap<UUID, Seats.Waiting>();
    gathering.seats().line().forEach(waiting -> after.put(waiting.signUp(), waiting));
    boolean gotAny = false;
    for (var waiting : before.reversed()) {
      var left = after.get(waiting.signUp());
      var got = new HashMap<>(waiting.people());
      if (left != null) {
        got.keySet().removeAll(left.people().keySet());
        assertThat(gotAny && left.fits(free)).as("passed over, though it was enough").isFalse();
      }
      got.values().forEach(ticket -> free.merge(ticket, 1, Integer::sum));
      gotAny |= !got.isEmpty();
    }
  }

  void checkNobodyWaitsForWhatIsFree() {
    boolean isOpen = gathering.world.clock.instant().isBefore(gathering.activity.plan().start());
    if (isOpen) {
      var free = free();
      assertThat(gathering.seats().line()).noneMatch(waiting -> waiting.fits(free));
    }
  }

  /** The rows and the line are what the sign-ups say. */
  void checkSeats() {
    var seats = gathering.seats();
    var sitting = new TreeMap<String, List<PersonId>>();
    for (var guest : guests) {
      for (var person : guest.people()) {
        stored(person)
            .filter(
                one -> List.of("offered", "awaiting-payment", "confirmed").contains(one.state()))
            .ifPresent(
                one ->
                    sitting.computeIfAbsent(one.ticket(), none -> new ArrayList<>()).add(person));
      }
    }
    places.forEach(
        (ticket, count) -> {
          var people = seats.people(ticket, 1);
          assertThat(people).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(count);
          assertThat(people)
              .containsExactlyInAnyOrderElementsOf(sitting.getOrDefault(ticket, List.of()));
          assertThat(seats.counted(ticket))
              .isEqualTo(
                  seats.line().stream()
                      .flatMap(waiting -> waiting.people().values().stream())
                      .filter(ticket::equals)
                      .count());
        });
    assertThat(seats.counted()).isEqualTo(seats.line().size());
    for (var waiting : seats.line()) {
      assertThat(waiting.people().keySet())
          .allMatch(person -> stored(person).orElseThrow().state().equals("waiting"));
    }
  }

  private Optional<Seats.Stored> stored(PersonId person) {
    return gathering.seats().stored(gathering.activity.filed(), person);
  }

  /**
   * Nothing is owed any more.
   *
   * @param isOff whether it was vetoed or called off
   */
  void checkEnd(boolean isOff) {
    assertThat(gathering.seats().line()).isEmpty();
    var back = new HashMap<String, Money>();
    for (var guest : guests) {
      for (var person : guest.people()) {
        stored(person)
            .ifPresent(
                one -> {
                  assertThat(one.state())
                      .isIn(isOff ? OFF : List.of("confirmed", "cancelled", "lapsed"));
                  back.merge(Neighbours.number(one.payment()), back(one), Money::plus);
                });
      }
    }
    for (var order : gathering.world.provider.orders().values()) {
      if (order.paid != null) {
        assertThat(order.returned()).as("of %s", order.number).isEqualTo(back.get(order.number));
      }
    }
  }

  /** What has to go back of what was paid for somebody's place. */
  private static Money back(Seats.Stored one) {
    var all = one.fee().plus(one.deposit());
    if (!one.counts()) {
      return all;
    }
    return switch (one.state()) {
      case "stopped" -> all;
      case "cancelled" -> new Money((one.fee().fen() + 1) / 2).plus(one.deposit());
      case "confirmed" -> one.attended() > 0 ? one.deposit() : Money.ZERO;
      default -> throw new IllegalStateException(one.state() + " and paid for");
    };
  }
}
