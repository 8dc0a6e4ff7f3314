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
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Claims: {@code <community>#claim#<id> / claim}. */
final class ClaimTable {
  static final String NAME = "aftersale";
  private static final String SK = "claim";

  private static TableSchema<Claim> schema() {
    return ItemSchema.of(
            Claim.class,
            row -> pk(row.matter().community(), row.id()),
            row -> SK,
            ClaimTable::claim)
        .with("id", String.class, row -> row.id().toString())
        .with("community", String.class, row -> row.matter().community().value())
        .with("campaign", String.class, row -> row.matter().campaign().toString())
        .with("order", String.class, row -> row.matter().order().toString())
        .with("home", String.class, row -> row.matter().home().value())
        .with("merchant", String.class, row -> row.matter().merchant().toString())
        .with("owner", String.class, row -> row.matter().owner().toString())
        .with("person", String.class, row -> row.matter().person().toString())
        .with("name", String.class, row -> row.matter().name())
        .with("goods", String.class, row -> row.matter().goods())
        .with("quantity", Integer.class, row -> row.matter().quantity())
        .with("wanted", Long.class, row -> row.wanted().fen())
        .with("openedAt", Instant.class, Claim::openedAt)
        .with("state", String.class, row -> row.state().toString())
        .with("due", Instant.class, Claim::due)
        .with("held", Long.class, row -> row.held() == null ? null : row.held().fen())
        .with("granted", Long.class, outcome(end -> end.granted().fen()))
        .with("source", String.class, outcome(end -> end.source().toString()))
        .with("secured", Long.class, outcome(end -> end.secured().fen()))
        .with("by", String.class, outcome(end -> end.by() == null ? null : end.by().toString()))
        .with("reason", String.class, outcome(Outcome::reason))
        .with("endedAt", Instant.class, outcome(Outcome::at))
        .with("revision", Integer.class, Claim::revision)
        .build();
  }

  private static <V> Function<Claim, V> outcome(Function<Outcome, V> getter) {
    return row -> row.outcome() == null ? null : getter.apply(row.outcome());
  }

  private static Claim claim(ItemSchema.Fields fields) {
    return new Claim(
        fields.get("id", PersonId::uuid),
        matter(fields),
        fields.get("wanted", Money::new),
        fields.get("openedAt"),
        fields.get("state", ClaimState::of),
        fields.get("due"),
        fields.get("held", Money::new),
        fields.get("granted") == null ? null : outcome(fields),
        fields.number("revision"));
  }

  private static Matter matter(ItemSchema.Fields fields) {
    return new Matter(
        fields.get("community", CommunityId::new),
        fields.get("campaign", PersonId::uuid),
        fields.get("order", PersonId::uuid),
        fields.get("home", CommunityId::new),
        fields.get("merchant", PersonId::uuid),
        fields.get("owner", PersonId::of),
        fields.get("person", PersonId::of),
        fields.get("name"),
        fields.get("goods"),
        fields.number("quantity"));
  }

  private static Outcome outcome(ItemSchema.Fields fields) {
    return new Outcome(
        fields.get("granted", Money::new),
        fields.get("source", Outcome.Source::of),
        fields.get("secured", Money::new),
        fields.get("by", PersonId::of),
        fields.get("reason"),
        fields.get("endedAt"));
  }

  private final Table<Claim> rows;

  ClaimTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, ClaimTable::schema);
  }

  Optional<Claim> find(CommunityId community, UUID id) {
    return rows.get(pk(community, id), SK);
  }

  /** Writes the next revision, or a first one that must be new. */
  void put(WriteSet writes, Claim next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  static String pk(CommunityId community, UUID id) {
    return community + "#claim#" + id;
  }
}
