package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Which picture WeChat means: {@code trace#<trace> / trace}. It knows no communities. */
final class TraceTable {
  private static final String SK = "trace";

  private static TableSchema<Trace> schema() {
    return ItemSchema.of(
            Trace.class,
            row -> pk(row.trace()),
            row -> SK,
            fields ->
                new Trace(
                    fields.get("trace"),
                    fields.get("community", CommunityId::new),
                    fields.get("subject"),
                    fields.number("picture"),
                    fields.get("ttl")))
        .with("trace", String.class, Trace::trace)
        .with("community", String.class, row -> row.community().value())
        .with("subject", String.class, Trace::subject)
        .with("picture", Integer.class, Trace::picture)
        .with("ttl", Long.class, Trace::ttl)
        .build();
  }

  private final Table<Trace> rows;

  TraceTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, InquiryTable.NAME, TraceTable::schema);
  }

  Optional<Trace> find(String trace) {
    return rows.get(pk(trace), SK);
  }

  void put(WriteSet writes, Trace trace) {
    writes.put(rows, trace);
  }

  private static String pk(String trace) {
    return "trace#" + trace;
  }

  /** The picture of this number in an inquiry. */
  record Trace(String trace, CommunityId community, String subject, int picture, Long ttl) {}
}
