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
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Shifts: {@code <community>#shifts#<activity> / <shift>}. Who has one is a set of 16 bytes each,
 * which is why there are never more than it wants.
 */
final class ShiftTable {
  private static final String PEOPLE = "people";
  private static final EnhancedType<Set<SdkBytes>> BYTES = EnhancedType.setOf(SdkBytes.class);
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Shift> schema() {
    return ItemSchema.of(
            Shift.class,
            row -> pk(row.community(), row.activity()),
            row -> row.id().toString(),
            ShiftTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("activity", String.class, row -> row.activity().toString())
        .with("session", Integer.class, Shift::session)
        .with("from", Instant.class, row -> row.time().start())
        .with("until", Instant.class, row -> row.time().end())
        .with("sessionStart", Instant.class, row -> row.around().start())
        .with("sessionEnd", Instant.class, row -> row.around().end())
        .with("filed", String.class, row -> row.filed().toString())
        .with("wanted", Integer.class, Shift::wanted)
        .with("skills", TEXTS, Shift::skills)
        .with("trainings", TEXTS, Shift::trainings)
        .with("stipend", Long.class, row -> row.stipend().fen())
        .with("description", String.class, Shift::description)
        .with("withdrawMinutes", Integer.class, Shift::withdrawMinutes)
        .with("state", String.class, row -> row.state().toString())
        .with("reason", String.class, Shift::reason)
        .with(PEOPLE, BYTES, ShiftTable::people)
        .with("revision", Integer.class, Shift::revision)
        .build();
  }

  private static Set<SdkBytes> people(Shift row) {
    return row.people().isEmpty()
        ? null
        : row.people().stream().map(ShiftTable::bytes).collect(Collectors.toSet());
  }

  private static Shift read(ItemSchema.Fields fields) {
    Set<SdkBytes> people = fields.get(PEOPLE);
    return new Shift(
        fields.get("community", CommunityId::new),
        fields.get("activity", PersonId::uuid),
        fields.get("sk", PersonId::uuid),
        fields.number("session"),
        new TimeRange(fields.get("from"), fields.get("until")),
        new TimeRange(fields.get("sessionStart"), fields.get("sessionEnd")),
        fields.<String, LocalDate>get("filed", LocalDate::parse),
        fields.number("wanted"),
        fields.get("skills"),
        fields.get("trainings"),
        fields.<Long, Money>get("stipend", Money::new),
        fields.get("description"),
        fields.number("withdrawMinutes"),
        fields.get("state", ShiftState::of),
        fields.get("reason"),
        people == null
            ? Set.of()
            : people.stream().map(ShiftTable::person).collect(Collectors.toSet()),
        fields.number("revision"));
  }

  private final Table<Shift> rows;

  ShiftTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, ProfileTable.NAME, ShiftTable::schema);
  }

  Optional<Shift> find(CommunityId community, UUID activity, UUID id) {
    return rows.get(pk(community, activity), id.toString());
  }

  /** The same as it was a moment ago. */
  Optional<Shift> glance(CommunityId community, UUID activity, UUID id) {
    return rows.glance(pk(community, activity), id.toString());
  }

  /** All of an activity, of which there are not many. */
  List<Shift> list(CommunityId community, UUID activity) {
    return rows.list(pk(community, activity), "");
  }

  /** Writes the next revision, if nobody has come or gone since it was read. */
  void put(WriteSet writes, Shift next) {
    var condition = Condition.isAt(next.revision() - 1);
    if (next.revision() > 1) {
      condition =
          next.people().isEmpty()
              ? condition.absent(PEOPLE)
              : condition.equal(PEOPLE, set(next.people()));
    }
    writes.put(rows, next, condition, new Stale());
  }

  /** Somebody gets on a shift that is as it was read, if it wants more people. */
  void join(WriteSet writes, Shift shift, PersonId person) {
    var change =
        Condition.isAt(shift.revision())
            .atMostIn(PEOPLE, shift.wanted() - 1)
            .addTo(PEOPLE, set(Set.of(person)));
    update(writes, shift, change);
  }

  /** Somebody is off it. */
  void leave(WriteSet writes, Shift shift, PersonId person) {
    update(writes, shift, Condition.exists().takeFrom(PEOPLE, set(Set.of(person))));
  }

  private static void update(WriteSet writes, Shift shift, Condition change) {
    writes.update(
        ProfileTable.NAME,
        pk(shift.community(), shift.activity()),
        shift.id().toString(),
        change,
        new Stale());
  }

  private static AttributeValue set(Collection<PersonId> people) {
    return AttributeValue.fromBs(people.stream().map(ShiftTable::bytes).toList());
  }

  private static SdkBytes bytes(PersonId person) {
    var id = person.value();
    return SdkBytes.fromByteArray(
        ByteBuffer.allocate(16)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array());
  }

  private static PersonId person(SdkBytes bytes) {
    var buffer = bytes.asByteBuffer();
    return new PersonId(new UUID(buffer.getLong(), buffer.getLong()));
  }

  private static String pk(CommunityId community, UUID activity) {
    return community + "#shifts#" + activity;
  }
}
