package cn.linli.ticket;

import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;

/** What reporters do with their tickets. */
final class Reporting {
  private final Office office;
  private final Sight sight;
  private final Talking talking;
  private final Views views;

  Reporting(Office office) {
    this.office = office;
    this.sight = new Sight(office);
    this.talking = new Talking(office);
    this.views = new Views(office);
  }

  /** The reporter or the handler says something. A reply lets the time go on. */
  TicketView say(Principal caller, Commands.Say command) {
    return views.view(caller, Stale.again(() -> sayOnce(caller, command)));
  }

  private Ticket sayOnce(Principal caller, Commands.Say command) {
    var ticket = office.ticket(command.key());
    boolean isReporter = Sight.isReporter(caller, ticket);
    if (!isReporter) {
      sight.handled(caller, command.key());
    }
    if (talking.isKnown(command, Said.Sort.MESSAGE, caller.person())) {
      return ticket;
    }
    if (ticket.stage() instanceof Stage.Closed) {
      throw TicketError.NOT_NOW.refusal("it is closed");
    }
    boolean isReply = isReporter && ticket.stage() instanceof Stage.Asked;
    if (!isReply) {
      ticket.requireRoom(Said.Sort.MESSAGE);
    }
    var going = isReply ? ticket.goesOn(office.now()) : ticket;
    var writes = office.writes();
    var heard = talking.add(writes, going, command, Said.Sort.MESSAGE, caller.person(), null);
    var step = isReply ? Step.REPLIED : Step.SAID;
    var next =
        office.put(writes, ticket, heard, office.done(ticket, step, caller.person(), null, null));
    writes.commit();
    return next;
  }

  /**
   * The reporter says how content they are. Staff say it for whoever called, and never of their own
   * answer.
   */
  TicketView rate(Principal caller, Commands.Rate command) {
    return views.view(caller, Stale.again(() -> rateOnce(caller, command)));
  }

  private Ticket rateOnce(Principal caller, Commands.Rate command) {
    var ticket = rateable(caller, command.key());
    var score = ticket.score();
    if (score != null && score.says(command.solved(), command.stars(), command.words())) {
      return ticket;
    }
    var given = new Score(command.solved(), command.stars(), command.words(), office.now());
    var rated = ticket.rated(given);
    var writes = office.writes();
    var detail = "%s %d".formatted(given.solved() ? "solved" : "unsolved", given.stars());
    var next =
        office.put(
            writes, ticket, rated, office.done(ticket, Step.RATED, caller.person(), detail, null));
    writes.commit();
    return next;
  }

  private Ticket rateable(Principal caller, Ticket.Key key) {
    var ticket = sight.seen(caller, key);
    if (Sight.isReporter(caller, ticket)) {
      return ticket;
    }
    if (ticket.origin().kind() != Kind.CALL) {
      throw TicketError.OWN.refusal("the reporter rates it");
    }
    if (caller.person().equals(ticket.stage().handlerOrNull())) {
      throw TicketError.OWN.refusal();
    }
    return ticket;
  }

  /** The reporter sends it back: to the same handler, for the committee to see. */
  TicketView reopen(Principal caller, Commands.Say command) {
    return views.view(caller, Stale.again(() -> reopenOnce(caller, command)));
  }

  private Ticket reopenOnce(Principal caller, Commands.Say command) {
    var ticket = rateable(caller, command.key());
    if (talking.isKnown(command, Said.Sort.RE_OPENING, caller.person())) {
      return ticket;
    }
    var writes = office.writes();
    var reopened = staffed(ticket.reopened(office.now()));
    var heard = talking.add(writes, reopened, command, Said.Sort.RE_OPENING, caller.person(), null);
    var next =
        office.put(
            writes, ticket, heard, office.done(ticket, Step.REOPENED, caller.person(), null, null));
    writes.commit();
    return next;
  }

  /** Whoever handled it may have left since: then their desk has it. */
  private Ticket staffed(Ticket ticket) {
    var handler = ticket.stage().handlerOrNull();
    var roles = office.needs().people().rolesIn(handler, ticket.key().community());
    return Desks.has(roles) ? ticket : ticket.handedTo(null, ticket.stage().desk(), office.now());
  }

  /** The reporter does not want it any more, before there is an answer. */
  TicketView withdraw(Principal caller, Commands.OfTicket command) {
    return views.view(
        caller,
        Stale.again(
            () -> {
              var ticket = sight.own(caller, command.key());
              if (ticket.stage() instanceof Stage.Closed closed
                  && closed.ending() == Ending.WITHDRAWN) {
                return ticket;
              }
              if (!ticket.stage().isOpen()) {
                throw TicketError.NOT_NOW.refusal("it is " + ticket.stage().spelling());
              }
              var writes = office.writes();
              var next =
                  office.put(
                      writes,
                      ticket,
                      ticket.closed(Ending.WITHDRAWN, office.now()),
                      office.done(ticket, Step.WITHDRAWN, caller.person(), null, null));
              writes.commit();
              return next;
            }));
  }

  /**
   * Who hides their name, for the platform's people alone. Who asks and why is on record before the
   * answer is.
   */
  Disclosure disclose(Principal caller, Commands.Disclose command) {
    if (!caller.roles().contains(Role.PLATFORM)) {
      throw TicketError.TICKET_NOT_FOUND.refusal();
    }
    var ticket = office.ticket(command.key());
    audit(caller, command, "ticket-reporter-disclosed");
    if (ticket.origin().reporter() == null) {
      throw TicketError.NO_CALLER.refusal();
    }
    return new Disclosure(ticket.origin().reporter().toString(), ticket.origin().name(), null);
  }

  /**
   * Whom to call back, for the handler; where the caller hides their name, for the platform's
   * people alone. Who asks and why is on record before the answer is.
   */
  Disclosure discloseCaller(Principal caller, Commands.Disclose command) {
    var ticket = disclosable(caller, command.key());
    audit(caller, command, "ticket-caller-disclosed");
    return office
        .callers()
        .open(ticket.key())
        .map(known -> new Disclosure(null, known.name(), known.phone()))
        .orElseThrow(TicketError.NO_CALLER::refusal);
  }

  private Ticket disclosable(Principal caller, Ticket.Key key) {
    var ticket = office.ticket(key);
    if (!ticket.origin().hidden()) {
      return sight.handled(caller, key);
    }
    if (!caller.roles().contains(Role.PLATFORM)) {
      sight.handled(caller, key);
      throw TicketError.HIDDEN.refusal();
    }
    return ticket;
  }

  private void audit(Principal caller, Commands.Disclose command, String action) {
    office
        .audit()
        .write(
            command.community(),
            caller.person(),
            action,
            command.ticket().toString(),
            null,
            command.purpose());
  }

  /** Who somebody is. */
  record Disclosure(String person, String name, String phone) {}
}
