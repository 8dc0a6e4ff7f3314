package cn.linli.signup;

import cn.linli.shared.CommunityId;
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

/**
 * Check-ins: by their id {@code <community>#check-in#<activity>#<session> / <id>}, and of those who
 * came {@code <community>#came#<activity>#<session> / <person>}: that key is why nobody comes
 * twice. What was irregular is listed under {@code <community>#irregular#<activity> / <told
 * at>#<id>}.
 */
final class CheckInTable {
  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            Row::pk,
            Row::sk,
            fields -> new Row(fields.get("pk"), fields.get("sk"), read(fields)))
        .with("community", String.class, row -> row.checkIn().community().value())
        .with("activity", String.class, row -> row.checkIn().activity().toString())
        .with("session", Integer.class, row -> row.checkIn().session())
        .with("id", String.class, row -> row.checkIn().id().toString())
        .with("by", String.class, row -> row.checkIn().by().toString())
        .with("at", Instant.class, row -> row.checkIn().at())
        .with("toldAt", Instant.class, row -> row.checkIn().toldAt())
        .with("person", String.class, CheckInTable::person)
        .with("outcome", String.class, row -> row.checkIn().outcome().toString())
        .with("refusal", String.class, row -> row.checkIn().refusal())
        .with("decision", String.class, of(CheckIn.Settlement::decision))
        .with("settledBy", String.class, of(how -> how.by().toString()))
        .with("settledAt", Instant.class, of(CheckIn.Settlement::at))
        .with("reason", String.class, of(CheckIn.Settlement::reason))
        .build();
  }

  private static String person(Row row) {
    return row.checkIn().person() == null ? null : row.checkIn().person().toString();
  }

  private static CheckIn read(ItemSchema.Fields fields) {
    return new CheckIn(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.number("session"),
        fields.get("id", PersonId::uuid),
        fields.get("by", PersonId::of),
        fields.get("at"),
        fields.get("toldAt"),
        fields.get("person", PersonId::of),
        fields.get("outcome", CheckIn.Outcome::of),
        fields.get("refusal"),
        settlement(fields));
  }

  private static <V> Function<Row, V> of(Function<CheckIn.Settlement, V> getter) {
    return row -> {
      var settlement = row.checkIn().settlement();
      return settlement == null ? null : getter.apply(settlement);
    };
  }

  private static CheckIn.Settlement settlement(ItemSchema.Fields fields) {
    String decision = fields.get("decision");
    return decision == null
        ? null
        : new CheckIn.Settlement(
            decision,
            fields.get("settledBy", PersonId::of),
            fields.get("settledAt"),
            fields.get("reason"));
  }

  private final Table<Row> rows;

  CheckInTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, CheckInTable::schema);
  }

  /** One by its id, among those who came or not. */
  Optional<CheckIn> find(CommunityId community, UUID activity, int session, UUID id) {
    return rows.get(pk("check-in", community, activity, session), id.toString()).map(Row::checkIn);
  }

  /** That somebody came to a session, if they did. */
  Optional<CheckIn> came(CommunityId community, UUID activity, int session, PersonId person) {
    return rows.get(pk("came", community, activity, session), person.toString()).map(Row::checkIn);
  }

  /** Stores one that was not as it should be, or let nobody in. */
  void create(WriteSet writes, CheckIn checkIn) {
    var pk = pk("check-in", checkIn.community(), checkIn.activity(), checkIn.session());
    writes.create(rows, new Row(pk, checkIn.id().toString(), checkIn), new Stale());
    if (checkIn.outcome() == CheckIn.Outcome.IRREGULAR) {
      writes.put(rows, new Row(irregular(checkIn), listed(checkIn), checkIn));
    }
  }

  /** Stores what was decided about an irregular one, which is listed no longer; once. */
  void settle(WriteSet writes, CheckIn checkIn) {
    var pk = pk("check-in", checkIn.community(), checkIn.activity(), checkIn.session());
    writes.put(rows, new Row(pk, checkIn.id().toString(), checkIn));
    writes.delete(
        SignUpTable.NAME, irregular(checkIn), listed(checkIn), Condition.exists(), new Stale());
  }

  private static String irregular(CheckIn checkIn) {
    return checkIn.community() + "#irregular#" + checkIn.activity();
  }

  private static String listed(CheckIn checkIn) {
    return checkIn.toldAt() + "#" + checkIn.id();
  }

  /** Stores that somebody came; nobody does twice. */
  void come(WriteSet writes, CheckIn checkIn) {
    var pk = pk("came", checkIn.community(), checkIn.activity(), checkIn.session());
    writes.create(rows, new Row(pk, checkIn.person().toString(), checkIn), new Stale());
  }

  /** A page of those who came to a session. */
  Table.Slice<Row> page(
      CommunityId community, UUID activity, int session, String after, int limit) {
    return rows.page(pk("came", community, activity, session), "", after, limit, true);
  }

  /** A page of what was irregular at an activity, in the order in which we heard of it. */
  Table.Slice<Row> irregular(CommunityId community, UUID activity, String after, int limit) {
    return rows.page(community + "#irregular#" + activity, "", after, limit, true);
  }

  private static String pk(String kind, CommunityId community, UUID activity, int session) {
    return "%s#%s#%s#%d".formatted(community, kind, activity, session);
  }

  /** A check-in where it stands. */
  record Row(String pk, String sk, CheckIn checkIn) {}
}
