package cn.linli.shared.dynamo;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What is due at a time, in buckets of a minute, so that finding it costs what is due and not what
 * exists. No rule depends on the sweep being punctual: whatever has a deadline checks the time
 * itself.
 */
public final class Deadlines {
  static final String TABLE = "deadlines";
  static final int SHARDS = 4;

  private static TableSchema<Deadline> schema() {
    return ItemSchema.of(
            Deadline.class,
            Deadline::bucket,
            Deadline::key,
            fields ->
                new Deadline(
                    fields.get("pk"),
                    fields.get("kind"),
                    fields.get("community", CommunityId::new),
                    fields.get("ref"),
                    fields.get("at"),
                    fields.number("attempts")))
        .with("kind", String.class, Deadline::kind)
        .with("community", String.class, Deadline::communityOrNull)
        .with("ref", String.class, Deadline::ref)
        .with("at", Instant.class, Deadline::at)
        .with("attempts", Integer.class, Deadline::attempts)
        .build();
  }

  private final Table<Deadline> rows;

  /** The deadlines of a database. */
  public Deadlines(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TABLE, Deadlines::schema);
  }

  /**
   * Adds a deadline to what a use case writes. The same again is the same deadline.
   *
   * @param kind says which handler runs
   * @param community whose it is, or null
   * @param ref what the handler needs to know
   */
  public void add(WriteSet writes, String kind, CommunityId community, String ref, Instant at) {
    writes.put(rows, new Deadline(bucket(at, ref), kind, community, ref, at, 0));
  }

  /** Those of a minute that are left. What was added just now is found by the next sweep. */
  List<Deadline> due(Instant minute, int shard) {
    return rows.glanceAll(minute + "#" + shard, "");
  }

  /** Puts a deadline off to a later time, or to the dead ones. */
  void move(WriteSet writes, Deadline from, Instant to, boolean dead) {
    var bucket = dead ? "dead" : bucket(to, from.ref());
    writes
        .put(
            rows,
            new Deadline(
                bucket, from.kind(), from.community(), from.ref(), to, from.attempts() + 1))
        .delete(TABLE, from.bucket(), from.key(), Condition.none(), new Stale());
  }

  private static String bucket(Instant at, String ref) {
    return at.truncatedTo(ChronoUnit.MINUTES) + "#" + Math.floorMod(ref.hashCode(), SHARDS);
  }

  /** Something due. */
  public record Deadline(
      String bucket, String kind, CommunityId community, String ref, Instant at, int attempts) {
    String key() {
      return kind + "#" + ref + "#" + at;
    }

    String communityOrNull() {
      return community == null ? null : community.value();
    }
  }
}
