package cn.linli.ticket;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;

/** Who may see what of tickets. */
final class Sight {
  private final Office office;

  Sight(Office office) {
    this.office = office;
  }

  /** A ticket as its reporter or the staff may see it; to anybody else there is none. */
  Ticket seen(Principal caller, Ticket.Key key) {
    var ticket = office.ticket(key);
    if (!isReporter(caller, ticket) && !isStaff(caller, ticket)) {
      throw TicketError.TICKET_NOT_FOUND.refusal();
    }
    return ticket;
  }

  /** The caller's own. */
  Ticket own(Principal caller, Ticket.Key key) {
    var ticket = office.ticket(key);
    if (!isReporter(caller, ticket)) {
      throw TicketError.TICKET_NOT_FOUND.refusal();
    }
    return ticket;
  }

  /** One that the caller sees as staff; nobody is staff about their own. */
  Ticket asStaff(Principal caller, Ticket.Key key) {
    var ticket = office.ticket(key);
    if (!isStaff(caller, ticket)) {
      throw TicketError.TICKET_NOT_FOUND.refusal();
    }
    Desks.requireOther(caller.person(), ticket);
    return ticket;
  }

  /**
   * One that the caller hands to somebody, or to a desk. Whoever was given their own, which nobody
   * knows to be theirs, gives it back to a desk as they would another's.
   */
  Ticket handedOn(Principal caller, Ticket.Key key, PersonId to) {
    var ticket = office.ticket(key);
    boolean isGivenBack =
        to == null
            && ticket.origin().hidden()
            && isReporter(caller, ticket)
            && isHandler(caller, ticket)
            && Desks.has(caller.roles());
    return isGivenBack ? ticket : asStaff(caller, key);
  }

  /** One that the caller handles. */
  Ticket handled(Principal caller, Ticket.Key key) {
    var ticket = asStaff(caller, key);
    if (!caller.person().equals(ticket.stage().handlerOrNull())) {
      throw TicketError.NOT_THE_HANDLER.refusal();
    }
    return ticket;
  }

  static boolean isReporter(Principal caller, Ticket ticket) {
    return caller.person().equals(ticket.origin().reporter());
  }

  private static boolean isStaff(Principal caller, Ticket ticket) {
    boolean isBeforeThem =
        caller.roles().contains(Role.LEGAL) && ticket.stage().desk() == Role.LEGAL;
    boolean isTheirs =
        Desks.has(caller.roles()) && caller.person().equals(ticket.stage().handlerOrNull());
    return Desks.seesAll(caller) || isBeforeThem || isTheirs;
  }

  /** Pictures are for the reporter and whoever handles it, or may take it up. */
  static boolean seesPictures(Principal caller, Ticket ticket) {
    if (isReporter(caller, ticket)) {
      return true;
    }
    var roles = caller.roles();
    return switch (ticket.stage()) {
      case Stage.Waiting waiting -> roles.contains(waiting.desk()) || isAlarmed(caller, ticket);
      case Stage.Working working -> isHandler(caller, ticket) || isAlarmed(caller, ticket);
      case Stage.Asked asked -> isHandler(caller, ticket) || isAlarmed(caller, ticket);
      case Stage.Answered answered -> isHandler(caller, ticket);
      case Stage.Closed closed -> isHandler(caller, ticket);
    };
  }

  private static boolean isHandler(Principal caller, Ticket ticket) {
    return caller.person().equals(ticket.stage().handlerOrNull());
  }

  /** What is overdue is the street's matter too, what was sent back the committee's. */
  private static boolean isAlarmed(Principal caller, Ticket ticket) {
    return (ticket.course().isEscalated() && caller.roles().contains(Role.STREET))
        || (ticket.course().reopened() && caller.roles().contains(Role.COMMITTEE));
  }
}
