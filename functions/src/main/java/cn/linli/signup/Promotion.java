package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Offers free places to those who wait, in the order in which they came; those for whom there are
 * not enough places are passed over until there are. Each place is offered to one.
 */
final class Promotion {
  /** So many offers one message makes; then it goes on with another. */
  private static final int MOST = 20;

  /** So far into the line one looks for somebody whom the places fit. */
  private static final int FURTHEST = 100;

  private final Hall hall;
  private final Places places;
  private final Changes changes;

  Promotion(Hall hall, Places places) {
    this.hall = hall;
    this.places = places;
    this.changes = new Changes(hall);
  }

  /** Makes all offers that can be made now. */
  void promote(Target target) {
    for (int made = 0; made < MOST; made++) {
      if (!Stale.again(() -> promoteOne(target))) {
        return;
      }
    }
    var writes = hall.writes();
    hall.tasks().promote(writes, target);
    writes.commit();
  }

  private boolean promoteOne(Target target) {
    var offering = hall.needs().activities().get(target.community(), target.activity());
    var now = hall.now();
    boolean mayOffer =
        offering.state() == State.PUBLISHED
            && offering.plan().signUp().waitingList() != null
            && !Rules.isClosed(offering, target, now);
    if (!mayOffer) {
      return false;
    }
    var free = places.free(offering, target, true);
    if (free.values().stream().allMatch(count -> count == 0)) {
      return false;
    }
    for (var waiter : hall.lines().page(target, null, FURTHEST).items()) {
      var people = waiter.fitting(free);
      if (!people.isEmpty() && offer(offering, waiter, people, now)) {
        return true;
      }
    }
    return false;
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
