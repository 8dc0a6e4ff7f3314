package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Assignments: {@code <community>#person#<person> / <filed>#<activity>#<shift>}. The key is why
 * nobody has a shift twice.
 */
final class AssignmentTable {
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Assignment> schema() {
    return ItemSchema.of(
            Assignment.class,
            row -> pk(row.key().community(), row.key().person()),
            row -> sk(row.key()),
            AssignmentTable::read)
        .with("community", String.class, row -> row.key().community().value())
        .with("person", String.class, row -> row.key().person().toString())
        .with("filed", String.class, row -> row.key().filed().toString())
        .with("activity", String.class, row -> row.key().activity().toString())
        .with("shift", String.class, row -> row.key().shift().toString())
        .with("name", String.class, Assignment::name)
        .with("from", Instant.class, row -> row.time().start())
        .with("until", Instant.class, row -> row.time().end())
        .with("stipend", Long.class, row -> row.stipend().fen())
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Assignment::reason)
        .with("takenAt", Instant.class, Assignment::takenAt)
        .with("checkedInAt", Instant.class, Assignment::checkedInAt)
        .with("checkedOutAt", Instant.class, Assignment::checkedOutAt)
        .with("minutes", Integer.class, Assignment::minutes)
        .with("owed", Boolean.class, row -> row.isOwed() ? true : null)
        .with("rating", String.class, AssignmentTable::rating)
        .with("corrections", TEXTS, AssignmentTable::corrections)
        .with("revision", Integer.class, Assignment::revision)
        .build();
  }

  private static String rating(Assignment row) {
    return row.rating() == null ? null : Json.text(row.rating());
  }

  private static List<String> corrections(Assignment row) {
    return row.corrections().isEmpty() ? null : row.corrections().stream().map(Json::text).toList();
  }

  private static Assignment read(ItemSchema.Fields fields) {
    var key =
        new Assignment.Key(
            fields.get("community", CommunityId::new),
            fields.get("person", PersonId::of),
            fields.<String, LocalDate>get("filed", LocalDate::parse),
            fields.get("activity", PersonId::uuid),
            fields.get("shift", PersonId::uuid));
    List<String> corrections = fields.get("corrections");
    return new Assignment(
        key,
        fields.get("name"),
        new TimeRange(fields.get("from"), fields.get("until")),
        fields.<Long, Money>get("stipend", Money::new),
        fields.get("state", AssignmentState::of),
        fields.get("reason"),
        fields.get("takenAt"),
        fields.get("checkedInAt"),
        fields.get("checkedOutAt"),
        fields.get("minutes"),
        fields.get("owed") != null,
        fields.<String, Rating>get("rating", text -> Json.read(text, Rating.class)),
        corrections == null
            ? List.of()
            : corrections.stream().map(text -> Json.read(text, Correction.class)).toList(),
        fields.number("revision"));
  }

  private final Table<Assignment> rows;

  AssignmentTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, AssignmentTable::schema);
  }

  Optional<Assignment> find(Assignment.Key key) {
    return rows.get(pk(key.community(), key.person()), sk(key));
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Assignment next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** A page of a person's, the latest first. */
  Table.Slice<Assignment> page(CommunityId community, PersonId person, String after, int limit) {
    return rows.page(pk(community, person), "", after, limit, false);
  }

  /** All of a person's. */
  Stream<Assignment> all(CommunityId community, PersonId person) {
    return rows.list(pk(community, person), "").stream();
  }

  private static String pk(CommunityId community, PersonId person) {
    return community + "#person#" + person;
  }

  private static String sk(Assignment.Key key) {
    return "%s#%s#%s".formatted(key.filed(), key.activity(), key.shift());
  }
}
