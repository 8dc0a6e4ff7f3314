package cn.linli.poll;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.RawItems;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Boxes: {@code <matter>#box#<n> / box}, each in a partition of its own. Everything that people say
 * of a matter goes through one of them in its transaction: closing them all is the moment from
 * which on nothing counts any more, and no item has to be met by everybody.
 */
final class BoxTable {
  /** One item takes some five hundred transactions a second. */
  static final int BOXES = 8;

  private static final String SK = "box";
  private static final String CLOSED = "closed";
  private static final String TOTAL = "total";

  private static TableSchema<Box> schema() {
    return ItemSchema.of(Box.class, Box::pk, row -> SK, fields -> new Box(fields.get("pk"), 0))
        .with(TOTAL, Integer.class, Box::total)
        .build();
  }

  /** A new box. */
  private record Box(String pk, int total) {}

  private final Table<Box> rows;
  private final RawItems items;

  BoxTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, BoxTable::schema);
    this.items = new RawItems(dynamo, MatterTable.NAME);
  }

  /** Adds open boxes to what a use case writes. */
  void create(WriteSet writes, Matter.Key key) {
    for (int number = 0; number < BOXES; number++) {
      writes.create(rows, new Box(pk(key, number), 0), new Stale());
    }
  }

  /** Closes them all. The same again changes nothing. */
  void close(WriteSet writes, Matter.Key key) {
    for (int number = 0; number < BOXES; number++) {
      var close = Condition.exists().set(CLOSED, AttributeValue.fromBool(true));
      writes.update(MatterTable.NAME, pk(key, number), SK, close, new Stale());
    }
  }

  /**
   * One more goes through a box, if it is open.
   *
   * @param counters that are one higher by it
   */
  void add(
      WriteSet writes,
      Matter.Key key,
      int number,
      Collection<String> counters,
      RuntimeException ifClosed) {
    var change = Condition.exists().absent(CLOSED).add(TOTAL, 1);
    counters.forEach(counter -> change.add(counter, 1));
    writes.update(MatterTable.NAME, pk(key, number), SK, change, ifClosed);
  }

  /** What went through all boxes, by counter, as they are now. */
  Counts counts(Matter.Key key) {
    var counts = new TreeMap<String, Integer>();
    for (int number = 0; number < BOXES; number++) {
      for (var item : items.list(pk(key, number))) {
        item.forEach((name, value) -> add(counts, name, value));
      }
    }
    var total = counts.remove(TOTAL);
    return new Counts(total == null ? 0 : total, counts);
  }

  private static void add(Map<String, Integer> counts, String name, AttributeValue value) {
    if (value.n() != null) {
      counts.merge(name, Integer.valueOf(value.n()), Integer::sum);
    }
  }

  private static String pk(Matter.Key key, int number) {
    return key.pk() + "#box#" + number;
  }

  /** What was counted. */
  record Counts(int total, Map<String, Integer> byCounter) {
    Counts {
      byCounter = Map.copyOf(byCounter);
    }
  }
}
