package cn.linli.signup;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Those who stand in the line together.
 *
 * @param id of their sign-up
 * @param since when they came
 * @param people who wait, in order, each with a ticket
 * @param split whether some of them would come without the others
 */
record Waiter(Target target, UUID id, Instant since, Map<PersonId, String> people, boolean split) {
  /** So many places of each ticket they need, all of them or none. */
  Map<String, Integer> needs() {
    var needs = new TreeMap<String, Integer>();
    people.values().forEach(ticket -> needs.merge(ticket, 1, Integer::sum));
    return needs;
  }

  /** The same without those who have got what they waited for. */
  Waiter without(Map<PersonId, String> gone) {
    var rest = new LinkedHashMap<>(people);
    rest.keySet().removeAll(gone.keySet());
    return new Waiter(target, id, since, rest, split);
  }

  /** Whether there is a place for any of them. */
  boolean isNear(Map<String, Integer> free) {
    return people.values().stream().anyMatch(ticket -> free.getOrDefault(ticket, 0) > 0);
  }

  /** Whether there are places for all of them. */
  boolean fits(Map<String, Integer> free) {
    return needs().entrySet().stream()
        .allMatch(need -> free.getOrDefault(need.getKey(), 0) >= need.getValue());
  }

  static Waiter of(List<SignUp> together, boolean split) {
    var first = together.getFirst();
    var people = new LinkedHashMap<PersonId, String>();
    together.forEach(signUp -> people.put(signUp.person(), signUp.ticket()));
    return new Waiter(first.target(), first.id(), first.placedAt(), people, split);
  }
}
