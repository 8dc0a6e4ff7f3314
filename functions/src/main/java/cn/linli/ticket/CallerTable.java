package cn.linli.ticket;

import cn.linli.shared.CommunityId;
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
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Who called, sealed: {@code <community>#ticket#<id> / caller}, until the ticket is closed. Callers
 * may be nobody we know, so the key is the ticket's own.
 */
final class CallerTable {
  private static final String SK = "caller";
  private static final String NAME = "name";
  private static final String PHONE = "phone";
  private static final EnhancedType<Map<String, SdkBytes>> FIELDS =
      EnhancedType.mapOf(String.class, SdkBytes.class);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class, row -> TicketTable.pk(row.ticket()), row -> SK, CallerTable::row)
        .with("community", String.class, row -> row.ticket().community().value())
        .with("ticket", String.class, row -> row.ticket().id().toString())
        .with("key", SdkBytes.class, row -> row.sealed().wrappedKey())
        .with("fields", FIELDS, row -> row.sealed().fields())
        .with("mark", String.class, Row::mark)
        .build();
  }

  private static Row row(ItemSchema.Fields fields) {
    var ticket =
        new Ticket.Key(
            fields.get("community", CommunityId::new), fields.get("ticket", PersonId::uuid));
    return new Row(
        ticket,
        new Sealed(new PersonId(ticket.id()), fields.get("key"), fields.get("fields")),
        fields.get("mark"));
  }

  private final Table<Row> rows;
  private final Keys keys;

  CallerTable(Dynamo dynamo, Keys keys) {
    this.rows = Table.of(dynamo, TicketTable.NAME, CallerTable::schema);
    this.keys = keys;
  }

  /** Whether just this caller is stored; it is not opened for that. */
  boolean has(Ticket.Key ticket, Caller caller) {
    return rows.get(TicketTable.pk(ticket), SK)
        .filter(row -> row.mark().equals(mark(ticket, caller)))
        .isPresent();
  }

  private String mark(Ticket.Key ticket, Caller caller) {
    return keys.lookupHash("caller " + ticket.id(), caller.phone() + " " + caller.name());
  }

  void create(WriteSet writes, Ticket.Key ticket, Caller caller) {
    var sealed = Sealed.create(keys, new PersonId(ticket.id())).with(PHONE, caller.phone());
    sealed = caller.name() == null ? sealed : sealed.with(NAME, caller.name());
    writes.create(rows, new Row(ticket, sealed.sealed(), mark(ticket, caller)), new Stale());
  }

  /** Opened by KMS; empty once the ticket is closed. */
  Optional<Caller> open(Ticket.Key ticket) {
    return rows.get(TicketTable.pk(ticket), SK)
        .map(row -> row.sealed().open(keys))
        .map(open -> new Caller(open.read(NAME).orElse(null), open.read(PHONE).orElseThrow()));
  }

  void delete(WriteSet writes, Ticket.Key ticket) {
    writes.delete(TicketTable.NAME, TicketTable.pk(ticket), SK, Condition.none(), new Stale());
  }

  /**
   * Somebody on the phone.
   *
   * @param name null where they did not say
   */
  record Caller(String name, String phone) {}

  private record Row(Ticket.Key ticket, Sealed sealed, String mark) {}
}
