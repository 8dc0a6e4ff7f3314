package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** What tickets say: {@code <community>#ticket#<id> / words}. Lists do not read it. */
final class WordsTable {
  private static final String SK = "words";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Words> schema() {
    return ItemSchema.of(
            Words.class, row -> TicketTable.pk(row.ticket()), row -> SK, WordsTable::words)
        .with("community", String.class, row -> row.ticket().community().value())
        .with("ticket", String.class, row -> row.ticket().id().toString())
        .with("text", String.class, Words::text)
        .with("place", String.class, Words::place)
        .with("zone", String.class, Words::zone)
        .with("pictures", TEXTS, row -> row.pictures().stream().map(UUID::toString).toList())
        .build();
  }

  private static Words words(ItemSchema.Fields fields) {
    return new Words(
        new Ticket.Key(
            fields.get("community", CommunityId::new), fields.get("ticket", PersonId::uuid)),
        fields.get("text"),
        fields.get("place"),
        fields.get("zone"),
        fields.<List<String>>get("pictures").stream().map(UUID::fromString).toList());
  }

  private final Table<Words> rows;

  WordsTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, TicketTable.NAME, WordsTable::schema);
  }

  Words get(Ticket.Key ticket) {
    return rows.get(TicketTable.pk(ticket), SK).orElseThrow();
  }

  void create(WriteSet writes, Words words) {
    writes.create(rows, words, new Stale());
  }

  /** Over the one before. */
  void put(WriteSet writes, Words words) {
    writes.put(rows, words);
  }
}
