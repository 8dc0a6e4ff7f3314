package cn.linli.merchant;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import tools.jackson.core.type.TypeReference;

/** Merchants: {@code <home>#merchant#<id> / merchant}. */
final class MerchantTable {
  static final String NAME = "merchant";
  private static final String SK = "merchant";
  private static final TypeReference<Map<Paper.Kind, Paper>> PAPERS = new TypeReference<>() {};
  private static final TypeReference<Map<Suspension, String>> SUSPENSIONS =
      new TypeReference<>() {};

  private static TableSchema<Merchant> schema() {
    return ItemSchema.of(
            Merchant.class, row -> pk(row.home(), row.id()), row -> SK, MerchantTable::merchant)
        .with("community", String.class, row -> row.home().value())
        .with("id", String.class, row -> row.id().toString())
        .with("owner", String.class, row -> row.owner().toString())
        .with("business", String.class, row -> Json.text(row.business()))
        .with("papers", String.class, row -> Json.text(row.papers().held()))
        .with("renewals", String.class, row -> Json.text(row.papers().renewals()))
        .with("stage", String.class, row -> row.stage().toString())
        .with("since", Instant.class, row -> row.standing().since())
        .with("suspensions", String.class, row -> Json.text(row.standing().suspensions()))
        .with("reason", String.class, row -> row.standing().reason())
        .with("records", String.class, row -> Json.text(row.records()))
        .with("contract", String.class, Merchant::contract)
        .with("account", String.class, row -> Json.text(row.account()))
        .with("revision", Integer.class, Merchant::revision)
        .build();
  }

  private static Merchant merchant(ItemSchema.Fields fields) {
    return new Merchant(
        fields.get("community", CommunityId::new),
        fields.get("id", PersonId::uuid),
        fields.get("owner", PersonId::of),
        Json.read(fields.<String>get("business"), Business.class),
        new Papers(
            Json.MAPPER.readValue(fields.<String>get("papers"), PAPERS),
            Json.MAPPER.readValue(fields.<String>get("renewals"), PAPERS)),
        new Standing(
            fields.get("stage", Stage::of),
            fields.get("since"),
            fields.get("reason"),
            Json.MAPPER.readValue(fields.<String>get("suspensions"), SUSPENSIONS)),
        Json.read(fields.<String>get("records"), Records.class),
        fields.get("contract"),
        Json.read(fields.<String>get("account"), SellerAccount.class),
        fields.number("revision"));
  }

  private final Table<Merchant> rows;

  MerchantTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, MerchantTable::schema);
  }

  Optional<Merchant> find(CommunityId home, UUID id) {
    return rows.get(pk(home, id), SK);
  }

  /** The same as it was a moment ago, at half the price. */
  Optional<Merchant> glance(CommunityId home, UUID id) {
    return rows.glance(pk(home, id), SK);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Merchant next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  /** Holds while a merchant is as it was read. */
  void require(WriteSet writes, Merchant merchant, RuntimeException ifChanged) {
    var same = Condition.isAt(merchant.revision());
    writes.check(NAME, pk(merchant.home(), merchant.id()), SK, same, ifChanged);
  }

  static String pk(CommunityId home, UUID id) {
    return home + "#merchant#" + id;
  }
}
