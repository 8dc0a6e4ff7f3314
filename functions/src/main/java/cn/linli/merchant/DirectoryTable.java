package cn.linli.merchant;

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
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * The merchants of a community by stage, {@code <home>#merchants#<stage> / <id>}, and by owner,
 * {@code <home>#owned#<owner> / <id>}.
 */
final class DirectoryTable {
  private static TableSchema<Row> schema() {
    return keyed(row -> pk(row.home(), row.stage()));
  }

  private static TableSchema<Row> ownedSchema() {
    return keyed(row -> owned(row.home(), row.owner()));
  }

  private static TableSchema<Row> keyed(Function<Row, String> pk) {
    return ItemSchema.of(
            Row.class,
            pk,
            row -> row.merchant().toString(),
            fields ->
                new Row(
                    fields.get("community", CommunityId::new),
                    fields.get("sk", PersonId::uuid),
                    fields.get("owner", PersonId::of),
                    fields.get("stage", Stage::of),
                    fields.get("name"),
                    fields.get("since")))
        .with("community", String.class, row -> row.home().value())
        .with("owner", String.class, row -> row.owner().toString())
        .with("stage", String.class, row -> row.stage().toString())
        .with("name", String.class, Row::name)
        .with("since", Instant.class, Row::since)
        .build();
  }

  private final Table<Row> rows;
  private final Table<Row> owned;

  DirectoryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, DirectoryTable::schema);
    this.owned = Table.of(dynamo, MerchantTable.NAME, DirectoryTable::ownedSchema);
  }

  /** Follows a merchant to its stage. */
  void move(WriteSet writes, Merchant before, Merchant next) {
    if (before != null) {
      var pk = pk(before.home(), before.stage());
      var sk = before.id().toString();
      writes.delete(MerchantTable.NAME, pk, sk, Condition.none(), new Stale());
    }
    var row = Row.of(next);
    writes.put(rows, row);
    writes.put(owned, row);
  }

  Table.Slice<Row> page(CommunityId home, Stage stage, String after, int limit) {
    return rows.page(pk(home, stage), "", after, limit, true);
  }

  /** A page of those that somebody owns. */
  Table.Slice<Row> pageOf(CommunityId home, PersonId owner, String after, int limit) {
    return owned.page(owned(home, owner), "", after, limit, true);
  }

  /** All that somebody owns, as they are now. */
  List<Row> ownedBy(CommunityId home, PersonId owner) {
    return owned.list(owned(home, owner), "");
  }

  private static String pk(CommunityId home, Stage stage) {
    return home + "#merchants#" + stage;
  }

  private static String owned(CommunityId home, PersonId owner) {
    return home + "#owned#" + owner;
  }

  /** A merchant in a list. */
  record Row(
      CommunityId home, UUID merchant, PersonId owner, Stage stage, String name, Instant since) {
    static Row of(Merchant merchant) {
      return new Row(
          merchant.home(),
          merchant.id(),
          merchant.owner(),
          merchant.stage(),
          merchant.business().shortName(),
          merchant.standing().since());
    }

    View view() {
      return new View(merchant, name, stage, since);
    }
  }

  /** What the contract shows. */
  record View(UUID merchant, String name, Stage stage, Instant since) {}
}
