package cn.linli.board;

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
 * What the two sides of a contact request write: {@code <community>#offer#<id> /
 * said#<contact>#<number>}, and by the ids that they made {@code / message#<contact>#<id>}.
 */
final class MessageTable {
  private static TableSchema<Message> schema() {
    return ItemSchema.of(
            Message.class,
            row -> OfferTable.pk(row.offer()),
            MessageTable::sk,
            MessageTable::message)
        .with("community", String.class, row -> row.offer().community().value())
        .with("offer", String.class, row -> row.offer().id().toString())
        .with("contact", String.class, row -> row.contact().toString())
        .with("number", Integer.class, Message::number)
        .with("id", String.class, row -> row.id().toString())
        .with("by", String.class, row -> row.by().toString())
        .with("text", String.class, Message::text)
        .with("at", Instant.class, Message::at)
        .build();
  }

  private static Message message(ItemSchema.Fields fields) {
    return new Message(
        new Offer.Key(
            fields.get("community", CommunityId::new), fields.get("offer", PersonId::uuid)),
        fields.get("contact", PersonId::uuid),
        fields.number("number"),
        fields.get("id", PersonId::uuid),
        fields.get("by", PersonId::of),
        fields.get("text"),
        fields.get("at"));
  }

  private static TableSchema<Mark> markSchema() {
    return ItemSchema.of(
            Mark.class,
            Mark::pk,
            Mark::sk,
            fields -> new Mark(fields.get("pk"), fields.get("sk"), fields.get("at")))
        .with("at", String.class, Mark::at)
        .build();
  }

  private final Table<Message> rows;
  private final Table<Mark> marks;

  MessageTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, OfferTable.NAME, MessageTable::schema);
    this.marks = Table.of(dynamo, OfferTable.NAME, MessageTable::markSchema);
  }

  Optional<Message> find(Contact of, UUID id) {
    var pk = OfferTable.pk(of.offer());
    return marks.get(pk, marked(of.id(), id)).flatMap(mark -> rows.get(pk, mark.at()));
  }

  void create(WriteSet writes, Message said) {
    var pk = OfferTable.pk(said.offer());
    writes.create(marks, new Mark(pk, marked(said.contact(), said.id()), sk(said)), new Stale());
    writes.create(rows, said, new Stale());
  }

  /** Over the one before. */
  void put(WriteSet writes, Message said) {
    writes.put(rows, said);
  }

  /** The oldest first. */
  Table.Slice<Message> page(Contact of, String after, int limit) {
    return rows.page(OfferTable.pk(of.offer()), prefix(of.id()), after, limit, true);
  }

  /** All of them: {@link Contact#MOST_SAID} at the most. */
  List<Message> list(Contact of) {
    return rows.list(OfferTable.pk(of.offer()), prefix(of.id()));
  }

  private static String prefix(UUID contact) {
    return "said#" + contact + "#";
  }

  private static String marked(UUID contact, UUID id) {
    return "message#%s#%s".formatted(contact, id);
  }

  private static String sk(Message said) {
    return prefix(said.contact()) + "%04d".formatted(said.number());
  }

  private record Mark(String pk, String sk, String at) {}
}
