package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sessions: {@code S#<session> / session}. */
final class SessionTable {
  private static final String SK = "session";

  private static TableSchema<SessionRow> schema() {
    return ItemSchema.of(SessionRow.class, row -> pk(row.id()), row -> SK, SessionTable::row)
        .with("id", String.class, row -> row.id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("codeHash", String.class, SessionRow::codeHash)
        .with("generation", Integer.class, SessionRow::generation)
        .with("refreshedAt", Instant.class, SessionRow::refreshedAt)
        .with("expiresAt", Instant.class, SessionRow::expiresAt)
        .with("ended", Boolean.class, SessionRow::ended)
        .with("ttl", Long.class, row -> row.expiresAt().getEpochSecond())
        .build();
  }

  private final Table<SessionRow> rows;

  SessionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PersonTable.NAME, SessionTable::schema);
  }

  Optional<SessionRow> find(UUID id) {
    return rows.get(pk(id), SK);
  }

  void create(WriteSet writes, SessionRow row) {
    writes.create(rows, row, new Stale());
  }

  /**
   * Replaces a session that is as it was read: not refreshed, ended or given to another person
   * meanwhile.
   */
  void change(WriteSet writes, SessionRow asRead, SessionRow next) {
    var unchanged =
        Condition.none()
            .equal("generation", asRead.generation())
            .equal("ended", AttributeValue.fromBool(asRead.ended()))
            .equal("person", AttributeValue.fromS(asRead.person().toString()));
    writes.put(rows, next, unchanged, new Stale());
  }

  private static String pk(UUID id) {
    return "S#" + id;
  }

  private static SessionRow row(ItemSchema.Fields fields) {
    return new SessionRow(
        fields.get("id", PersonId::uuid),
        fields.get("person", PersonId::of),
        fields.get("codeHash"),
        fields.number("generation"),
        fields.get("refreshedAt"),
        fields.get("expiresAt"),
        fields.get("ended"));
  }
}
