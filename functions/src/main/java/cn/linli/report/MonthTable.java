package cn.linli.report;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The months that a community has a log or figures of, for the recount: {@code <community>#months /
 * <kind>#<month>}. An instance writes each once.
 */
final class MonthTable {
  private static final int MOST_REMEMBERED = 10_000;

  private static TableSchema<Month> schema() {
    return ItemSchema.of(
            Month.class,
            month -> pk(month.community()),
            month -> month.of() + "#" + month.month(),
            fields ->
                new Month(
                    fields.get("community", CommunityId::new),
                    Of.valueOf(fields.<String>get("of")),
                    YearMonth.parse(fields.<String>get("month"))))
        .with("community", String.class, month -> month.community().value())
        .with("of", String.class, month -> month.of().name())
        .with("month", String.class, month -> month.month().toString())
        .build();
  }

  private final Table<Month> rows;
  private final Set<Month> known = ConcurrentHashMap.newKeySet();

  MonthTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, LogTable.NAME, MonthTable::schema);
  }

  /** Adds the months that this instance has not written yet. */
  void add(WriteSet writes, List<Month> months) {
    months.stream().filter(month -> !known.contains(month)).forEach(m -> writes.put(rows, m));
  }

  /** Remembers months that are committed. */
  void remember(List<Month> months) {
    if (known.size() < MOST_REMEMBERED) {
      known.addAll(months);
    }
  }

  /** The months in order. */
  List<YearMonth> list(CommunityId community, Of of) {
    return rows.list(pk(community), of + "#").stream().map(Month::month).toList();
  }

  private static String pk(CommunityId community) {
    return community + "#months";
  }

  /** What a month has. */
  enum Of {
    LOG,
    FIGURES
  }

  /** A month that is not empty. */
  record Month(CommunityId community, Of of, YearMonth month) {}
}
