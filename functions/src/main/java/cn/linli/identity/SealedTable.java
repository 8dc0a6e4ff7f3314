package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Keys;
import cn.linli.shared.keys.Sealed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The sealed personal data: {@code P#<person> / sealed}. */
final class SealedTable {
  static final String REAL_NAME = "real-name";
  static final String ID_NUMBER = "id-number";
  static final String PHONE = "phone";
  static final String OPENID = "openid ";

  static final String SK = "sealed";
  private static final EnhancedType<Map<String, SdkBytes>> FIELDS =
      EnhancedType.mapOf(String.class, SdkBytes.class);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> PersonTable.pk(row.sealed().person()),
            row -> SK,
            fields ->
                new Row(
                    new Sealed(
                        fields.get("person", PersonId::of),
                        fields.get("key"),
                        fields.get("fields")),
                    fields.number("revision")))
        .with("person", String.class, row -> row.sealed().person().toString())
        .with("key", SdkBytes.class, row -> row.sealed().wrappedKey())
        .with("fields", FIELDS, row -> row.sealed().fields())
        .with("revision", Integer.class, Row::revision)
        .build();
  }

  private final Table<Row> rows;
  private final Keys keys;

  SealedTable(Dynamo dynamo, Keys keys) {
    this.rows = Table.of(dynamo, PersonTable.NAME, SealedTable::schema);
    this.keys = keys;
  }

  /** The data of a person, opened by KMS; empty for somebody without any. */
  Optional<Open> open(PersonId person) {
    return rows.get(PersonTable.pk(person), SK)
        .map(row -> new Open(row.sealed().open(keys), row.revision()));
  }

  /** The data of a new person. */
  Open create(PersonId person) {
    return new Open(Sealed.create(keys, person), 0);
  }

  void write(WriteSet writes, Open data) {
    var row = new Row(data.fields().sealed(), data.revision() + 1);
    writes.put(rows, row, Condition.isAt(data.revision()), new Stale());
  }

  void delete(WriteSet writes, PersonId person) {
    writes.delete(PersonTable.NAME, PersonTable.pk(person), SK, Condition.none(), new Stale());
  }

  /**
   * Personal data within reach.
   *
   * @param revision of the stored item, 0 when there is none
   */
  record Open(Sealed.Opened fields, int revision) {
    Open with(String field, String value) {
      return new Open(fields.with(field, value), revision);
    }

    Set<String> names() {
      return fields.sealed().fields().keySet();
    }

    Optional<String> read(String field) {
      return fields.read(field);
    }
  }

  private record Row(Sealed sealed, int revision) {}
}
