package cn.linli.signup;

import cn.linli.activity.Ticket;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Rows of places: {@code <community>#row#<activity>#<scope>#<ticket>#<n> / row}, each in a
 * partition of its own. People are a set of 16 bytes each: forty of them stay under one kilobyte. A
 * row that nobody has touched is not there.
 */
final class RowTable {
  private static final String SK = "row";
  private static final String PEOPLE = "people";
  private static final String QUEUED = "queued";
  private static final String CLOSED = "closed";
  private static final EnhancedType<Set<SdkBytes>> BYTES = EnhancedType.setOf(SdkBytes.class);

  private static TableSchema<Row> schema() {
    return ItemSchema.of(
            Row.class,
            row -> pk(row.target(), row.ticket(), row.number()),
            row -> SK,
            RowTable::read)
        .with(PEOPLE, BYTES, RowTable::people)
        .with(QUEUED, Boolean.class, row -> row.queued() ? true : null)
        .with(CLOSED, Boolean.class, row -> row.closed() ? true : null)
        .build();
  }

  private static Set<SdkBytes> people(Row row) {
    return row.people().isEmpty()
        ? null
        : row.people().stream().map(RowTable::bytes).collect(Collectors.toSet());
  }

  private static Row read(ItemSchema.Fields fields) {
    var parts = fields.<String>get("pk").split("#", 6);
    Set<SdkBytes> people = fields.get(PEOPLE);
    return new Row(
        new Target(new CommunityId(parts[0]), UUID.fromString(parts[2]), parts[3]),
        parts[4],
        Integer.parseInt(parts[5]),
        people == null
            ? Set.of()
            : people.stream().map(RowTable::person).collect(Collectors.toSet()),
        fields.get(QUEUED) != null,
        fields.get(CLOSED) != null);
  }

  private final Table<Row> rows;

  RowTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, SignUpTable.NAME, RowTable::schema);
  }

  Row find(Target target, String ticket, int number) {
    return rows.get(pk(target, ticket, number), SK)
        .orElseGet(() -> Row.empty(target, ticket, number));
  }

  Row glance(Target target, String ticket, int number) {
    return rows.glance(pk(target, ticket, number), SK)
        .orElseGet(() -> Row.empty(target, ticket, number));
  }

  /**
   * People get places of a row, if there are as many.
   *
   * @param isPastTheLine whether the row may have a line, at whose end the caller has looked
   */
  void take(
      WriteSet writes, Row row, Ticket ticket, Collection<PersonId> people, boolean isPastTheLine) {
    var change =
        Condition.none()
            .atMostIn(PEOPLE, ticket.placesOf(row.number()) - people.size())
            .absent(CLOSED)
            .addTo(PEOPLE, set(people));
    if (!isPastTheLine) {
      change.absent(QUEUED);
    }
    update(writes, row.target(), row.ticket(), row.number(), change);
  }

  /**
   * Somebody comes instead of another, and of those who belong to them, if the row is as it was
   * read, and open: who ends the sign-ups of a closed one has looked who is on it.
   */
  void swap(WriteSet writes, Row row, PersonId from, Collection<PersonId> beside, PersonId to) {
    var next = new HashSet<>(row.people());
    next.remove(from);
    next.removeAll(beside);
    next.add(to);
    var change =
        Condition.none().equal(PEOPLE, set(row.people())).absent(CLOSED).set(PEOPLE, set(next));
    update(writes, row.target(), row.ticket(), row.number(), change);
  }

  /** A place is free again. */
  void giveBack(
      WriteSet writes, Target target, String ticket, int number, Collection<PersonId> people) {
    update(writes, target, ticket, number, Condition.exists().takeFrom(PEOPLE, set(people)));
  }

  /** From now on nobody gets a place past the line. */
  void queue(WriteSet writes, Target target, String ticket, int number) {
    update(
        writes,
        target,
        ticket,
        number,
        Condition.none().set(QUEUED, AttributeValue.fromBool(true)));
  }

  /** From now on nobody gets a place. */
  void close(WriteSet writes, Target target, String ticket, int number) {
    update(
        writes,
        target,
        ticket,
        number,
        Condition.none().set(CLOSED, AttributeValue.fromBool(true)));
  }

  private static void update(
      WriteSet writes, Target target, String ticket, int number, Condition change) {
    writes.update(SignUpTable.NAME, pk(target, ticket, number), SK, change, new Stale());
  }

  private static AttributeValue set(Collection<PersonId> people) {
    return AttributeValue.fromBs(people.stream().map(RowTable::bytes).toList());
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

  private static String pk(Target target, String ticket, int number) {
    return "%s#row#%s#%s#%s#%d"
        .formatted(target.community(), target.activity(), target.scope(), ticket, number);
  }
}
