package cn.linli.ticket;

import cn.linli.files.Purpose;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.HashSet;
import java.util.Objects;

/** Takes in what residents bring, and what staff take down on the phone. */
final class Filing {
  private static final int MOST_A_DAY = 20;
  private static final int MOST_CALLS_A_DAY = 300;

  private final Office office;
  private final Categories categories;
  private final Views views;

  Filing(Office office) {
    this.office = office;
    this.categories = new Categories(office);
    this.views = new Views(office);
  }

  /** A resident brings a ticket. The same again is the same ticket. */
  TicketView file(Principal caller, Commands.File command) {
    var name = office.needs().people().requireName(caller.person());
    return views.view(caller, Stale.again(() -> fileOnce(caller, command, name)));
  }

  private Ticket fileOnce(Principal caller, Commands.File command, String name) {
    var known = office.tickets().find(command.key());
    if (known.isPresent()) {
      return known
          .filter(ticket -> isThat(ticket, caller, command))
          .orElseThrow(TicketError.ID_REUSED::refusal);
    }
    var category = categories.open(command.community(), command.category());
    var origin =
        new Origin(
            command.kind(),
            category.id(),
            caller.person(),
            caller.person(),
            name,
            command.hidden(),
            command.title(),
            office.now(),
            category.hours());
    requireZone(command.community(), command.zone());
    var writes = office.writes();
    claim(writes, caller, command);
    var ticket = put(writes, command.words(), origin, category, MOST_A_DAY);
    writes.commit();
    return ticket;
  }

  private void requireZone(CommunityId community, String zone) {
    if (zone != null && !office.needs().zones().test(community, zone)) {
      throw TicketError.ZONE_UNKNOWN.refusal();
    }
  }

  private boolean isThat(Ticket ticket, Principal caller, Commands.File command) {
    var origin = ticket.origin();
    return caller.person().equals(origin.reporter())
        && origin.by().equals(caller.person())
        && origin.kind() == command.kind()
        && origin.category().equals(command.category())
        && origin.hidden() == command.hidden()
        && command.title().equals(origin.title())
        && office.words().get(ticket.key()).equals(command.words());
  }

  private void claim(WriteSet writes, Principal caller, Commands.File command) {
    var uploads = office.needs().uploads();
    var community = command.community();
    uploads.require(
        community, new HashSet<>(command.pictures()), caller.person(), Purpose.TICKET_PICTURE);
    command
        .pictures()
        .forEach(
            picture -> uploads.claim(writes, community, picture, "ticket/" + command.ticket()));
  }

  /** Staff take a call down. The same again is the same ticket. */
  TicketView takeDown(Principal caller, Commands.TakeDown command) {
    return views.view(caller, Stale.again(() -> takeDownOnce(caller, command)));
  }

  private Ticket takeDownOnce(Principal caller, Commands.TakeDown command) {
    var known = office.tickets().find(command.key());
    if (known.isPresent()) {
      return known
          .filter(ticket -> isThat(ticket, caller, command))
          .orElseThrow(TicketError.ID_REUSED::refusal);
    }
    var category = categories.open(command.community(), command.category());
    var origin =
        new Origin(
            Kind.CALL,
            category.id(),
            command.person(),
            caller.person(),
            nameOf(command),
            command.hidden(),
            command.title(),
            office.now(),
            category.hours());
    if (caller.person().equals(command.person())) {
      throw TicketError.OWN.refusal();
    }
    requireZone(command.community(), command.zone());
    var writes = office.writes();
    var ticket = put(writes, command.words(), origin, category, MOST_CALLS_A_DAY);
    office.callers().create(writes, ticket.key(), command.caller());
    writes.commit();
    return ticket;
  }

  private boolean isThat(Ticket ticket, Principal caller, Commands.TakeDown command) {
    var origin = ticket.origin();
    return origin.by().equals(caller.person())
        && origin.kind() == Kind.CALL
        && Objects.equals(origin.reporter(), command.person())
        && origin.hidden() == command.hidden()
        && origin.category().equals(command.category())
        && command.title().equals(origin.title())
        && office.words().get(ticket.key()).equals(command.words())
        && (ticket.stage() instanceof Stage.Closed
            || office.callers().has(ticket.key(), command.caller()));
  }

  /** Masked; a stranger has none that anybody checked. */
  private String nameOf(Commands.TakeDown command) {
    if (command.person() == null) {
      return null;
    }
    var people = office.needs().people();
    if (!people.rolesIn(command.person(), command.community()).contains(Role.RESIDENT)) {
      throw TicketError.NOT_A_RESIDENT.refusal();
    }
    return people.active(command.person()).name();
  }

  private Ticket put(WriteSet writes, Words words, Origin origin, Category category, int mostADay) {
    var key = words.ticket();
    var ticket = Ticket.first(key, origin, Routing.of(office, origin, category));
    var day = office.today(key.community());
    office.days().onceMore(writes, key.community(), origin.by(), day, mostADay);
    office.words().create(writes, words);
    var done =
        new Trail(
            key,
            1,
            Step.FILED,
            origin.by(),
            ticket.stage().handlerOrNull(),
            ticket.stage().desk().toString(),
            null,
            office.now());
    return office.put(writes, null, ticket, done);
  }
}
