package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.Ticket;
import cn.linli.shared.PersonId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What holds of those who come by one sign-up, whoever of them comes first and whoever stays away:
 * a minor whose ticket asks for it comes only together with their guardian, and a ticket for
 * several is for just as many people.
 *
 * @param tickets by their ids
 * @param guardian who signed the others up and is signed up with them, or null
 * @param isComing whether the guardian's place is confirmed
 */
record Company(Map<String, Ticket> tickets, PersonId guardian, boolean isComing) {
  Company {
    tickets = Map.copyOf(tickets);
  }

  /** That of somebody. Where nobody needs a guardian it is not looked who that is. */
  static Company of(Hall hall, Offering offering, SignUpKey key) {
    var tickets = tickets(offering, key.target());
    if (tickets.values().stream().noneMatch(Ticket::withGuardian)) {
      return new Company(tickets, null, false);
    }
    var one = hall.get(key);
    var guardian =
        one.person().equals(one.by())
            ? Optional.of(one)
            : hall.signUps().find(one.key(one.by())).filter(other -> other.id().equals(one.id()));
    return new Company(
        tickets,
        guardian.map(SignUp::person).orElse(null),
        guardian.filter(other -> other.state() == SignUpState.CONFIRMED).isPresent());
  }

  static Map<String, Ticket> tickets(Offering offering, Target target) {
    return target.tickets(offering).stream()
        .collect(Collectors.toMap(Ticket::id, Function.identity()));
  }

  /** Whether somebody comes only together with the guardian. */
  boolean isLed(PersonId person, String ticket) {
    return guardian != null && !guardian.equals(person) && tickets.get(ticket).withGuardian();
  }

  /** What would be wrong if these came and nobody else but a guardian who comes anyway. */
  Optional<SignUpError> broken(Map<PersonId, String> people) {
    boolean isLeft = !isComing && !people.keySet().stream().anyMatch(p -> p.equals(guardian));
    if (isLeft && people.entrySet().stream().anyMatch(e -> isLed(e.getKey(), e.getValue()))) {
      return Optional.of(SignUpError.GUARDIAN_NEEDED);
    }
    var counts = new TreeMap<String, Integer>();
    people.values().forEach(ticket -> counts.merge(ticket, 1, Integer::sum));
    return counts.entrySet().stream()
            .allMatch(count -> count.getValue() % tickets.get(count.getKey()).people() == 0)
        ? Optional.empty()
        : Optional.of(SignUpError.NOT_WHOLE);
  }

  /** Those who wait and for whom there are places: all, or, if they would split up, some. */
  Map<PersonId, String> fitting(Waiter waiter, Map<String, Integer> free) {
    var people = waiter.people();
    if (waiter.fits(free) && broken(people).isEmpty()) {
      return people;
    }
    var some = new HashSet<PersonId>();
    if (waiter.split()) {
      var left = new TreeMap<>(free);
      for (var whole : wholes(people)) {
        var ticket = people.get(whole.getFirst());
        if (left.getOrDefault(ticket, 0) >= whole.size() && isRight(some, whole, ticket)) {
          some.addAll(whole);
          left.merge(ticket, -whole.size(), Integer::sum);
        }
      }
    }
    var fitting = new LinkedHashMap<>(people);
    fitting.keySet().retainAll(some);
    return fitting;
  }

  private boolean isRight(Set<PersonId> before, List<PersonId> whole, String ticket) {
    return isComing
        || before.contains(guardian)
        || whole.contains(guardian)
        || whole.stream().noneMatch(person -> isLed(person, ticket));
  }

  /** Those who come with one of a ticket each, the guardian's first, the others in order. */
  private List<List<PersonId>> wholes(Map<PersonId, String> people) {
    var byTicket = new LinkedHashMap<String, List<PersonId>>();
    people.forEach(
        (person, ticket) ->
            byTicket.computeIfAbsent(ticket, none -> new ArrayList<>()).add(person));
    var wholes = new ArrayList<List<PersonId>>();
    byTicket.forEach(
        (ticket, some) -> {
          int size = tickets.get(ticket).people();
          for (int i = 0; i + size <= some.size(); i += size) {
            wholes.add(some.subList(i, i + size));
          }
        });
    wholes.sort(Comparator.comparing(whole -> !whole.contains(guardian)));
    return wholes;
  }
}
