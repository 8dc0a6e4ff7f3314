package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Consents: {@code P#<person> / consent#<document>#<version>}. Each version stays on record. */
final class ConsentTable {
  static final String PREFIX = "consent#";

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> PersonTable.pk(row.person()),
            row -> PREFIX + row.consent().document() + "#" + row.consent().version(),
            fields ->
                new Row(
                    PersonId.of(fields.<String>get("pk").substring(2)),
                    new Consent(
                        ConsentDocument.of(fields.get("document")),
                        fields.get("version"),
                        fields.get("givenAt"))))
        .with("document", String.class, row -> row.consent().document().toString())
        .with("version", String.class, row -> row.consent().version())
        .with("givenAt", Instant.class, row -> row.consent().givenAt())
        .build();
  }

  private final Table<Row> rows;

  ConsentTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PersonTable.NAME, ConsentTable::schema);
  }

  List<Consent> of(PersonId person) {
    return rows.list(PersonTable.pk(person), PREFIX).stream().map(Row::consent).toList();
  }

  void put(WriteSet writes, PersonId person, Consent consent) {
    writes.put(rows, new Row(person, consent));
  }

  /** Refuses unless the current version of the document was consented to. */
  void require(PersonId person, ConsentDocument document) {
    boolean given =
        of(person).stream()
            .anyMatch(
                consent ->
                    consent.document() == document
                        && consent.version().equals(document.currentVersion()));
    if (!given) {
      throw IdentityError.CONSENT_REQUIRED.refusal(
          "document %s, version %s".formatted(document, document.currentVersion()));
    }
  }

  /** A consent that was given. */
  record Consent(ConsentDocument document, String version, Instant givenAt) {}

  private record Row(PersonId person, Consent consent) {}
}
