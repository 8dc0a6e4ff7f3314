package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Offers free places to those who wait, in the order in which they came; those for whom there are
 * not enough places are passed over until there are. Each place is offered to one.
 */
final class Promotion {
  /** So many offers one message makes, or pages it looks at; then another one goes on. */
  private static final int MOST = 20;

  /** So many entries of the line are read at once. */
  private static final int PAGE = 100;

  private final Hall hall;
  private final Places places;
  private final Changes changes;

  Promotion(Hall hall, Places places) {
    this.hall = hall;
    this.places = places;
    this.changes = new Changes(hall);
  }

  /** Makes all offers that can be made now, from somewhere in the line on. */
  void promote(Target target, Search from) {
    var next = Optional.of(from);
    for (int steps = 0; steps < MOST && next.isPresent(); steps++) {
      var here = next.get();
      next = Stale.again(() -> step(target, here));
    }
    next.ifPresent(
        rest -> {
          var writes = hall.writes();
          hall.tasks().promote(writes, target, rest);
          writes.commit();
        });
  }

  /**
   * Makes the next offer, or looks at a page without finding anybody; where to go on, or nothing
   * where nobody further back can be offered anything.
   */
  private Optional<Search> step(Target target, Search search) {
    var offering = hall.needs().activities().get(target.community(), target.activity());
    var now = hall.now();
    boolean mayOffer =
        offering.state() == State.PUBLISHED
            && offering.plan().signUp().waitingList() != null
            && !Rules.isClosed(offering, target, now);
    if (!mayOffer) {
      return Optional.empty();
    }
    var free = places.free(offering, target, true);
    if (free.values().stream().allMatch(count -> count == 0)) {
      return Optional.empty();
    }
    var here = search.with(free);
    var page = hall.lines().page(target, here.after(), PAGE);
    for (var waiter : page.items()) {
      var people = fitting(offering, waiter, free);
      if (!people.isEmpty() && offer(offering, waiter, people, now)) {
        return Optional.of(here);
      }
    }
    return Optional.ofNullable(page.last()).map(here::past);
  }

  private Map<PersonId, String> fitting(
      Offering offering, Waiter waiter, Map<String, Integer> free) {
    if (!waiter.isNear(free)) {
      return Map.of();
    }
    var first = waiter.people().keySet().iterator().next();
    return Company.of(hall, offering, Hall.key(offering, waiter.target(), first))
        .fitting(waiter, free);
  }

  private boolean offer(
      Offering offering, Waiter waiter, Map<PersonId, String> people, Instant now) {
    var target = waiter.target();
    var chosen = places.choose(offering, target, people, waiter.id().hashCode(), true);
    if (chosen.isEmpty()) {
      return false;
    }
    var until = until(offering, target, now);
    var together = List.copyOf(people.keySet());
    var writes = hall.writes();
    hall.needs()
        .activities()
        .requirePublished(writes, target.community(), target.activity(), new Stale());
    SignUp first = null;
    for (var person : together) {
      var signUp = hall.get(Hall.key(offering, target, person));
      if (signUp.state() != SignUpState.WAITING) {
        throw new Stale();
      }
      var offered = signUp.together(together).offered(chosen.get().get(person).number(), until);
      hall.put(writes, offered);
      first = first == null ? offered : first;
    }
    changes.leaveOthers(writes, offering, waiter, people);
    places.take(writes, offering, target, chosen.get(), true);
    hall.lines().leave(writes, waiter, people, true);
    hall.tasks().lapse(writes, first);
    writes.commit();
    return true;
  }

  private static Instant until(Offering offering, Target target, Instant now) {
    var rules = offering.plan().signUp();
    var until = now.plus(Duration.ofMinutes(rules.waitingList().offerMinutes()));
    var start = target.start(offering);
    return now.isBefore(start) && until.isAfter(start) ? start : until;
  }
}
