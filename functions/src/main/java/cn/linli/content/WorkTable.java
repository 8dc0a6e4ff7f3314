package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Posts as those who write and review look for them: {@code <community>#work#<stage> /
 * <createdAt>#<post>}.
 */
final class WorkTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(Row.class, Row::pk, Row::sk, Row::of)
        .with("id", String.class, row -> row.id().toString())
        .with("column", String.class, row -> row.column().toString())
        .with("reach", String.class, row -> row.reach().toString())
        .with("title", String.class, Row::title)
        .with("createdAt", Instant.class, Row::createdAt)
        .build();
  }

  private final Table<Row> rows;

  WorkTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, WorkTable::schema);
  }

  /** Puts a post where it stands now, and takes it away from where it stood. */
  void move(WriteSet writes, Post before, Post next) {
    var to = Row.of(next);
    if (before != null && before.draft().stage() != next.draft().stage()) {
      var from = Row.of(before);
      writes.delete(PostTable.NAME, from.pk(), from.sk(), Condition.none(), new Stale());
    }
    writes.put(rows, to);
  }

  /** Those at a stage by when they were begun: of what waits the first, of all else the latest. */
  Table.Slice<Row> page(CommunityId community, Stage stage, String after, int limit) {
    return rows.page(pk(community, stage), "", after, limit, stage.isReview());
  }

  private static String pk(CommunityId community, Stage stage) {
    return community + "#work#" + stage;
  }

  /** A post in such a list. */
  record Row(String pk, UUID id, Column column, Reach reach, String title, Instant createdAt) {
    private static Row of(Post post) {
      return new Row(
          WorkTable.pk(post.key().community(), post.draft().stage()),
          post.key().id(),
          post.place().column(),
          post.place().reach(),
          post.draft().title(),
          post.createdAt());
    }

    private static Row of(ItemSchema.Fields fields) {
      return new Row(
          fields.get("pk"),
          fields.get("id", PersonId::uuid),
          fields.get("column", Column::of),
          fields.get("reach", Reach::of),
          fields.get("title"),
          fields.get("createdAt"));
    }

    private String sk() {
      return createdAt + "#" + id;
    }

    View view() {
      return new View(id, column, reach, title, createdAt);
    }
  }

  /** What the staff see of it. */
  record View(UUID id, Column column, Reach reach, String title, Instant createdAt) {}
}
