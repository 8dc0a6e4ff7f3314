package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.ticket.Contribution.Cell;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Figures: {@code <community>#figures#<month> / <day>#<kind>#<category>}, one number per counter,
 * moved in the transaction that moves the ticket; {@code changes} counts the moves.
 */
final class FigureTable {
  private static final String CHANGES = "changes";

  private static TableSchema<Figures> schema() {
    var schema =
        ItemSchema.of(
                Figures.class,
                row -> pk(row.community(), row.cell().month()),
                row -> sk(row.cell()),
                FigureTable::figures)
            .with(CHANGES, Integer.class, Figures::changes);
    Contribution.COUNTERS.forEach(
        name -> schema.with(name, Long.class, row -> row.numbers().get(name)));
    return schema.build();
  }

  private static Figures figures(ItemSchema.Fields fields) {
    var place = fields.<String>get("pk").split("#figures#", 2);
    var row = fields.<String>get("sk").split("#", 3);
    var numbers = new TreeMap<String, Long>();
    for (var name : Contribution.COUNTERS) {
      Long number = fields.get(name);
      if (number != null && number != 0) {
        numbers.put(name, number);
      }
    }
    return new Figures(
        new CommunityId(place[0]),
        new Cell(LocalDate.parse(place[1] + "-" + row[0]), Kind.of(row[1]), row[2]),
        numbers,
        fields.number(CHANGES));
  }

  private static TableSchema<Recounted> recountedSchema() {
    return ItemSchema.of(
            Recounted.class,
            row -> row.community() + "#recounts",
            row -> row.month().toString(),
            fields ->
                new Recounted(
                    fields.get("community", CommunityId::new),
                    YearMonth.parse(fields.get("sk")),
                    fields.get("recount", PersonId::uuid),
                    fields.get("next"),
                    fields.number("tickets"),
                    fields.number("differing"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("recount", String.class, row -> row.recount().toString())
        .with("next", Integer.class, Recounted::next)
        .with("tickets", Integer.class, Recounted::tickets)
        .with("differing", Integer.class, Recounted::differing)
        .with("revision", Integer.class, Recounted::revision)
        .build();
  }

  private final Table<Figures> rows;
  private final Table<Recounted> recounts;

  FigureTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, FigureTable::schema);
    this.recounts = Table.of(dynamo, TicketTable.NAME, FigureTable::recountedSchema);
  }

  /** What a ticket counted for goes, what it counts for now comes. */
  void move(WriteSet writes, Ticket before, Ticket next, ZoneId calendar) {
    var now = Contribution.of(next, calendar);
    var was = before == null ? null : Contribution.of(before, calendar);
    boolean isElsewhere = was != null && !was.cell().equals(now.cell());
    if (isElsewhere) {
      add(writes, next.key().community(), was.cell(), was.gone());
    }
    add(writes, next.key().community(), now.cell(), now.minus(isElsewhere ? null : was));
  }

  private static void add(
      WriteSet writes, CommunityId community, Cell cell, Map<String, Long> difference) {
    if (!difference.isEmpty()) {
      var change = Condition.none().add(CHANGES, 1);
      difference.forEach(change::add);
      var pk = pk(community, cell.month());
      writes.update(TicketTable.NAME, pk, sk(cell), change, new Stale());
    }
  }

  /** A month's, as they are now: of each day as many as there were kinds and categories. */
  List<Figures> list(CommunityId community, YearMonth month) {
    return rows.list(pk(community, month), "");
  }

  /** A day's, as they are now. */
  List<Figures> list(CommunityId community, LocalDate day) {
    return rows.list(pk(community, YearMonth.from(day)), "%02d#".formatted(day.getDayOfMonth()));
  }

  /** In the place of others, unless those moved. */
  void replace(WriteSet writes, Figures next, int changes) {
    var still =
        changes == 0 ? Condition.none().absent(CHANGES) : Condition.none().equal(CHANGES, changes);
    writes.put(rows, next, still, new Stale());
  }

  void put(WriteSet writes, Recounted recounted) {
    writes.put(recounts, recounted, Condition.isAt(recounted.revision() - 1), new Stale());
  }

  /** The last recount of a month, or null. */
  Recounted recounted(CommunityId community, YearMonth month) {
    return recounts.get(community + "#recounts", month.toString()).orElse(null);
  }

  private static String pk(CommunityId community, YearMonth month) {
    return community + "#figures#" + month;
  }

  private static String sk(Cell cell) {
    return "%02d#%s#%s".formatted(cell.day().getDayOfMonth(), cell.kind(), cell.category());
  }

  /** The counters of a cell that are not nothing. */
  record Figures(CommunityId community, Cell cell, Map<String, Long> numbers, int changes) {
    Figures plus(Figures other) {
      var sum = new TreeMap<>(numbers);
      other.numbers.forEach((name, number) -> sum.merge(name, number, Long::sum));
      return new Figures(community, cell, sum, changes);
    }

    Figures at(int moves) {
      return new Figures(community, cell, numbers, moves);
    }
  }

  /**
   * A recount of a month.
   *
   * @param next the day of the month that is to be counted, or null once it is done
   * @param tickets how many are counted
   * @param differing how many items of figures were other than the tickets say
   * @param revision counts the changes
   */
  record Recounted(
      CommunityId community,
      YearMonth month,
      UUID recount,
      Integer next,
      int tickets,
      int differing,
      int revision) {
    boolean isDone() {
      return next == null;
    }

    LocalDate day() {
      return month.atDay(next);
    }

    /** That day is counted. */
    Recounted after(int counted, int others) {
      var following = next < month.lengthOfMonth() ? next + 1 : null;
      return new Recounted(
          community,
          month,
          recount,
          following,
          tickets + counted,
          differing + others,
          revision + 1);
    }
  }
}
