package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Payees of a community: {@code <community>#payees / <payee>}. */
final class PayeeTable {
  private static TableSchema<StoredPayee> schema() {
    return ItemSchema.of(
            StoredPayee.class, row -> pk(row.community()), StoredPayee::id, PayeeTable::payee)
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, StoredPayee::id)
        .with("name", String.class, StoredPayee::name)
        .with("mode", String.class, row -> StoredPayee.word(row.mode()))
        .with("merchant", String.class, StoredPayee::merchant)
        .with("subMerchant", String.class, StoredPayee::subMerchant)
        .with("miniProgram", String.class, StoredPayee::miniProgram)
        .with("officialAccount", String.class, StoredPayee::officialAccount)
        .with("freezeDays", Integer.class, StoredPayee::freezeDays)
        .with("revision", Integer.class, StoredPayee::revision)
        .build();
  }

  private final Table<StoredPayee> rows;

  PayeeTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PaymentTable.NAME, PayeeTable::schema);
  }

  Optional<StoredPayee> find(CommunityId community, String id) {
    return rows.get(pk(community), id);
  }

  List<StoredPayee> list(CommunityId community) {
    return rows.list(pk(community), "");
  }

  /** Writes the next revision. */
  void put(WriteSet writes, StoredPayee next) {
    writes.put(
        rows, next, Condition.isAt(next.revision() - 1), PaymentError.CHANGED_MEANWHILE.refusal());
  }

  private static String pk(CommunityId community) {
    return community + "#payees";
  }

  private static StoredPayee payee(ItemSchema.Fields fields) {
    return new StoredPayee(
        fields.get("community", CommunityId::new),
        fields.get("id"),
        fields.get("name"),
        StoredPayee.mode(fields.get("mode")),
        fields.get("merchant"),
        fields.get("subMerchant"),
        fields.get("miniProgram"),
        fields.get("officialAccount"),
        fields.get("freezeDays"),
        fields.number("revision"));
  }
}
