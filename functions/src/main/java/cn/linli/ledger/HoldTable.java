package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Holds: {@code <community>#holds#<account> / <id>}. */
final class HoldTable {
  private static final String STATE = "state";

  private static TableSchema<Hold> schema() {
    return ItemSchema.of(Hold.class, hold -> pk(hold.account()), Hold::id, HoldTable::hold)
        .with("community", String.class, hold -> hold.account().community().value())
        .with("account", String.class, hold -> hold.account().code())
        .with("amount", Long.class, hold -> hold.amount().fen())
        .with("at", Instant.class, Hold::at)
        .with(STATE, String.class, hold -> hold.state().name())
        .with("entry", String.class, Hold::entry)
        .build();
  }

  private static Hold hold(ItemSchema.Fields fields) {
    CommunityId community = fields.get("community", CommunityId::new);
    return new Hold(
        Account.of(community, fields.get("account")),
        fields.get("sk"),
        new Money(fields.<Long>get("amount")),
        fields.get("at"),
        Hold.State.valueOf(fields.<String>get(STATE)),
        fields.get("entry"));
  }

  private final Table<Hold> rows;

  HoldTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, EntryTable.NAME, HoldTable::schema);
  }

  /** Writes a hold that must be new. */
  void create(WriteSet writes, Hold hold) {
    writes.create(rows, hold, new Stale());
  }

  /** Ends a hold that nothing has ended. */
  void end(WriteSet writes, Hold ended) {
    var held = AttributeValue.fromS(Hold.State.HELD.name());
    writes.put(rows, ended, Condition.none().equal(STATE, held), new Stale());
  }

  Optional<Hold> find(Account account, String id) {
    return rows.get(pk(account), id);
  }

  /** A hold that somebody made: they have its id. */
  Hold get(Account account, String id) {
    return find(account, id).orElseThrow(() -> new IllegalStateException("no hold " + id));
  }

  /** A page of an account's holds, as they are now. */
  Table.Slice<Hold> page(Account account, String after, int limit) {
    return rows.pageNow(pk(account), after, limit);
  }

  private static String pk(Account account) {
    return account.community() + "#holds#" + account.code();
  }
}
