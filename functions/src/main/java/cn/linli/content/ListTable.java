package cn.linli.content;

import cn.linli.shared.CommunityId;
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
 * What everybody reads: {@code <publisher>#posts / t#<time>#<post>} and {@code ~#<time>#<post>} for
 * what is pinned, the same of each column in {@code <publisher>#<column>#posts}. Names of
 * attributes are short, since they count with every row.
 */
final class ListTable {
  private static final String POSTS = "#posts";

  private static TableSchema<Listed> schema() {
    return ItemSchema.of(Listed.class, row -> row.list() + POSTS, Listed::sk, ListTable::listed)
        .with("m", String.class, row -> row.community().value())
        .with("c", String.class, row -> row.column().toString())
        .with("t", String.class, Listed::title)
        .with("u", Instant.class, Listed::pinnedUntil)
        .build();
  }

  private static Listed listed(ItemSchema.Fields fields) {
    var pk = fields.<String>get("pk");
    return Listed.read(
        pk.substring(0, pk.length() - POSTS.length()),
        fields.get("sk"),
        fields.get("m", CommunityId::new),
        fields.get("c", Column::of),
        fields.get("t"),
        fields.get("u"));
  }

  private final Table<Listed> rows;

  ListTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, ListTable::schema);
  }

  /** Puts a post into its lists, with what is public of it. */
  void show(WriteSet writes, Post post, Instant now) {
    for (var list : Listed.listsOf(post.place())) {
      writes.put(rows, Listed.of(post, list, false));
      if (post.shown().isPinnedAt(now)) {
        writes.put(rows, Listed.of(post, list, true));
      }
    }
  }

  /** Takes it out of them. */
  void hide(WriteSet writes, Post post) {
    for (var list : Listed.listsOf(post.place())) {
      var sk = Listed.sk(false, post.shown().at(), post.key().id());
      writes.delete(PostTable.NAME, list + POSTS, sk, Condition.none(), new Stale());
    }
  }

  /** Takes it away from before all others. */
  void unpin(WriteSet writes, Post.Place place, Instant at, UUID post) {
    for (var list : Listed.listsOf(place)) {
      var sk = Listed.sk(true, at, post);
      writes.delete(PostTable.NAME, list + POSTS, sk, Condition.none(), new Stale());
    }
  }

  /** Some of a list, what is pinned first and the latest before the others. */
  Table.Slice<Listed> page(String list, String after, int limit) {
    return rows.page(list + POSTS, "", after, limit, false);
  }
}
