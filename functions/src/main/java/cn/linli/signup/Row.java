package cn.linli.signup;

import cn.linli.activity.Ticket;
import cn.linli.shared.PersonId;
import java.util.Set;

/**
 * Some places of a ticket, and who has them.
 *
 * @param number from 0
 * @param people who have a place
 * @param queued whether somebody may stand in the line: then nobody gets a place past them
 * @param closed whether nobody gets a place any more
 */
record Row(
    Target target,
    String ticket,
    int number,
    Set<PersonId> people,
    boolean queued,
    boolean closed) {
  Row {
    people = Set.copyOf(people);
  }

  static Row empty(Target target, String ticket, int number) {
    return new Row(target, ticket, number, Set.of(), false, false);
  }

  /** The same, where somebody stands in the line although nobody has marked this row. */
  Row lined() {
    return new Row(target, ticket, number, people, true, closed);
  }

  /** Whether it is where somebody's place is. */
  boolean has(SignUp signUp) {
    return signUp.ticket().equals(ticket)
        && signUp.row() != null
        && signUp.row() == number
        && signUp.target().equals(target);
  }

  int free(Ticket of) {
    return Math.max(0, of.placesOf(number) - people.size());
  }
}
