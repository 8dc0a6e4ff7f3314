package cn.linli.poll;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tallies: {@code <contest>#tally#<n> / <entry>}. An entry's votes are spread over eight
 * partitions, and a contest's are read by eight queries.
 */
final class TallyTable {
  /** One partition takes some five hundred votes a second. */
  static final int SHARDS = 8;

  private static final String VOTES = "votes";
  private static final String CLOSED = "closed";

  private static TableSchema<Tally> schema() {
    return ItemSchema.of(
            Tally.class,
            Tally::pk,
            row -> row.entry().toString(),
            fields ->
                new Tally(
                    fields.get("pk"),
                    fields.get("sk", PersonId::uuid),
                    fields.number(VOTES),
                    fields.get("at"),
                    fields.get(CLOSED) != null))
        .with(VOTES, Integer.class, Tally::votes)
        .with("at", Instant.class, Tally::handedInAt)
        .with(CLOSED, Boolean.class, row -> row.closed() ? true : null)
        .build();
  }

  private record Tally(String pk, UUID entry, int votes, Instant handedInAt, boolean closed) {}

  private final Table<Tally> rows;

  TallyTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MatterTable.NAME, TallyTable::schema);
  }

  /** An entry can be voted for from now on. */
  void create(WriteSet writes, Entry entry) {
    for (int shard = 0; shard < SHARDS; shard++) {
      var pk = pk(entry.key().contest(), shard);
      var tally = new Tally(pk, entry.key().id(), 0, entry.handedInAt(), false);
      writes.create(rows, tally, new Stale());
    }
  }

  /** An entry cannot be voted for any more, and its votes do not count. */
  void close(WriteSet writes, Entry.Key entry) {
    for (int shard = 0; shard < SHARDS; shard++) {
      var close = Condition.exists().set(CLOSED, AttributeValue.fromBool(true));
      writes.update(
          MatterTable.NAME, pk(entry.contest(), shard), entry.id().toString(), close, new Stale());
    }
  }

  /** One more vote for an entry, if it can be voted for. */
  void add(WriteSet writes, Matter.Key contest, int shard, UUID entry, RuntimeException ifNot) {
    var change = Condition.exists().absent(CLOSED).add(VOTES, 1);
    writes.update(MatterTable.NAME, pk(contest, shard), entry.toString(), change, ifNot);
  }

  /**
   * The votes of all entries of a contest, by rank.
   *
   * @param isSure whether as they are now, and not a moment ago
   */
  List<Count> counts(Matter.Key contest, boolean isSure) {
    var counts = new HashMap<UUID, Count>();
    var closed = new HashSet<UUID>();
    for (int shard = 0; shard < SHARDS; shard++) {
      var pk = pk(contest, shard);
      for (var tally : isSure ? rows.list(pk, "") : rows.glanceAll(pk, "")) {
        counts.merge(tally.entry(), Count.of(tally), Count::plus);
        if (tally.closed()) {
          closed.add(tally.entry());
        }
      }
    }
    counts.keySet().removeAll(closed);
    return counts.values().stream().sorted(Count.BY_RANK).toList();
  }

  private static String pk(Matter.Key contest, int shard) {
    return contest.pk() + "#tally#" + shard;
  }

  /** An entry's votes. */
  record Count(UUID entry, int votes, Instant handedInAt) {
    /** With as many votes, whoever came first is first; ids decide about the same instant. */
    private static final Comparator<Count> BY_RANK =
        Comparator.comparingInt(Count::votes)
            .reversed()
            .thenComparing(Count::handedInAt)
            .thenComparing(count -> count.entry().toString());

    private static Count of(Tally tally) {
      return new Count(tally.entry(), tally.votes(), tally.handedInAt());
    }

    private Count plus(Count other) {
      return new Count(entry, votes + other.votes, handedInAt);
    }
  }
}
