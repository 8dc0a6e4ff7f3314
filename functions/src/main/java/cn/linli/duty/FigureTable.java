package cn.linli.duty;

import cn.linli.duty.Contribution.Cell;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Year;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Figures: {@code <community>#figures#<generation> / <month>#<kind>}, one number per counter,
 * changed by adding only.
 */
final class FigureTable {
  private static final int PAGE = 100;

  private static TableSchema<Row> schema() {
    var schema = ItemSchema.of(Row.class, Row::pk, Row::sk, FigureTable::row);
    Measure.counters()
        .forEach(name -> schema.with(name, Long.class, row -> row.numbers().get(name)));
    return schema.build();
  }

  private static Row row(ItemSchema.Fields fields) {
    var numbers = new HashMap<String, Long>();
    for (var name : Measure.counters()) {
      Long number = fields.get(name);
      if (number != null && number != 0) {
        numbers.put(name, number);
      }
    }
    return new Row(fields.get("pk"), fields.get("sk"), numbers);
  }

  private final Dynamo dynamo;
  private final Table<Row> rows;

  FigureTable(Dynamo dynamo) {
    this.dynamo = dynamo;
    this.rows = Table.of(dynamo, FactTable.NAME, FigureTable::schema);
  }

  /** Adds to counters. */
  void add(
      WriteSet writes,
      CommunityId community,
      int generation,
      Cell cell,
      Map<String, Long> numbers) {
    var change = Condition.none();
    numbers.forEach(change::add);
    writes.update(FactTable.NAME, pk(community, generation), sk(cell), change, new Stale());
  }

  /** The counters of a year that are not nothing, as they were a moment ago. */
  SortedMap<Cell, Map<String, Long>> glance(CommunityId community, int generation, Year year) {
    return counters(rows.glanceAll(pk(community, generation), year + "-"));
  }

  /** All that there are, as they are now, for the recount. */
  SortedMap<Cell, Map<String, Long>> read(CommunityId community, int generation) {
    return counters(rows.list(pk(community, generation), ""));
  }

  /** Deletes some; says whether any may be left. */
  boolean clearSome(CommunityId community, int generation) {
    var pk = pk(community, generation);
    var page = rows.pageNow(pk, null, PAGE);
    var writes = new WriteSet(dynamo);
    page.items()
        .forEach(row -> writes.delete(FactTable.NAME, pk, row.sk(), Condition.none(), new Stale()));
    writes.commitIfAny();
    return page.last() != null;
  }

  private static SortedMap<Cell, Map<String, Long>> counters(List<Row> rows) {
    var counters = new TreeMap<Cell, Map<String, Long>>();
    rows.stream()
        .filter(row -> !row.numbers().isEmpty())
        .forEach(row -> counters.put(cell(row.sk()), row.numbers()));
    return counters;
  }

  /** The cell that is spelt so. */
  static Cell cell(String sk) {
    var parts = sk.split("#", 2);
    return new Cell(YearMonth.parse(parts[0]), parts[1]);
  }

  /** How a cell is spelt. */
  static String sk(Cell cell) {
    return cell.month() + "#" + cell.kind();
  }

  private static String pk(CommunityId community, int generation) {
    return community + "#figures#" + generation;
  }

  private record Row(String pk, String sk, Map<String, Long> numbers) {}
}
