package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What was claimed of an order: {@code <community>#order#<order> / docket}. */
final class DocketTable {
  private static final String SK = "docket";

  private static TableSchema<Docket> schema() {
    return ItemSchema.of(
            Docket.class, row -> pk(row.community(), row.order()), row -> SK, DocketTable::docket)
        .with("community", String.class, row -> row.community().value())
        .with("order", String.class, row -> row.order().toString())
        .with("open", String.class, row -> row.open() == null ? null : row.open().toString())
        .with("claims", Integer.class, Docket::claims)
        .with("returned", Long.class, row -> row.returned().fen())
        .with("ruled", Boolean.class, row -> row.ruled() ? true : null)
        .with("revision", Integer.class, Docket::revision)
        .build();
  }

  private static Docket docket(ItemSchema.Fields fields) {
    return new Docket(
        fields.get("community", CommunityId::new),
        fields.get("order", PersonId::uuid),
        fields.get("open", PersonId::uuid),
        fields.number("claims"),
        fields.get("returned", Money::new),
        fields.get("ruled") != null,
        fields.number("revision"));
  }

  private final Table<Docket> rows;

  DocketTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ClaimTable.NAME, DocketTable::schema);
  }

  Docket get(CommunityId community, UUID order) {
    return rows.get(pk(community, order), SK).orElseGet(() -> Docket.none(community, order));
  }

  void put(WriteSet writes, Docket next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId community, UUID order) {
    return community + "#order#" + order;
  }
}
