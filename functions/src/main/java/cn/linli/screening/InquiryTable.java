package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Inquiries: {@code <community>#screening#<subject> / screening}, and beside each its texts, until
 * it ends.
 */
final class InquiryTable {
  static final String NAME = "screening";
  private static final String SK = "screening";
  private static final String TEXTS = "texts";
  private static final EnhancedType<Map<String, String>> BY_POINTER =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Inquiry> schema() {
    return ItemSchema.of(
            Inquiry.class,
            row -> pk(row.community(), row.subject()),
            row -> SK,
            InquiryTable::inquiry)
        .with("community", String.class, row -> row.community().value())
        .with("subject", String.class, Inquiry::subject)
        .with("author", String.class, row -> row.author() == null ? null : row.author().toString())
        .with("digest", String.class, Inquiry::digest)
        .with("askedAt", Instant.class, Inquiry::askedAt)
        .with("state", String.class, row -> row.state().name())
        .with("endedAt", Instant.class, Inquiry::endedAt)
        .with("looked", Boolean.class, Inquiry::looked)
        .with("heard", Boolean.class, Inquiry::heard)
        .with("tries", Integer.class, Inquiry::tries)
        .with("askAt", Instant.class, Inquiry::askAt)
        .with("pictures", String.class, row -> Json.text(row.pictures()))
        .with("findings", String.class, row -> Json.text(row.findings()))
        .with("revision", Integer.class, Inquiry::revision)
        .build();
  }

  private static Inquiry inquiry(ItemSchema.Fields fields) {
    return new Inquiry(
        fields.get("community", CommunityId::new),
        fields.get("subject"),
        fields.get("author", PersonId::of),
        fields.get("digest"),
        fields.get("askedAt"),
        Screening.State.valueOf(fields.get("state")),
        fields.get("endedAt"),
        fields.get("looked"),
        fields.get("heard"),
        fields.number("tries"),
        fields.get("askAt"),
        List.of(Json.read(fields.<String>get("pictures"), Picture[].class)),
        List.of(Json.read(fields.<String>get("findings"), Finding[].class)),
        fields.number("revision"));
  }

  private static TableSchema<Texts> textSchema() {
    return ItemSchema.of(
            Texts.class,
            row -> pk(row.community(), row.subject()),
            row -> TEXTS,
            fields ->
                new Texts(
                    fields.get("community", CommunityId::new),
                    fields.get("subject"),
                    fields.get("texts")))
        .with("community", String.class, row -> row.community().value())
        .with("subject", String.class, Texts::subject)
        .with("texts", BY_POINTER, Texts::byPointer)
        .build();
  }

  private final Table<Inquiry> rows;
  private final Table<Texts> texts;

  InquiryTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, InquiryTable::schema);
    this.texts = Table.of(dynamo, NAME, InquiryTable::textSchema);
  }

  Optional<Inquiry> find(CommunityId community, String subject) {
    return rows.get(pk(community, subject), SK);
  }

  /** What is screened, in the order of the pointers; nothing once it has ended. */
  Map<String, String> texts(Inquiry inquiry) {
    return texts
        .get(pk(inquiry.community(), inquiry.subject()), TEXTS)
        .map(row -> new TreeMap<>(row.byPointer()))
        .orElseGet(TreeMap::new);
  }

  void create(WriteSet writes, Inquiry inquiry, Map<String, String> byPointer) {
    writes.create(rows, inquiry, new Stale());
    writes.put(texts, new Texts(inquiry.community(), inquiry.subject(), byPointer));
  }

  /** Writes the next revision over the one before; an end takes the texts along. */
  void change(WriteSet writes, Inquiry next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
    if (!next.isPending()) {
      var pk = pk(next.community(), next.subject());
      writes.delete(NAME, pk, TEXTS, Condition.none(), new Stale());
    }
  }

  private static String pk(CommunityId community, String subject) {
    return community + "#screening#" + subject;
  }

  private record Texts(CommunityId community, String subject, Map<String, String> byPointer) {}
}
