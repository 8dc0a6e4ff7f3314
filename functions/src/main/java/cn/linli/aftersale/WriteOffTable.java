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

/** What is given up of merchants' debts: {@code <home>#write-offs / <merchant>#<id>}. */
final class WriteOffTable {
  private static TableSchema<WriteOff> schema() {
    return ItemSchema.of(
            WriteOff.class,
            row -> pk(row.home()),
            row -> sk(row.merchant(), row.id()),
            WriteOffTable::writeOff)
        .with("home", String.class, row -> row.home().value())
        .with("merchant", String.class, row -> row.merchant().toString())
        .with("id", String.class, row -> row.id().toString())
        .with("amount", Long.class, row -> row.amount().fen())
        .with("reason", String.class, WriteOff::reason)
        .with("proposedBy", String.class, row -> row.proposedBy().toString())
        .with("proposedAt", Instant.class, WriteOff::proposedAt)
        .with("approvedBy", String.class, row -> text(row.approvedBy()))
        .with("approvedAt", Instant.class, WriteOff::approvedAt)
        .with("revision", Integer.class, WriteOff::revision)
        .build();
  }

  private static WriteOff writeOff(ItemSchema.Fields fields) {
    return new WriteOff(
        fields.get("home", CommunityId::new),
        fields.get("merchant", PersonId::uuid),
        fields.get("id", PersonId::uuid),
        fields.get("amount", Money::new),
        fields.get("reason"),
        fields.get("proposedBy", PersonId::of),
        fields.get("proposedAt"),
        fields.get("approvedBy", PersonId::of),
        fields.get("approvedAt"),
        fields.number("revision"));
  }

  private static String text(PersonId person) {
    return person == null ? null : person.toString();
  }

  private final Table<WriteOff> rows;

  WriteOffTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ClaimTable.NAME, WriteOffTable::schema);
  }

  Optional<WriteOff> find(CommunityId home, UUID merchant, UUID id) {
    return rows.get(pk(home), sk(merchant, id));
  }

  /** A page of a community's, merchant by merchant. */
  Table.Slice<WriteOff> page(CommunityId home, String after, int limit) {
    return rows.page(pk(home), "", after, limit, true);
  }

  /** Writes the next revision. */
  void put(WriteSet writes, WriteOff next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  private static String pk(CommunityId home) {
    return home + "#write-offs";
  }

  private static String sk(UUID merchant, UUID id) {
    return merchant + "#" + id;
  }
}
