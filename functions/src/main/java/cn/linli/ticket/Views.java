package cn.linli.ticket;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Shows tickets to those who may see them. */
final class Views {
  private final Office office;
  private final Sight sight;

  Views(Office office) {
    this.office = office;
    this.sight = new Sight(office);
  }

  TicketView get(Principal caller, Commands.OfTicket query) {
    return view(caller, sight.seen(caller, query.key()));
  }

  /** With its words, and its pictures for those who may see them. */
  TicketView view(Principal caller, Ticket ticket) {
    var words = office.words().get(ticket.key());
    var pictures =
        Sight.seesPictures(caller, ticket)
            ? words.pictures().stream().flatMap(upload -> link(ticket, upload)).toList()
            : null;
    return TicketView.of(ticket, !Sight.isReporter(caller, ticket), words, pictures, office.now());
  }

  /** A picture that is gone is no reason to show nothing. */
  private Stream<String> link(Ticket ticket, UUID upload) {
    try {
      return Stream.of(office.needs().uploads().link(ticket.key().community(), upload).url());
    } catch (Refusal gone) {
      return Stream.empty();
    }
  }

  /** The caller's own, the newest first. */
  PageOf<TicketView> mine(Principal caller, Commands.PageOfCommunity query) {
    var list = ListTable.of(query.community(), caller.person());
    return page(list, false, false, query.limit(), query.cursor());
  }

  /** A list of the staff. */
  PageOf<TicketView> list(Principal caller, Commands.ListTickets query) {
    var community = query.community();
    if (!Desks.seesAll(caller)
        && !query.list().equals("mine")
        && !(query.list().equals("desk") && query.desk() == Role.LEGAL)) {
      throw TicketError.NOT_YOUR_DESK.refusal();
    }
    var list =
        switch (query.list()) {
          case "desk" -> ListTable.desk(community, query.desk());
          case "mine" -> ListTable.handler(community, caller.person());
          case "late" -> ListTable.late(community);
          case "reopened" -> ListTable.reopened(community);
          case "month" -> ListTable.month(community, query.month());
          default -> throw TicketError.TICKET_NOT_FOUND.refusal("there is no such list");
        };
    return page(list, !query.list().equals("month"), true, query.limit(), query.cursor());
  }

  private PageOf<TicketView> page(
      String list, boolean isOwed, boolean isStaff, Integer limit, String cursor) {
    var now = office.now();
    return page(
        "tickets " + list,
        limit,
        cursor,
        (after, most) -> office.lists().page(list, isOwed, after, most),
        row ->
            office.tickets().glance(row.ticket()).stream()
                .map(ticket -> TicketView.of(ticket, isStaff, null, null, now)));
  }

  /** What reporter and handler said. */
  PageOf<SaidView> said(Principal caller, Commands.PageOfTicket query) {
    var ticket = sight.seen(caller, query.key());
    boolean isStaff = !Sight.isReporter(caller, ticket);
    return page(
        "said %s %s".formatted(query.community(), query.ticket()),
        query.limit(),
        query.cursor(),
        (after, most) -> office.said().page(ticket.key(), after, most),
        one -> Stream.of(SaidView.of(one, ticket, isStaff)));
  }

  /** What the staff noted. */
  PageOf<SaidView> notes(Principal caller, Commands.PageOfTicket query) {
    var ticket = sight.asStaff(caller, query.key());
    return page(
        "notes %s %s".formatted(query.community(), query.ticket()),
        query.limit(),
        query.cursor(),
        (after, most) -> office.said().pageNotes(ticket.key(), after, most),
        one -> Stream.of(SaidView.of(one, ticket, true)));
  }

  /** Who did what, and when. */
  PageOf<TrailView> trail(Principal caller, Commands.PageOfTicket query) {
    var ticket = sight.asStaff(caller, query.key());
    return page(
        "trail %s %s".formatted(query.community(), query.ticket()),
        query.limit(),
        query.cursor(),
        (after, most) -> office.trail().page(ticket.key(), after, most),
        one -> Stream.of(TrailView.of(one, ticket)));
  }

  private <R, V> PageOf<V> page(
      String name,
      Integer limit,
      String cursor,
      BiFunction<String, Integer, Table.Slice<R>> list,
      Function<R, Stream<V>> view) {
    var cursors = office.needs().people().cursors();
    var page = list.apply(cursors.position(name, cursor), PageOf.limit(limit));
    List<V> found = page.items().stream().flatMap(view).toList();
    return new PageOf<>(found, cursors.after(name, page.last()));
  }

  /** Whose words or deeds they were. */
  static String side(PersonId by, Ticket ticket) {
    if (by == null) {
      return "time";
    }
    return by.equals(ticket.origin().reporter()) ? "reporter" : "staff";
  }

  /** Whoever hands on what they were given does so as one of the staff, whosever it is. */
  static String side(Trail done, Ticket ticket) {
    boolean isHandedOn = done.by() != null && done.step() == Step.HANDED_OVER;
    return isHandedOn ? "staff" : side(done.by(), ticket);
  }

  /**
   * Something that was said, as the contract shows it.
   *
   * @param person of the staff, for the staff
   */
  record SaidView(
      UUID message,
      Said.Sort sort,
      String by,
      PersonId person,
      Boolean reached,
      String text,
      Instant at) {
    static SaidView of(Said said, Ticket ticket, boolean toStaff) {
      var side = side(said.by(), ticket);
      boolean isNamed = toStaff && side.equals("staff");
      return new SaidView(
          said.id(),
          said.sort(),
          side,
          isNamed ? said.by() : null,
          said.reached(),
          said.text(),
          said.at());
    }
  }

  /** Something that was done, as the contract shows it. */
  record TrailView(
      int number,
      Step step,
      String by,
      PersonId person,
      PersonId to,
      String detail,
      String reason,
      Instant at) {
    static TrailView of(Trail done, Ticket ticket) {
      var side = side(done, ticket);
      return new TrailView(
          done.number(),
          done.step(),
          side,
          side.equals("staff") ? done.by() : null,
          done.to(),
          done.detail(),
          done.reason(),
          done.at());
    }
  }
}
