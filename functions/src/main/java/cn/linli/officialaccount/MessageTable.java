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
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Pushes that were taken: {@code M#<key> / message}, for three days; and how many questions of a
 * follower were taken in an hour: {@code Q#<hash>#<hour> / questions}, for three hours.
 */
final class MessageTable {
  /** As many as nobody asks who wants answers; each costs a customer message. */
  static final int MOST_QUESTIONS_AN_HOUR = 20;

  private static final String SK = "message";
  private static final String COUNT_SK = "questions";
  private static final long HOUR_SECONDS = 3600;

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
                    Boolean.TRUE.equals(fields.<Boolean>get("asked")),
                    fields.get("words"),
                    fields.get("state", (String state) -> Message.State.valueOf(state)),
                    fields.number("tries"),
                    fields.number("revision")))
        .with("key", String.class, Message::key)
        .with("follower", String.class, Message::follower)
        .with("at", Long.class, row -> row.at().getEpochSecond())
        .with("asked", Boolean.class, row -> row.asked() ? true : null)
        .with("words", String.class, Message::words)
        .with("state", String.class, row -> row.state().name())
        .with("tries", Integer.class, Message::tries)
        .with("ttl", Long.class, Message::ttl)
        .with("revision", Integer.class, Message::revision)
        .build();
  }

  private static TableSchema<Count> countSchema() {
    return ItemSchema.of(
            Count.class,
            Count::pk,
            row -> COUNT_SK,
            fields -> new Count(fields.get("pk"), fields.number("number")))
        .with("number", Integer.class, Count::number)
        .build();
  }

  private record Count(String pk, int number) {}

  private final Table<Message> rows;
  private final Table<Count> counts;

  MessageTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FollowerTable.NAME, MessageTable::schema);
    this.counts = Table.of(dynamo, FollowerTable.NAME, MessageTable::countSchema);
  }

  Optional<Message> find(String key) {
    return rows.get(pk(key), SK);
  }

  /** Writes the next revision; the first where there was none. */
  void put(WriteSet writes, Message next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** Whether a follower has asked as often as they may in this hour. */
  boolean hasAskedEnough(String follower, Instant now) {
    return counts
        .get(countPk(follower, now), COUNT_SK)
        .filter(count -> count.number() >= MOST_QUESTIONS_AN_HOUR)
        .isPresent();
  }

  /** Counts a question; of those that come at once some may be one too many. */
  void count(WriteSet writes, String follower, Instant now) {
    var ttl = now.getEpochSecond() + 3 * HOUR_SECONDS;
    writes.update(
        FollowerTable.NAME,
        countPk(follower, now),
        COUNT_SK,
        Condition.none()
            .below("number", MOST_QUESTIONS_AN_HOUR)
            .add("number", 1)
            .set("ttl", AttributeValue.fromN("" + ttl)),
        new Stale());
  }

  private static String countPk(String follower, Instant now) {
    return "Q#%s#%d".formatted(follower, now.getEpochSecond() / HOUR_SECONDS);
  }

  private static String pk(String key) {
    return "M#" + key;
  }
}
