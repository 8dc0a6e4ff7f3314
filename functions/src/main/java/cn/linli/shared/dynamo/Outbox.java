package cn.linli.shared.dynamo;

import cn.linli.shared.http.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Events on their way out: written in the transaction of the change they tell of, published from
 * the table's stream by {@code relayOutbox}, deleted when published. What the stream loses, {@link
 * OutboxRelay#sweep} finds in the table.
 */
public final class Outbox {
  /** The table's short name. */
  public static final String TABLE = "outbox";

  static final int SHARDS = 8;
  private static final Duration KEPT = Duration.ofDays(8);

  private static TableSchema<Entry> schema() {
    return ItemSchema.of(
            Entry.class,
            Entry::bucket,
            Entry::id,
            fields ->
                new Entry(
                    fields.get("pk"),
                    fields.get("sk"),
                    fields.get("type"),
                    fields.get("at"),
                    fields.get("body"),
                    fields.get("ttl")))
        .with("type", String.class, Entry::type)
        .with("at", Instant.class, Entry::at)
        .with("body", String.class, Entry::body)
        .with("ttl", Long.class, Entry::ttl)
        .build();
  }

  private final Table<Entry> entries;
  private final Clock clock;

  /** The outbox of a database. */
  public Outbox(Dynamo dynamo, Clock clock) {
    this.entries = Table.of(dynamo, TABLE, Outbox::schema);
    this.clock = clock;
  }

  /** Adds an event to what a use case writes. */
  public void add(WriteSet writes, Event event) {
    var now = clock.instant();
    var id = UUID.randomUUID();
    var envelope =
        new Envelope(
            id,
            event.type(),
            event.version(),
            event.community() == null ? null : event.community().value(),
            now.truncatedTo(ChronoUnit.MILLIS),
            event.data());
    int shard = Math.floorMod(id.hashCode(), SHARDS);
    writes.create(
        entries,
        new Entry(
            bucket(now, shard),
            id.toString(),
            event.type(),
            now,
            Json.text(envelope),
            now.plus(KEPT).getEpochSecond()),
        new Stale());
  }

  Instant now() {
    return clock.instant();
  }

  /** The entries of an hour that are still there. */
  List<Entry> left(Instant hour, int shard) {
    return entries.glanceAll(bucket(hour, shard), "");
  }

  private static String bucket(Instant at, int shard) {
    return at.truncatedTo(ChronoUnit.HOURS) + "#" + shard;
  }

  /** An event waiting. */
  record Entry(String bucket, String id, String type, Instant at, String body, Long ttl) {}

  /** What is published: see {@code contracts/events/envelope.json}. */
  record Envelope(UUID id, String type, int version, String community, Instant at, Object data) {}
}
