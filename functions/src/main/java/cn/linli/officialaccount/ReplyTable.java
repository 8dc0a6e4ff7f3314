package cn.linli.officialaccount;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Replies: {@code replies / <reply>}, at most 200, and how many there are: {@code replies-count /
 * count}.
 */
final class ReplyTable {
  static final int MOST = 200;
  private static final String PK = "replies";
  private static final String COUNT_PK = "replies-count";
  private static final String COUNT_SK = "count";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Reply> schema() {
    return ItemSchema.of(
            Reply.class,
            row -> PK,
            Reply::id,
            fields ->
                new Reply(
                    fields.get("sk"),
                    fields.get("kind", Reply.Kind::of),
                    fields.get("match", Reply.Match::of),
                    fields.get("words"),
                    fields.get("text"),
                    fields.number("revision")))
        .with("kind", String.class, row -> row.kind().toString())
        .with("match", String.class, row -> row.match() == null ? null : row.match().toString())
        .with("words", TEXTS, Reply::words)
        .with("text", String.class, Reply::text)
        .with("revision", Integer.class, Reply::revision)
        .build();
  }

  private final Table<Reply> rows;

  ReplyTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FollowerTable.NAME, ReplyTable::schema);
  }

  List<Reply> all() {
    return rows.glanceAll(PK, "");
  }

  Table.Slice<Reply> page(String after, int limit) {
    return rows.page(PK, "", after, limit, true);
  }

  Optional<Reply> find(String id) {
    return rows.get(PK, id);
  }

  /** Writes the next revision; one that is new counts. */
  void put(WriteSet writes, Reply next) {
    writes.put(
        rows,
        next,
        Condition.isAt(next.revision() - 1),
        OfficialAccountError.CHANGED_MEANWHILE.refusal());
    if (next.revision() == 1) {
      writes.update(
          FollowerTable.NAME,
          COUNT_PK,
          COUNT_SK,
          Condition.none().below("number", MOST).add("number", 1),
          OfficialAccountError.TOO_MANY.refusal());
    }
  }

  void delete(WriteSet writes, Reply reply) {
    writes
        .delete(
            FollowerTable.NAME,
            PK,
            reply.id(),
            Condition.isAt(reply.revision()),
            OfficialAccountError.CHANGED_MEANWHILE.refusal())
        .update(
            FollowerTable.NAME,
            COUNT_PK,
            COUNT_SK,
            Condition.exists().add("number", -1),
            OfficialAccountError.CHANGED_MEANWHILE.refusal());
  }
}
