package cn.linli.ticket;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import java.util.Objects;

/** What the staff do with tickets. */
final class Handling {
  private final Office office;
  private final Sight sight;
  private final Talking talking;
  private final Views views;
  private final Categories categories;

  Handling(Office office) {
    this.office = office;
    this.sight = new Sight(office);
    this.talking = new Talking(office);
    this.views = new Views(office);
    this.categories = new Categories(office);
  }

  /** Somebody of the desk takes it up: the first one has it. */
  TicketView takeUp(Principal caller, Commands.OfTicket command) {
    return views.view(
        caller,
        Stale.again(
            () -> {
              var ticket = sight.asStaff(caller, command.key());
              if (ticket.stage() instanceof Stage.Working working
                  && working.handler().equals(caller.person())) {
                return ticket;
              }
              boolean isTheirDesk =
                  caller.roles().contains(ticket.stage().desk())
                      || (ticket.course().isEscalated() && caller.roles().contains(Role.STREET));
              if (!isTheirDesk) {
                throw TicketError.NOT_YOUR_DESK.refusal();
              }
              var writes = office.writes();
              var next =
                  office.put(
                      writes,
                      ticket,
                      ticket.takenUp(caller.person()),
                      office.done(ticket, Step.TAKEN_UP, caller.person(), null, null));
              writes.commit();
              return next;
            }));
  }

  /**
   * Its handler gives it to somebody else or to a desk, with a reason; so do those of the desk
   * where it waits, the committee, and the street.
   */
  TicketView handOver(Principal caller, Commands.HandOver command) {
    return views.view(caller, Stale.again(() -> handOverOnce(caller, command)));
  }

  private Ticket handOverOnce(Principal caller, Commands.HandOver command) {
    var ticket = sight.handedOn(caller, command.key(), command.handler());
    boolean isThere =
        ticket.stage().desk() == command.desk()
            && Objects.equals(ticket.stage().handlerOrNull(), command.handler())
            && ticket.stage().isOpen();
    if (isThere) {
      return ticket;
    }
    requireGiver(caller, ticket);
    if (command.handler() != null) {
      office.requireDesk(command.handler(), command.community(), command.desk());
      requireOther(command.handler(), ticket);
    }
    var given = ticket.handedTo(command.handler(), command.desk(), office.now());
    var desk = command.desk().toString();
    var done =
        office
            .done(ticket, Step.HANDED_OVER, caller.person(), desk, command.reason())
            .to(command.handler());
    var writes = office.writes();
    var next = office.put(writes, ticket, given, done);
    writes.commit();
    return next;
  }

  /** Whose a hidden one is nobody learns by a refusal: they get it as anybody else would. */
  private static void requireOther(PersonId handler, Ticket ticket) {
    if (!ticket.origin().hidden()) {
      Desks.requireOther(handler, ticket);
    }
  }

  /**
   * Whoever may hand it over says that it is about something else: it goes where that goes, and is
   * due when that is due.
   */
  TicketView recategorise(Principal caller, Commands.Recategorise command) {
    return views.view(caller, Stale.again(() -> recategoriseOnce(caller, command)));
  }

  private Ticket recategoriseOnce(Principal caller, Commands.Recategorise command) {
    var ticket = sight.asStaff(caller, command.key());
    var before = ticket.origin().category();
    if (before.equals(command.category())) {
      return ticket;
    }
    requireGiver(caller, ticket);
    var category = categories.open(command.community(), command.category());
    var routed = Routing.again(office, ticket, category);
    var next = ticket.recategorised(category, routed, office.now());
    var done =
        office
            .done(
                ticket,
                Step.RECATEGORISED,
                caller.person(),
                before + " " + category.id(),
                command.reason())
            .to(routed.handlerOrNull());
    var writes = office.writes();
    var written = office.put(writes, ticket, next, done);
    writes.commit();
    return written;
  }

  private static void requireGiver(Principal caller, Ticket ticket) {
    boolean isSupervisor = caller.is(Role.COMMITTEE, Role.STREET);
    boolean isAtTheDesk =
        ticket.stage() instanceof Stage.Waiting waiting && caller.roles().contains(waiting.desk());
    boolean isHandler = caller.person().equals(ticket.stage().handlerOrNull());
    if (!isSupervisor && !isAtTheDesk && !isHandler) {
      throw TicketError.NOT_THE_HANDLER.refusal();
    }
  }

  /** The handler asks the reporter; the time stands still. */
  TicketView ask(Principal caller, Commands.Say command) {
    return views.view(
        caller,
        Stale.again(
            () -> {
              var ticket = sight.handled(caller, command.key());
              if (talking.isKnown(command, Said.Sort.INQUIRY, caller.person())) {
                return ticket;
              }
              if (ticket.origin().reporter() == null) {
                throw TicketError.NOT_NOW.refusal("nobody would read it; call them");
              }
              var asking = ticket.asking(office.now());
              return put(caller, ticket, asking, command, Said.Sort.INQUIRY, Step.ASKED, null);
            }));
  }

  /** The handler answers. */
  TicketView answer(Principal caller, Commands.Answer command) {
    return views.view(
        caller,
        Stale.again(
            () -> {
              var ticket = sight.handled(caller, command.words().key());
              if (talking.isKnown(command.words(), Said.Sort.ANSWER, caller.person())) {
                return ticket;
              }
              var how = Resolution.of(command.resolution());
              var answered = ticket.answered(how, office.now());
              return put(
                  caller,
                  ticket,
                  answered,
                  command.words(),
                  Said.Sort.ANSWER,
                  Step.ANSWERED,
                  how.toString());
            }));
  }

  private Ticket put(
      Principal caller,
      Ticket before,
      Ticket changed,
      Commands.Say words,
      Said.Sort sort,
      Step step,
      String detail) {
    var writes = office.writes();
    var heard = talking.add(writes, changed, words, sort, caller.person(), null);
    var done = office.done(before, step, caller.person(), detail, null);
    var next = office.put(writes, before, heard, done);
    writes.commit();
    return next;
  }

  /** Somebody of the staff notes something for the others. */
  TicketView note(Principal caller, Commands.Say command) {
    return views.view(caller, note(caller, command, Said.Sort.NOTE, null));
  }

  /** The caller was called back, or was not reached. */
  TicketView callBack(Principal caller, Commands.CallBack command) {
    return views.view(
        caller, note(caller, command.words(), Said.Sort.CALL_BACK, command.reached()));
  }

  private Ticket note(Principal caller, Commands.Say command, Said.Sort sort, Boolean reached) {
    return Stale.again(
        () -> {
          var ticket = sight.asStaff(caller, command.key());
          if (talking.isKnown(command, sort, caller.person())) {
            return ticket;
          }
          ticket.requireRoom(sort);
          var writes = office.writes();
          var noted = talking.add(writes, ticket, command, sort, caller.person(), reached);
          var done = office.done(ticket, Step.NOTED, caller.person(), sort.toString(), null);
          var next = office.put(writes, ticket, noted, done);
          writes.commit();
          return next;
        });
  }
}
