package cn.linli.merchant;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.shared.keys.Sealed;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What is confidential of a merchant, sealed under its owner: {@code <home>#merchant#<id> /
 * sealed}.
 */
final class ConfidentialTable {
  private static final String SK = "sealed";
  private static final String FIELD = "merchant";
  private static final EnhancedType<Map<String, SdkBytes>> FIELDS =
      EnhancedType.mapOf(String.class, SdkBytes.class);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            row -> SK,
            fields ->
                new Row(
                    fields.get("pk"),
                    new Sealed(
                        fields.get("person", PersonId::of),
                        fields.get("key"),
                        fields.get("fields")),
                    fields.get("mark")))
        .with("person", String.class, row -> row.sealed().person().toString())
        .with("key", SdkBytes.class, row -> row.sealed().wrappedKey())
        .with("fields", FIELDS, row -> row.sealed().fields())
        .with("mark", String.class, Row::mark)
        .build();
  }

  private final Table<Row> rows;
  private final Keys keys;

  ConfidentialTable(Dynamo dynamo, Keys keys) {
    this.rows = Table.of(dynamo, MerchantTable.NAME, ConfidentialTable::schema);
    this.keys = keys;
  }

  /** Whether something is stored. */
  boolean has(Merchant merchant) {
    return rows.get(pk(merchant), SK).isPresent();
  }

  /** Whether just this is stored; it is not opened for that. */
  boolean has(Merchant merchant, Confidential confidential) {
    return rows.get(pk(merchant), SK)
        .filter(row -> row.mark().equals(mark(merchant, confidential)))
        .isPresent();
  }

  private String mark(Merchant merchant, Confidential confidential) {
    return keys.lookupHash("merchant " + merchant.id(), Json.text(confidential));
  }

  /** What is stored, opened by KMS. */
  Optional<Confidential> open(Merchant merchant) {
    return rows.get(pk(merchant), SK)
        .flatMap(row -> row.sealed().open(keys).read(FIELD))
        .map(json -> Json.read(json, Confidential.class));
  }

  void put(WriteSet writes, Merchant merchant, Confidential confidential) {
    var sealed = Sealed.create(keys, merchant.owner()).with(FIELD, Json.text(confidential));
    writes.put(rows, new Row(pk(merchant), sealed.sealed(), mark(merchant, confidential)));
  }

  void delete(WriteSet writes, Merchant merchant) {
    writes.delete(MerchantTable.NAME, pk(merchant), SK, Condition.none(), new Stale());
  }

  private static String pk(Merchant merchant) {
    return MerchantTable.pk(merchant.home(), merchant.id());
  }

  /**
   * Something sealed.
   *
   * @param mark a keyed hash, by which the same is known again
   */
  private record Row(String pk, Sealed sealed, String mark) {}
}
