package cn.linli.ticket;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The roles at whose desks tickets wait. */
final class Desks {
  static final Set<Role> ALL =
      Collections.unmodifiableSet(
          EnumSet.of(Role.OPERATOR, Role.COMMITTEE, Role.STREET, Role.LEGAL));

  private Desks() {}

  static boolean has(Set<Role> roles) {
    return !Collections.disjoint(roles, ALL);
  }

  /** Whether somebody sees every ticket of the community; lawyers see what was put before them. */
  static boolean seesAll(Principal caller) {
    return caller.is(Role.OPERATOR, Role.COMMITTEE) || caller.roles().contains(Role.STREET);
  }

  static void requireOther(PersonId somebody, Ticket ticket) {
    if (somebody.equals(ticket.origin().reporter())) {
      throw TicketError.OWN.refusal();
    }
  }
}
