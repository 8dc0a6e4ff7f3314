package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Who has to do with which post, for their export and erasure: {@code <community>#by#<person> /
 * <post>}.
 */
final class WriterTable {
  private static final int PAGE = 50;

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.key().community(), row.person()),
            row -> row.key().id().toString(),
            fields ->
                new Row(
                    new Post.Key(
                        fields.get("community", CommunityId::new),
                        fields.get("sk", PersonId::uuid)),
                    fields.get("person", PersonId::of)))
        .with("community", String.class, row -> row.key().community().value())
        .with("person", String.class, row -> row.person().toString())
        .build();
  }

  private final Table<Row> rows;

  WriterTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, WriterTable::schema);
  }

  void put(WriteSet writes, Post.Key key, PersonId person) {
    writes.put(rows, new Row(key, person));
  }

  void delete(WriteSet writes, Post.Key key, PersonId person) {
    writes.delete(
        PostTable.NAME,
        pk(key.community(), person),
        key.id().toString(),
        Condition.none(),
        new Stale());
  }

  /** All of somebody's, page after page. */
  Stream<Post.Key> all(CommunityId community, PersonId person) {
    return from(community, person, null);
  }

  private Stream<Post.Key> from(CommunityId community, PersonId person, String after) {
    var page = rows.pageNow(pk(community, person), after, PAGE);
    var rest = Stream.ofNullable(page.last()).flatMap(last -> from(community, person, last));
    return Stream.concat(page.items().stream().map(Row::key), rest);
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#by#" + person;
  }

  private record Row(Post.Key key, PersonId person) {}
}
