package cn.linli.notice;

import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Which templates and ids somebody has begun to compare with WeChat's: {@code check /
 * <fingerprint>}, from the first instance on that has them.
 */
final class CheckTable {
  private static TableSchema<Check> schema() {
    return ItemSchema.of(
            Check.class,
            row -> "check",
            Check::tables,
            fields -> new Check(fields.get("sk"), fields.get("at")))
        .with("at", Instant.class, Check::at)
        .build();
  }

  private record Check(String tables, Instant at) {}

  private final Table<Check> rows;

  CheckTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, CheckTable::schema);
  }

  void create(WriteSet writes, String tables, Instant now, RuntimeException ifBegun) {
    writes.create(rows, new Check(tables, now), ifBegun);
  }
}
