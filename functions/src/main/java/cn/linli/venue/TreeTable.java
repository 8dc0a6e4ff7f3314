package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Counts the changes of a centre's tree, so that two at once cannot make a loop of it: {@code
 * <community>#tree / tree}.
 */
final class TreeTable {
  private static final String SK = "tree";

  private static TableSchema<Tree> schema() {
    return ItemSchema.of(
            Tree.class,
            tree -> pk(tree.community()),
            tree -> SK,
            fields ->
                new Tree(fields.get("community", CommunityId::new), fields.number("revision")))
        .with("community", String.class, tree -> tree.community().value())
        .with("revision", Integer.class, Tree::revision)
        .build();
  }

  private final Table<Tree> rows;

  TreeTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ZoneTable.NAME, TreeTable::schema);
  }

  int revision(CommunityId community) {
    return rows.get(pk(community), SK).map(Tree::revision).orElse(0);
  }

  /** Counts a change of the tree that was read at this revision. */
  void change(WriteSet writes, CommunityId community, int revision) {
    var asRead = Condition.isAt(revision);
    var next = new Tree(community, revision + 1);
    writes.put(rows, next, asRead, VenueError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#tree";
  }

  private record Tree(CommunityId community, int revision) {}
}
