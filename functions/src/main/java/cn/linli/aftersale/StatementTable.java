package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What was said about a claim: {@code <community>#claim#<claim> / said#<id>}. */
final class StatementTable {
  private static final String SAID = "said#";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Statement> schema() {
    return ItemSchema.of(
            Statement.class,
            row -> ClaimTable.pk(row.community(), row.claim()),
            row -> SAID + row.id(),
            StatementTable::statement)
        .with("community", String.class, row -> row.community().value())
        .with("claim", String.class, row -> row.claim().toString())
        .with("id", String.class, Statement::id)
        .with("by", String.class, row -> row.by().toString())
        .with("text", String.class, Statement::text)
        .with("place", String.class, row -> row.place().value())
        .with("evidence", TEXTS, row -> row.evidence().stream().map(UUID::toString).toList())
        .with("at", Instant.class, Statement::at)
        .build();
  }

  private static Statement statement(ItemSchema.Fields fields) {
    return new Statement(
        fields.get("community", CommunityId::new),
        fields.get("claim", PersonId::uuid),
        fields.get("id"),
        fields.get("by", Statement.Side::of),
        fields.get("text"),
        fields.get("place", CommunityId::new),
        fields.<List<String>>get("evidence").stream().map(UUID::fromString).toList(),
        fields.get("at"));
  }

  private final Table<Statement> rows;

  StatementTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ClaimTable.NAME, StatementTable::schema);
  }

  Optional<Statement> find(Claim claim, String id) {
    return rows.get(ClaimTable.pk(claim.matter().community(), claim.id()), SAID + id);
  }

  /** All of a claim's, its reason and then the oldest first: each side may say so much only. */
  List<Statement> list(Claim claim) {
    return rows.list(ClaimTable.pk(claim.matter().community(), claim.id()), SAID).stream()
        .sorted(
            Comparator.comparing((Statement one) -> !one.isReason())
                .thenComparing(Statement::at)
                .thenComparing(Statement::id))
        .toList();
  }

  void create(WriteSet writes, Statement statement) {
    writes.create(rows, statement, new Stale());
  }

  /** Over the one before. */
  void put(WriteSet writes, Statement statement) {
    writes.put(rows, statement);
  }
}
