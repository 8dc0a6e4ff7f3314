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

  /** Of a minute in a rush: 64 partitions take 32,000 deadlines a second. */
  static final int SHARDS_IN_RUSH = 64;

  private static final String RUSH = "rush";

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

  private static TableSchema<Rush> rushSchema() {
    return ItemSchema.of(
            Rush.class,
            rush -> RUSH,
            rush -> RUSH,
            fields -> new Rush(fields.get("until"), fields.number("revision")))
        .with("until", Instant.class, Rush::until)
        .with("revision", Integer.class, Rush::revision)
        .build();
  }

  private final Table<Deadline> rows;
  private final Table<Rush> rushes;

  /** The deadlines of a database. */
  public Deadlines(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TABLE, Deadlines::schema);
    this.rushes = Table.of(dynamo, TABLE, Deadlines::rushSchema);
  }

  /**
   * Adds to what a use case writes that a rush is expected until then: only for times that somebody
   * announced so may deadlines be added by {@link #addInRush}, since sweeping those costs more.
   */
  public void expectRush(WriteSet writes, Instant until) {
    var known = rush();
    if (known.until().isBefore(until)) {
      var next = new Rush(until, known.revision() + 1);
      writes.put(rushes, next, Condition.isAt(known.revision()), new Stale());
    }
  }

  /** The end of the last rush that somebody announced. */
  Instant rushUntil() {
    return rush().until();
  }

  private Rush rush() {
    return rushes.get(RUSH, RUSH).orElse(new Rush(Instant.EPOCH, 0));
  }

  /**
   * Adds a deadline to what a use case writes. The same again is the same deadline.
   *
   * @param kind says which handler runs
   * @param community whose it is, or null
   * @param ref what the handler needs to know
   */
  public void add(WriteSet writes, String kind, CommunityId community, String ref, Instant at) {
    writes.put(rows, new Deadline(narrow(at, ref), kind, community, ref, at, 0));
  }

  /**
   * The same in a write of its own, for one that many owe at the same moment: their transactions
   * would shut each other out. Whoever adds it does so before what it is about.
   */
  void addAlone(String kind, CommunityId community, String ref, Instant at) {
    rows.put(new Deadline(narrow(at, ref), kind, community, ref, at, 0));
  }

  /** The same where so many are added at once that four partitions could not take them. */
  public void addInRush(
      WriteSet writes, String kind, CommunityId community, String ref, Instant at) {
    var bucket = bucket(at, "rush-" + Math.floorMod(ref.hashCode(), SHARDS_IN_RUSH));
    writes.put(rows, new Deadline(bucket, kind, community, ref, at, 0));
  }

  /** Those of a minute that are left. What was added just now is found by the next sweep. */
  List<Deadline> due(Instant minute, int shard) {
    return rows.glanceAll(bucket(minute, Integer.toString(shard)), "");
  }

  /** Those that were added in a rush. */
  List<Deadline> dueInRush(Instant minute, int shard) {
    return rows.glanceAll(bucket(minute, "rush-" + shard), "");
  }

  /** Puts a deadline off to a later time, or to the dead ones. */
  void move(WriteSet writes, Deadline from, Instant to, boolean dead) {
    var bucket = dead ? "dead" : narrow(to, from.ref());
    writes
        .put(
            rows,
            new Deadline(
                bucket, from.kind(), from.community(), from.ref(), to, from.attempts() + 1))
        .delete(TABLE, from.bucket(), from.key(), Condition.none(), new Stale());
  }

  private static String narrow(Instant at, String ref) {
    return bucket(at, Integer.toString(Math.floorMod(ref.hashCode(), SHARDS)));
  }

  private static String bucket(Instant at, String shard) {
    return at.truncatedTo(ChronoUnit.MINUTES) + "#" + shard;
  }

  private record Rush(Instant until, int revision) {}

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
