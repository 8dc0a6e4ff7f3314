package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.util.List;
import java.util.stream.Stream;

/** What a person's leaving means: their words and name go, the numbers stay. */
final class Forgetting {
  private static final int PAGE = 50;

  private final Office office;

  Forgetting(Office office) {
    this.office = office;
  }

  /** All of a person's, with what was said, for their export. */
  Stream<Exported> all(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(community -> keys(ListTable.of(community, person), null))
        .flatMap(key -> office.tickets().find(key).stream())
        .map(
            ticket ->
                new Exported(
                    ticket.key().community(),
                    TicketView.of(
                        ticket, false, office.words().get(ticket.key()), null, office.now()),
                    office.said().said(ticket.key()).stream()
                        .map(said -> Views.SaidView.of(said, ticket, false))
                        .toList()));
  }

  private Stream<Ticket.Key> keys(String list, String after) {
    var page = office.lists().pageNow(list, after, PAGE);
    var here = page.items().stream().map(ListTable.Row::ticket);
    return page.last() == null
        ? here
        : Stream.concat(here, Stream.of(page.last()).flatMap(last -> keys(list, last)));
  }

  /** They are erased. The same again changes nothing. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      keys(ListTable.of(community, person), null).forEach(this::forget);
      giveBack(community, person);
    }
  }

  private void forget(Ticket.Key key) {
    Stream.concat(office.said().said(key).stream(), office.said().notes(key).stream())
        .filter(said -> said.text() != null)
        .forEach(
            said -> {
              var writes = office.writes();
              office.said().put(writes, said.forgotten());
              writes.commit();
            });
    forgetTrail(key, null);
    Stale.again(() -> forgetTicket(key));
  }

  private void forgetTrail(Ticket.Key key, String after) {
    var page = office.trail().page(key, after, PAGE);
    page.items().stream()
        .filter(done -> done.reason() != null)
        .forEach(
            done -> {
              var writes = office.writes();
              office.trail().put(writes, done.forgotten());
              writes.commit();
            });
    if (page.last() != null) {
      forgetTrail(key, page.last());
    }
  }

  private boolean forgetTicket(Ticket.Key key) {
    var ticket = office.ticket(key);
    if (ticket.origin().title() == null) {
      return false;
    }
    var writes = office.writes();
    var over =
        ticket.stage() instanceof Stage.Closed
            ? ticket
            : ticket.closed(Ending.ERASED, office.now());
    office.words().put(writes, office.words().get(key).forgotten());
    office.put(
        writes, ticket, over.forgotten(), office.done(ticket, Step.FORGOTTEN, null, null, null));
    writes.commit();
    return true;
  }

  /**
   * Whoever has no desk any more handles nothing: their desks have it again. What they hold is
   * asked now, since such events come in any order.
   */
  void rolesChanged(CommunityId community, PersonId person) {
    if (!Desks.has(office.needs().people().rolesIn(person, community))) {
      giveBack(community, person);
    }
  }

  private void giveBack(CommunityId community, PersonId person) {
    keys(ListTable.handler(community, person), null)
        .toList()
        .forEach(key -> Stale.again(() -> giveBack(key, person)));
  }

  private boolean giveBack(Ticket.Key key, PersonId person) {
    var ticket = office.ticket(key);
    if (!ticket.stage().isOpen() || !person.equals(ticket.stage().handlerOrNull())) {
      return false;
    }
    var desk = ticket.stage().desk();
    var writes = office.writes();
    office.put(
        writes,
        ticket,
        ticket.handedTo(null, desk, office.now()),
        office.done(ticket, Step.HANDED_OVER, null, desk.toString(), null));
    writes.commit();
    return true;
  }

  /** A ticket in an export. */
  record Exported(CommunityId community, TicketView ticket, List<Views.SaidView> messages) {}
}
