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

/** Logins that were begun: {@code S#<session> / authorization}. */
final class AuthorizationTable {
  private static final String SK = "authorization";

  private static TableSchema<Authorization> schema() {
    return ItemSchema.of(
            Authorization.class,
            row -> pk(row.session()),
            row -> SK,
            fields ->
                new Authorization(
                    fields.get("session", PersonId::uuid),
                    fields.get("challenge"),
                    fields.get("page"),
                    fields.get("asks"),
                    fields.get("state"),
                    fields.get("expiresAt")))
        .with("session", String.class, row -> row.session().toString())
        .with("challenge", String.class, Authorization::challenge)
        .with("page", String.class, Authorization::page)
        .with("asks", Boolean.class, Authorization::asks)
        .with("state", String.class, Authorization::state)
        .with("expiresAt", Instant.class, Authorization::expiresAt)
        .with("ttl", Long.class, row -> row.expiresAt().getEpochSecond())
        .build();
  }

  private final Table<Authorization> rows;

  AuthorizationTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PersonTable.NAME, AuthorizationTable::schema);
  }

  Optional<Authorization> find(UUID session) {
    return rows.get(pk(session), SK);
  }

  void create(WriteSet writes, Authorization begun) {
    writes.create(rows, begun, new Stale());
  }

  /** It is used once; whoever used it meanwhile has the session. */
  void spend(WriteSet writes, Authorization begun) {
    var unused = Condition.none().equal("state", AttributeValue.fromS(begun.state()));
    writes.delete(
        PersonTable.NAME,
        pk(begun.session()),
        SK,
        unused,
        IdentityError.AUTHORIZATION_REFUSED.refusal());
  }

  private static String pk(UUID session) {
    return "S#" + session;
  }
}
