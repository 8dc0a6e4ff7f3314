package cn.linli.files;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Whose uploads are whose, for their erasure: {@code <community>#of#<person> / <upload>}. */
final class OwnedTable {
  private static final int PAGE = 100;

  private static TableSchema<Owned> schema() {
    return ItemSchema.of(
            Owned.class,
            owned -> pk(owned.community(), owned.owner()),
            owned -> owned.upload().toString(),
            fields ->
                new Owned(
                    fields.get("community", CommunityId::new),
                    fields.get("owner", PersonId::of),
                    fields.get("sk", PersonId::uuid)))
        .with("community", String.class, owned -> owned.community().value())
        .with("owner", String.class, owned -> owned.owner().toString())
        .build();
  }

  private final Table<Owned> rows;

  OwnedTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, UploadTable.NAME, OwnedTable::schema);
  }

  void create(WriteSet writes, Upload upload) {
    writes.put(rows, new Owned(upload.community(), upload.owner(), upload.id()));
  }

  void delete(WriteSet writes, Owned owned) {
    writes.delete(
        UploadTable.NAME,
        pk(owned.community(), owned.owner()),
        owned.upload().toString(),
        Condition.none(),
        new Stale());
  }

  /** Some that are left. */
  List<Owned> left(CommunityId community, PersonId owner, int most) {
    return rows.pageNow(pk(community, owner), null, most).items();
  }

  /** All of somebody's, page after page. */
  Stream<Owned> all(CommunityId community, PersonId owner) {
    return from(community, owner, null);
  }

  private Stream<Owned> from(CommunityId community, PersonId owner, String after) {
    var page = rows.pageNow(pk(community, owner), after, PAGE);
    var rest = Stream.ofNullable(page.last()).flatMap(last -> from(community, owner, last));
    return Stream.concat(page.items().stream(), rest);
  }

  private static String pk(CommunityId community, PersonId owner) {
    return community + "#of#" + owner;
  }

  /** An upload is somebody's. */
  record Owned(CommunityId community, PersonId owner, UUID upload) {}
}
