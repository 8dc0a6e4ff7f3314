package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * What was said about a ticket: {@code <community>#ticket#<id> / said#<number>}, the staff's notes
 * {@code / note#<number>}, and by the ids that its people made {@code / id#<id>}.
 */
final class SaidTable {
  private static final String SAID = "said#";
  private static final String NOTE = "note#";
  private static final String ID = "id#";

  private static TableSchema<Said> schema() {
    return ItemSchema.of(
            Said.class, row -> TicketTable.pk(row.ticket()), SaidTable::sk, SaidTable::said)
        .with("community", String.class, row -> row.ticket().community().value())
        .with("ticket", String.class, row -> row.ticket().id().toString())
        .with("number", Integer.class, Said::number)
        .with("id", String.class, row -> row.id().toString())
        .with("sort", String.class, row -> row.sort().toString())
        .with("by", String.class, row -> row.by().toString())
        .with("reached", Boolean.class, Said::reached)
        .with("text", String.class, Said::text)
        .with("at", Instant.class, Said::at)
        .build();
  }

  private static Said said(ItemSchema.Fields fields) {
    return new Said(
        new Ticket.Key(
            fields.get("community", CommunityId::new), fields.get("ticket", PersonId::uuid)),
        fields.number("number"),
        fields.get("id", PersonId::uuid),
        fields.get("sort", Said.Sort::of),
        fields.get("by", PersonId::of),
        fields.get("reached"),
        fields.get("text"),
        fields.get("at"));
  }

  private static TableSchema<Mark> markSchema() {
    return ItemSchema.of(
            Mark.class,
            mark -> TicketTable.pk(mark.ticket()),
            mark -> ID + mark.id(),
            fields ->
                new Mark(
                    new Ticket.Key(
                        fields.get("community", CommunityId::new),
                        fields.get("ticket", PersonId::uuid)),
                    fields.get("id", PersonId::uuid),
                    fields.get("at")))
        .with("community", String.class, mark -> mark.ticket().community().value())
        .with("ticket", String.class, mark -> mark.ticket().id().toString())
        .with("id", String.class, mark -> mark.id().toString())
        .with("at", String.class, Mark::at)
        .build();
  }

  private final Table<Said> rows;
  private final Table<Mark> marks;

  SaidTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, SaidTable::schema);
    this.marks = Table.of(dynamo, TicketTable.NAME, SaidTable::markSchema);
  }

  Optional<Said> find(Ticket.Key ticket, UUID id) {
    return marks
        .get(TicketTable.pk(ticket), ID + id)
        .flatMap(mark -> rows.get(TicketTable.pk(ticket), mark.at()));
  }

  void create(WriteSet writes, Said said) {
    writes.create(marks, new Mark(said.ticket(), said.id(), sk(said)), new Stale());
    writes.create(rows, said, new Stale());
  }

  /** Over the one before. */
  void put(WriteSet writes, Said said) {
    writes.put(rows, said);
  }

  /** What reporter and handler said, the oldest first. */
  Table.Slice<Said> page(Ticket.Key ticket, String after, int limit) {
    return rows.page(TicketTable.pk(ticket), SAID, after, limit, true);
  }

  /** What the staff noted, the oldest first. */
  Table.Slice<Said> pageNotes(Ticket.Key ticket, String after, int limit) {
    return rows.page(TicketTable.pk(ticket), NOTE, after, limit, true);
  }

  /** All that reporter and handler said: so much only is said. */
  List<Said> said(Ticket.Key ticket) {
    return rows.list(TicketTable.pk(ticket), SAID);
  }

  List<Said> notes(Ticket.Key ticket) {
    return rows.list(TicketTable.pk(ticket), NOTE);
  }

  private static String sk(Said said) {
    return (said.sort().isInternal() ? NOTE : SAID) + "%04d".formatted(said.number());
  }

  private record Mark(Ticket.Key ticket, UUID id, String at) {}
}
