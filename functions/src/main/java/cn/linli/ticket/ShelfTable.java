package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Where questions are found: by their state and when they came to it {@code
 * <community>#questions#<state> / <instant>#<id>}, the published ones by each of their keywords
 * {@code <community>#keywords / <keyword>#<id>}; and how many are published {@code
 * <community>#shelf / shelf}.
 */
final class ShelfTable {
  /** So many may be published that all their keywords are read at once. */
  static final int MOST = 200;

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields -> new Row(fields.get("pk"), fields.get("sk"), fields.get("id", PersonId::uuid)))
        .with("id", String.class, row -> row.id().toString())
        .build();
  }

  private static TableSchema<Count> countSchema() {
    return ItemSchema.of(
            Count.class,
            row -> row.community() + "#shelf",
            row -> "shelf",
            fields ->
                new Count(
                    fields.get("community", CommunityId::new),
                    fields.number("count"),
                    fields.number("revision")))
        .with("community", String.class, row -> row.community().value())
        .with("count", Integer.class, Count::count)
        .with("revision", Integer.class, Count::revision)
        .build();
  }

  private final Table<Row> rows;
  private final Table<Count> counts;

  ShelfTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, ShelfTable::schema);
    this.counts = Table.of(dynamo, TicketTable.NAME, ShelfTable::countSchema);
  }

  /** Follows a question to its next revision. */
  void move(WriteSet writes, Question before, Question next) {
    if (before != null) {
      remove(writes, before, next);
    }
    add(writes, before, next);
    int more = published(next) - published(before);
    if (more != 0) {
      count(writes, next.key().community(), more);
    }
  }

  private static int published(Question question) {
    return question != null && question.isPublished() ? 1 : 0;
  }

  private static boolean isListed(Question question) {
    return question != null && question.state() != Question.State.WITHDRAWN;
  }

  private void remove(WriteSet writes, Question before, Question next) {
    boolean moves = before.state() != next.state();
    if (isListed(before) && moves) {
      delete(writes, listed(before));
    }
    if (before.isPublished() && !next.isPublished()) {
      before.keywords().forEach(keyword -> delete(writes, keyed(before, keyword)));
    }
  }

  private void add(WriteSet writes, Question before, Question next) {
    boolean moves = before == null || before.state() != next.state();
    if (isListed(next) && moves) {
      writes.put(rows, listed(next));
    }
    if (next.isPublished() && moves) {
      next.keywords().forEach(keyword -> writes.put(rows, keyed(next, keyword)));
    }
  }

  private static void delete(WriteSet writes, Row row) {
    writes.delete(TicketTable.NAME, row.pk(), row.sk(), Condition.none(), new Stale());
  }

  private void count(WriteSet writes, CommunityId community, int more) {
    var known =
        counts.get(community + "#shelf", "shelf").orElseGet(() -> new Count(community, 0, 0));
    if (known.count() + more > MOST) {
      throw TicketError.SHELF_FULL.refusal();
    }
    var next = new Count(community, known.count() + more, known.revision() + 1);
    writes.put(counts, next, Condition.isAt(known.revision()), new Stale());
  }

  private static Row listed(Question question) {
    var key = question.key();
    // A draft keeps its place; what is published has one by when it was.
    var at = question.isPublished() ? question.publishedAt() : Instant.EPOCH;
    return new Row(
        list(key.community(), question.state()),
        "%013d#%s".formatted(at.toEpochMilli(), key.id()),
        key.id());
  }

  private static Row keyed(Question question, String keyword) {
    var key = question.key();
    return new Row(keywords(key.community()), keyword + "#" + key.id(), key.id());
  }

  /** Those in a state, the last first. */
  Table.Slice<Row> page(CommunityId community, Question.State state, String after, int limit) {
    return rows.page(list(community, state), "", after, limit, false);
  }

  /** Those with a keyword. */
  Table.Slice<Row> page(CommunityId community, String keyword, String after, int limit) {
    return rows.page(keywords(community), keyword + "#", after, limit, true);
  }

  /** All keywords, as they were a moment ago. */
  List<Row> keywordsOf(CommunityId community) {
    return rows.glanceAll(keywords(community), "");
  }

  private static String list(CommunityId community, Question.State state) {
    return community + "#questions#" + state;
  }

  private static String keywords(CommunityId community) {
    return community + "#keywords";
  }

  /** Where a question is. */
  record Row(String pk, String sk, UUID id) {
    String keyword() {
      return sk.substring(0, sk.indexOf('#'));
    }
  }

  private record Count(CommunityId community, int count, int revision) {}
}
