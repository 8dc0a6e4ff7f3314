package cn.linli.officialaccount;

import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Pushes that were taken: {@code M#<key> / message}, for three days. */
final class MessageTable {
  private static final String SK = "message";

  private static TableSchema<Message> schema() {
    return ItemSchema.of(
            Message.class,
            row -> pk(row.key()),
            row -> SK,
            fields ->
                new Message(
                    fields.get("key"),
                    fields.get("follower"),
                    Instant.ofEpochSecond(fields.<Long>get("at")),
                    fields.get("words"),
                    fields.get("state", (String state) -> Message.State.valueOf(state)),
                    fields.number("tries"),
                    fields.number("revision")))
        .with("key", String.class, Message::key)
        .with("follower", String.class, Message::follower)
        .with("at", Long.class, row -> row.at().getEpochSecond())
        .with("words", String.class, Message::words)
        .with("state", String.class, row -> row.state().name())
        .with("tries", Integer.class, Message::tries)
        .with("ttl", Long.class, Message::ttl)
        .with("revision", Integer.class, Message::revision)
        .build();
  }

  private final Table<Message> rows;

  MessageTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FollowerTable.NAME, MessageTable::schema);
  }

  Optional<Message> find(String key) {
    return rows.get(pk(key), SK);
  }

  /** Writes the next revision; the first where there was none. */
  void put(WriteSet writes, Message next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(String key) {
    return "M#" + key;
  }
}
