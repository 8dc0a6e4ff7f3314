package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where tickets are found. For ever, by when they were filed: a reporter's {@code
 * <community>#of#<person>} and a month's {@code <community>#month#<month>}. While an answer is
 * owed, by when it is due: {@code <community>#desk#<role>}, {@code <community>#handler#<person>},
 * {@code <community>#late} and {@code <community>#reopened}; each {@code / <instant>#<ticket>}.
 */
final class ListTable {
  /** Sorts as it reads. */
  private static final DateTimeFormatter ORDERED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> row.place().pk(),
            row -> row.place().sk(),
            fields ->
                new Row(
                    new Place(fields.get("pk"), fields.get("sk")),
                    new Ticket.Key(
                        fields.get("community", CommunityId::new),
                        fields.get("ticket", PersonId::uuid))))
        .with("community", String.class, row -> row.ticket().community().value())
        .with("ticket", String.class, row -> row.ticket().id().toString())
        .build();
  }

  private final Table<Row> rows;

  ListTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, ListTable::schema);
  }

  /** Follows a ticket to its next revision. */
  void move(WriteSet writes, Ticket before, Ticket next, ZoneId calendar) {
    var from = before == null ? Set.<Place>of() : places(before, calendar);
    var to = places(next, calendar);
    from.stream()
        .filter(place -> !to.contains(place))
        .forEach(
            place ->
                writes.delete(
                    TicketTable.NAME, place.pk(), place.sk(), Condition.none(), new Stale()));
    to.stream()
        .filter(place -> !from.contains(place))
        .forEach(place -> writes.put(rows, new Row(place, next.key())));
  }

  private static Set<Place> places(Ticket ticket, ZoneId calendar) {
    var places = new TreeSet<Place>();
    var community = ticket.key().community();
    var filed = sk(ticket.origin().filedAt(), ticket);
    var month = YearMonth.from(ticket.origin().filedAt().atZone(calendar));
    places.add(new Place(month(community, month), filed));
    if (ticket.origin().reporter() != null) {
      places.add(new Place(of(community, ticket.origin().reporter()), filed));
    }
    if (ticket.stage().isOpen()) {
      var due = sk(ticket.course().due(), ticket);
      var handler = ticket.stage().handlerOrNull();
      places.add(
          new Place(
              handler == null
                  ? desk(community, ticket.stage().desk())
                  : handler(community, handler),
              due));
      if (ticket.course().isEscalated()) {
        places.add(new Place(late(community), due));
      }
      if (ticket.course().reopened()) {
        places.add(new Place(reopened(community), due));
      }
    }
    return places;
  }

  /** A page: of what is owed the next due first, of what was filed the newest. */
  Table.Slice<Row> page(String list, boolean isOwed, String after, int limit) {
    return rows.page(list, "", after, limit, isOwed);
  }

  /** The same as it is now, in the order of time. */
  Table.Slice<Row> pageNow(String list, String after, int limit) {
    return rows.pageNow(list, after, limit);
  }

  static String of(CommunityId community, PersonId reporter) {
    return community + "#of#" + reporter;
  }

  static String month(CommunityId community, YearMonth month) {
    return community + "#month#" + month;
  }

  static String desk(CommunityId community, Role role) {
    return community + "#desk#" + role;
  }

  static String handler(CommunityId community, PersonId handler) {
    return community + "#handler#" + handler;
  }

  static String late(CommunityId community) {
    return community + "#late";
  }

  static String reopened(CommunityId community) {
    return community + "#reopened";
  }

  /** The place before everything from a time on. */
  static String from(Instant at) {
    return ORDERED.format(at);
  }

  private static String sk(Instant at, Ticket ticket) {
    return ORDERED.format(at) + "#" + ticket.key().id();
  }

  /** A list, and the place in it. */
  record Place(String pk, String sk) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byList = pk.compareTo(other.pk);
      return byList != 0 ? byList : sk.compareTo(other.sk);
    }
  }

  /** Where a ticket is. */
  record Row(Place place, Ticket.Key ticket) {}
}
