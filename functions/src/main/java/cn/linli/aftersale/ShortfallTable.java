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
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What guarantees lack: {@code <home>#short / <merchant>#<kind>#<instant>#<claim>}; and what a
 * merchant has not brought of its awards: {@code <home>#debts / <merchant>}, on which everybody
 * meets who adds to it or takes from it.
 */
final class ShortfallTable {
  private static TableSchema<Shortfall> schema() {
    return ItemSchema.of(
            Shortfall.class,
            row -> pk(row.home()),
            ShortfallTable::sk,
            fields ->
                new Shortfall(
                    fields.get("home", CommunityId::new),
                    fields.get("merchant", PersonId::uuid),
                    fields.get("kind", Shortfall.Kind::of),
                    fields.get("community", CommunityId::new),
                    fields.get("claim", PersonId::uuid),
                    fields.get("missing", Money::new),
                    fields.get("since")))
        .with("home", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("kind", String.class, row -> row.kind().toString())
        .with("community", String.class, row -> row.community().value())
        .with("claim", String.class, row -> row.claim().toString())
        .with("missing", Long.class, row -> row.missing().fen())
        .with("since", Instant.class, Shortfall::since)
        .build();
  }

  private static TableSchema<Debts> debtsSchema() {
    return ItemSchema.of(
            Debts.class,
            row -> debts(row.home()),
            row -> row.merchant().toString(),
            fields ->
                new Debts(
                    fields.get("home", CommunityId::new),
                    fields.get("sk", PersonId::uuid),
                    fields.get("unfunded", Money::new),
                    fields.number("revision")))
        .with("home", String.class, row -> row.home().value())
        .with("unfunded", Long.class, row -> row.unfunded().fen())
        .with("revision", Integer.class, Debts::revision)
        .build();
  }

  private final Table<Shortfall> rows;
  private final Table<Debts> debts;

  ShortfallTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ClaimTable.NAME, ShortfallTable::schema);
    this.debts = Table.of(dynamo, ClaimTable.NAME, ShortfallTable::debtsSchema);
  }

  void put(WriteSet writes, Shortfall row) {
    writes.put(rows, row);
  }

  void delete(WriteSet writes, Shortfall row) {
    writes.delete(ClaimTable.NAME, pk(row.home()), sk(row), Condition.none(), new Stale());
  }

  /** Of a community's merchants, each one's in the order in which they are seen to. */
  Table.Slice<Shortfall> page(CommunityId home, String after, int limit) {
    return rows.page(pk(home), "", after, limit, true);
  }

  /** The award of a merchant that has waited longest, as it is now. */
  Optional<Shortfall> firstAward(CommunityId home, UUID merchant) {
    return rows.first(pk(home), prefix(merchant, Shortfall.Kind.AWARD));
  }

  Debts debts(CommunityId home, UUID merchant) {
    return debts
        .get(debts(home), merchant.toString())
        .orElseGet(() -> new Debts(home, merchant, Money.ZERO, 0));
  }

  void put(WriteSet writes, Debts next) {
    writes.put(debts, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId home) {
    return home + "#short";
  }

  private static String sk(Shortfall row) {
    return prefix(row.merchant(), row.kind()) + ClaimLists.sk(row.since(), row.claim());
  }

  private static String prefix(UUID merchant, Shortfall.Kind kind) {
    return merchant + "#" + kind + "#";
  }

  private static String debts(CommunityId home) {
    return home + "#debts";
  }

  /**
   * What a merchant's awards still lack.
   *
   * @param unfunded in all
   */
  record Debts(CommunityId home, UUID merchant, Money unfunded, int revision) {
    Debts plus(Money amount) {
      return new Debts(home, merchant, unfunded.plus(amount), revision + 1);
    }
  }
}
