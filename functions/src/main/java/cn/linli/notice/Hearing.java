package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Hears what happened, and finds who has to be told. */
final class Hearing {
  private static final String DESK = "desk/";

  private final Mailroom room;
  private final Telling telling;

  Hearing(Mailroom room) {
    this.room = room;
    this.telling = new Telling(room);
  }

  void hear(Told told) {
    RuleBook.occasion(told).ifPresent(occasion -> hear(told, occasion));
  }

  private void hear(Told told, Occasion occasion) {
    RuleBook.ended(told).ifPresent(telling::overtake);
    var facts = new Facts(told, room.needs());
    var by = told.data().path("by").asString("");
    var isAside = RuleBook.isAside(told);
    var done = new HashMap<CommunityId, Set<PersonId>>();
    for (var rule : inOrder(told)) {
      var there = at(occasion, facts.community(rule.in()));
      var heard = done.getOrDefault(there.community(), new HashSet<>());
      if (follow(rule, facts, there, isAside, by, heard)) {
        done.put(there.community(), heard);
      }
    }
    if (!isAside) {
      overtakeElsewhere(told, occasion, facts, done.keySet());
    }
  }

  /** Whoever is told of it as their own matter is not told once more as one of a desk. */
  private static List<Rule> inOrder(Told told) {
    return RuleBook.get().rules(told).stream()
        .sorted(Comparator.comparing(rule -> rule.to().startsWith(DESK)))
        .toList();
  }

  private static Occasion at(Occasion occasion, CommunityId community) {
    return new Occasion(community, occasion.subject(), occasion.state());
  }

  /** Where nobody is told of it, it makes pointless what people were told there before. */
  private void overtakeElsewhere(Told told, Occasion occasion, Facts facts, Set<CommunityId> done) {
    var places = new LinkedHashSet<CommunityId>();
    places.add(occasion.community());
    RuleBook.get().places(told.type()).forEach(field -> places.add(facts.community(field)));
    places.removeAll(done);
    places.forEach(place -> telling.overtake(at(occasion, place)));
  }

  /**
   * Whether anybody was there to be told.
   *
   * @param heard who was told of this event there; each of them once
   */
  private boolean follow(
      Rule rule, Facts facts, Occasion there, boolean isAside, String by, Set<PersonId> heard) {
    if (rule.to().startsWith(DESK)) {
      var tale = Tale.of(rule, facts, there, isAside);
      return tellDesk(tale, Role.of(rule.to().substring(DESK.length())), by, heard);
    }
    var person = facts.person(rule.to());
    if (person.isEmpty() || (rule.others() && person.get().toString().equals(by))) {
      return false;
    }
    if (heard.add(person.get())) {
      telling.tell(Tale.of(rule, facts, there, isAside), person.get());
    }
    return true;
  }

  /** Everybody at the desk but who did it. A crash in between is mended by the same event. */
  private boolean tellDesk(Tale tale, Role role, String by, Set<PersonId> heard) {
    boolean isAnybody = false;
    String after = null;
    do {
      var seats = room.needs().desks().page(tale.occasion().community(), role, after);
      var others = others(seats.people(), by);
      others.stream().filter(heard::add).forEach(person -> telling.tell(tale, person));
      isAnybody |= !others.isEmpty();
      after = seats.last();
    } while (after != null);
    return isAnybody;
  }

  private static List<PersonId> others(List<PersonId> people, String by) {
    return people.stream().filter(person -> !person.toString().equals(by)).toList();
  }
}
