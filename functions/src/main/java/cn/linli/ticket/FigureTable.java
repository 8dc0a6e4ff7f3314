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
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Figures: {@code <community>#figures#<month> / <kind>#<category>}, one number per counter, moved
 * in the transaction that moves the ticket; {@code changes} counts the moves.
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
    var row = fields.<String>get("sk").split("#", 2);
    var numbers = new TreeMap<String, Long>();
    for (var name : Contribution.COUNTERS) {
      Long number = fields.get(name);
      if (number != null && number != 0) {
        numbers.put(name, number);
      }
    }
    return new Figures(
        new CommunityId(place[0]),
        new Cell(YearMonth.parse(place[1]), Kind.of(row[0]), row[1]),
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
                    fields.get("tickets"),
                    fields.get("differing")))
        .with("community", String.class, row -> row.community().value())
        .with("recount", String.class, row -> row.recount().toString())
        .with("tickets", Integer.class, Recounted::tickets)
        .with("differing", Integer.class, Recounted::differing)
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
    var difference = now.minus(was);
    if (!difference.isEmpty()) {
      var change = Condition.none().add(CHANGES, 1);
      difference.forEach(change::add);
      var pk = pk(next.key().community(), now.cell().month());
      writes.update(TicketTable.NAME, pk, sk(now.cell()), change, new Stale());
    }
  }

  /** A month's, as they are now: as many as there are kinds and categories. */
  List<Figures> list(CommunityId community, YearMonth month) {
    return rows.list(pk(community, month), "");
  }

  /** In the place of others, unless those moved. */
  void replace(WriteSet writes, Figures next, int changes) {
    var still =
        changes == 0 ? Condition.none().absent(CHANGES) : Condition.none().equal(CHANGES, changes);
    writes.put(rows, next, still, new Stale());
  }

  void put(WriteSet writes, Recounted recounted) {
    writes.put(recounts, recounted);
  }

  /** The last recount of a month, or null. */
  Recounted recounted(CommunityId community, YearMonth month) {
    return recounts.get(community + "#recounts", month.toString()).orElse(null);
  }

  private static String pk(CommunityId community, YearMonth month) {
    return community + "#figures#" + month;
  }

  private static String sk(Cell cell) {
    return cell.kind() + "#" + cell.category();
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
   * @param tickets null until it is done
   * @param differing how many items of figures were other than the tickets say
   */
  record Recounted(
      CommunityId community, YearMonth month, UUID recount, Integer tickets, Integer differing) {}
}
