package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What everybody reads: {@code <publisher>#posts / t#<time>#<post>} and {@code ~#<time>#<post>} for
 * what is pinned, the same of each column in {@code <publisher>#<column>#posts}. Names of
 * attributes are short, ids and times too, and what the list says its rows do not say again: it
 * counts with every row.
 */
final class ListTable {
  private static final String POSTS = "#posts";
  private static final int LONGEST_SLUG = 32;
  private static final int LONGEST_COLUMN =
      Arrays.stream(Column.values()).mapToInt(column -> column.toString().length()).max().orElse(0);

  /** What DynamoDB counts for the seconds of a time, at the most. */
  private static final int NUMBER_BYTES = 7;

  static TableSchema<Listed> schema() {
    return ItemSchema.of(Listed.class, row -> row.list() + POSTS, Listed::sk, ListTable::listed)
        .with("m", String.class, ListTable::community)
        .with("c", String.class, ListTable::column)
        .with("t", String.class, Listed::title)
        .with("p", String.class, row -> row.cover() == null ? null : Compact.text(row.cover()))
        .with("u", Long.class, ListTable::pinnedUntil)
        .build();
  }

  private static String community(Listed row) {
    return Listed.communityOf(row.list()) == null ? row.community().value() : null;
  }

  private static String column(Listed row) {
    return Listed.columnOf(row.list()) == null ? row.column().toString() : null;
  }

  private static Long pinnedUntil(Listed row) {
    return row.pinnedUntil() == null ? null : row.pinnedUntil().getEpochSecond();
  }

  private static Listed listed(ItemSchema.Fields fields) {
    var pk = fields.<String>get("pk");
    var list = pk.substring(0, pk.length() - POSTS.length());
    var community = Listed.communityOf(list);
    var column = Listed.columnOf(list);
    return Listed.read(
        list,
        fields.get("sk"),
        community == null ? fields.get("m", CommunityId::new) : community,
        column == null ? fields.get("c", Column::of) : column,
        fields.get("t"),
        fields.get("p", Compact::id),
        fields.<Long, Instant>get("u", Instant::ofEpochSecond));
  }

  /** What the largest row of a list has, with all that it may have. */
  static int mostBytes(String list) {
    int keys = "pk".length() + list.length() + POSTS.length() + "sk".length() + Listed.SK_BYTES;
    int community = Listed.communityOf(list) == null ? 1 + LONGEST_SLUG : 0;
    int column = Listed.columnOf(list) == null ? 1 + LONGEST_COLUMN : 0;
    int cover = 1 + Compact.CHARACTERS;
    return keys + community + column + 1 + Commands.MOST_TITLE_BYTES + cover + 1 + NUMBER_BYTES;
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
