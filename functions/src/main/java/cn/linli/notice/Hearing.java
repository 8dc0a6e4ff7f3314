package cn.linli.notice;

import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.util.List;

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
    var rules = RuleBook.get().rules(told);
    if (rules.isEmpty()) {
      telling.overtake(occasion);
    }
    var facts = new Facts(told, room.needs());
    for (var rule : rules) {
      follow(rule, facts, occasion, told.data().path("by").asString(""));
    }
  }

  private void follow(Rule rule, Facts facts, Occasion occasion, String by) {
    var community = facts.community(rule.in());
    var there = new Occasion(community, occasion.subject(), occasion.state());
    if (rule.to().startsWith(DESK)) {
      var tale = Tale.of(rule, facts, there);
      tellDesk(tale, Role.of(rule.to().substring(DESK.length())), by);
      return;
    }
    var person = facts.person(rule.to());
    if (person.isEmpty() || (rule.others() && person.get().toString().equals(by))) {
      telling.overtake(there);
      return;
    }
    telling.tell(Tale.of(rule, facts, there), person.get());
  }

  /** Everybody at the desk but who did it. A crash in between is mended by the same event. */
  private void tellDesk(Tale tale, Role role, String by) {
    String after = null;
    do {
      var seats = room.needs().desks().page(tale.occasion().community(), role, after);
      others(seats.people(), by).forEach(person -> telling.tell(tale, person));
      after = seats.last();
    } while (after != null);
  }

  private static List<PersonId> others(List<PersonId> people, String by) {
    return people.stream().filter(person -> !person.toString().equals(by)).toList();
  }
}
