package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** The minors of a guardian: {@code P#<guardian> / minor#<id made by the client>}. */
final class MinorTable {
  private static final String PREFIX = "minor#";

  private static TableSchema<Minor> schema() {
    return ItemSchema.of(
            Minor.class,
            row -> PersonTable.pk(row.guardian()),
            row -> PREFIX + row.id(),
            fields ->
                new Minor(
                    PersonId.of(fields.<String>get("pk").substring(2)),
                    fields.get("id", PersonId::uuid),
                    fields.get("person", PersonId::of),
                    fields.get("maskedName"),
                    Relation.of(fields.get("relation")),
                    fields.get("birthDate"),
                    fields.get("consentVersion"),
                    fields.get("addedAt")))
        .with("id", String.class, row -> row.id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("maskedName", String.class, Minor::maskedName)
        .with("relation", String.class, row -> row.relation().toString())
        .with("birthDate", LocalDate.class, Minor::birthDate)
        .with("consentVersion", String.class, Minor::consentVersion)
        .with("addedAt", Instant.class, Minor::addedAt)
        .build();
  }

  private final Table<Minor> rows;

  MinorTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PersonTable.NAME, MinorTable::schema);
  }

  Optional<Minor> find(PersonId guardian, UUID id) {
    return rows.get(PersonTable.pk(guardian), PREFIX + id);
  }

  List<Minor> of(PersonId guardian) {
    return rows.list(PersonTable.pk(guardian), PREFIX);
  }

  void create(WriteSet writes, Minor minor) {
    writes.create(rows, minor, new Stale());
  }

  void delete(WriteSet writes, Minor minor) {
    writes.delete(
        PersonTable.NAME,
        PersonTable.pk(minor.guardian()),
        PREFIX + minor.id(),
        Condition.none(),
        new Stale());
  }

  /**
   * A minor as the guardian sees them.
   *
   * @param id made by the guardian's client
   * @param person who the minor is; two guardians of one child share it
   * @param consentVersion of the minors' document, that the guardian had consented to
   */
  record Minor(
      PersonId guardian,
      UUID id,
      PersonId person,
      String maskedName,
      Relation relation,
      LocalDate birthDate,
      String consentVersion,
      Instant addedAt) {}
}
