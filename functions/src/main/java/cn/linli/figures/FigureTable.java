package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Figures: {@code <community>#figures#<generation> / <period>#<topic>}, and the same of an area,
 * {@code /district/<district>} and {@code /street/<district>/<street>}; one number per counter, a
 * community's changed by adding only.
 */
final class FigureTable {
  private static final int PAGE = 100;

  private static TableSchema<Row> schema() {
    var schema = ItemSchema.of(Row.class, Row::pk, Row::sk, FigureTable::row);
    for (var measure : Measure.values()) {
      schema.with(measure.toString(), Long.class, row -> row.numbers().get(measure));
    }
    return schema.build();
  }

  private static Row row(ItemSchema.Fields fields) {
    var numbers = new EnumMap<Measure, Long>(Measure.class);
    for (var measure : Measure.values()) {
      Long number = fields.get(measure.toString());
      if (number != null && number != 0) {
        numbers.put(measure, number);
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

  static String of(CommunityId community, int generation) {
    return community + "#figures#" + generation;
  }

  /** No community's id begins with a slash. */
  static String district(String district) {
    return "/district/" + district;
  }

  static String street(String district, String street) {
    return "/street/" + district + "/" + street;
  }

  /** Adds to the counters of somebody. */
  void add(WriteSet writes, String whose, Map<Cell, Map<Measure, Long>> numbers) {
    numbers.forEach(
        (cell, of) -> {
          var change = Condition.none();
          of.forEach((measure, number) -> change.add(measure.toString(), number));
          if (cell.period().equals(Periods.TOTAL)) {
            change.add(Measure.CHANGES.toString(), 1);
          }
          writes.update(FactTable.NAME, whose, cell.toString(), change, new Stale());
        });
  }

  /** Puts counters in the place of those that are shown; cells that are the same stay. */
  void replace(
      WriteSet writes,
      String whose,
      Map<Cell, Map<Measure, Long>> shown,
      Map<Cell, Map<Measure, Long>> next) {
    next.forEach(
        (cell, of) -> {
          if (!of.equals(shown.get(cell))) {
            writes.put(rows, new Row(whose, cell.toString(), of));
          }
        });
    shown.keySet().stream()
        .filter(cell -> !next.containsKey(cell))
        .forEach(
            cell ->
                writes.delete(
                    FactTable.NAME, whose, cell.toString(), Condition.none(), new Stale()));
  }

  /** The counters that are not nothing of all cells whose spelling begins so, a moment ago. */
  SortedMap<Cell, Map<Measure, Long>> glance(String whose, String begin) {
    return counters(rows.glanceAll(whose, begin));
  }

  /** The same as they are now. */
  SortedMap<Cell, Map<Measure, Long>> read(String whose, String begin) {
    return counters(rows.list(whose, begin));
  }

  /** One cell's, as they were a moment ago. */
  Map<Measure, Long> glance(String whose, Cell cell) {
    return rows.glance(whose, cell.toString()).map(Row::numbers).orElse(Map.of());
  }

  /** Deletes some; says whether any may be left. */
  boolean clearSome(String whose) {
    var page = rows.pageNow(whose, null, PAGE);
    var writes = new WriteSet(dynamo);
    page.items()
        .forEach(
            row -> writes.delete(FactTable.NAME, whose, row.sk(), Condition.none(), new Stale()));
    writes.commitIfAny();
    return page.last() != null;
  }

  private static SortedMap<Cell, Map<Measure, Long>> counters(List<Row> rows) {
    var counters = new TreeMap<Cell, Map<Measure, Long>>();
    rows.stream()
        .filter(row -> !row.numbers().isEmpty())
        .forEach(row -> counters.put(Cell.of(row.sk()), row.numbers()));
    return counters;
  }

  private record Row(String pk, String sk, Map<Measure, Long> numbers) {}
}
