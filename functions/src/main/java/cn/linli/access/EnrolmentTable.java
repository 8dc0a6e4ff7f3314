package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Condition;
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
 * Cards and fingers: {@code <community>#person#<person> / enrolment#<id>}, and whose an id is:
 * {@code <community>#enrolment#<id> / enrolment}.
 */
final class EnrolmentTable {
  private static final String SK = "enrolment#";

  private static TableSchema<Enrolment> schema() {
    return ItemSchema.of(
            Enrolment.class,
            row -> PersonTable.pk(row.community(), row.person()),
            row -> SK + row.id(),
            EnrolmentTable::enrolment)
        .with("community", String.class, row -> row.community().value())
        .with("id", String.class, row -> row.id().toString())
        .with("person", String.class, row -> row.person().toString())
        .with("door", String.class, Enrolment::door)
        .with("lock", String.class, row -> row.lock().id())
        .with("kind", String.class, row -> row.kind().toString())
        .with("handle", String.class, Enrolment::handle)
        .with(
            "movedFor",
            String.class,
            row -> row.movedFor() == null ? null : row.movedFor().toString())
        .with("start", Instant.class, row -> row.window() == null ? null : row.window().start())
        .with("end", Instant.class, row -> row.window() == null ? null : row.window().end())
        .with("removed", Boolean.class, row -> row.removed() ? true : null)
        .with("revision", Integer.class, Enrolment::revision)
        .build();
  }

  private static TableSchema<Owner> owners() {
    return ItemSchema.of(
            Owner.class,
            Owner::pk,
            owner -> "enrolment",
            fields -> new Owner(fields.get("pk"), fields.get("person", PersonId::of)))
        .with("person", String.class, owner -> owner.person().toString())
        .build();
  }

  private final Table<Enrolment> rows;
  private final Table<Owner> ids;

  EnrolmentTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, DoorTable.NAME, EnrolmentTable::schema);
    this.ids = Table.of(dynamo, DoorTable.NAME, EnrolmentTable::owners);
  }

  Optional<Enrolment> find(CommunityId community, UUID id) {
    return owner(community, id)
        .flatMap(person -> rows.get(PersonTable.pk(community, person), SK + id));
  }

  /** Whose an id is or was. */
  Optional<PersonId> owner(CommunityId community, UUID id) {
    return ids.get(byId(community, id), "enrolment").map(Owner::person);
  }

  /** A person's cards and fingers; there are 20 at the most. */
  List<Enrolment> of(CommunityId community, PersonId person) {
    return rows.list(PersonTable.pk(community, person), SK);
  }

  void create(WriteSet writes, Enrolment enrolment) {
    writes.create(
        ids,
        new Owner(byId(enrolment.community(), enrolment.id()), enrolment.person()),
        new Stale());
    writes.create(rows, enrolment, new Stale());
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Enrolment next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  /** Takes it off our books; the id stays taken. */
  void delete(WriteSet writes, Enrolment read) {
    var pk = PersonTable.pk(read.community(), read.person());
    var asRead = Condition.isAt(read.revision());
    writes.delete(DoorTable.NAME, pk, SK + read.id(), asRead, new Stale());
  }

  private static String byId(CommunityId community, UUID id) {
    return community + "#enrolment#" + id;
  }

  private static Enrolment enrolment(ItemSchema.Fields fields) {
    Instant start = fields.get("start");
    return new Enrolment(
        fields.get("community", CommunityId::new),
        fields.get("id", PersonId::uuid),
        fields.get("person", PersonId::of),
        fields.get("door"),
        fields.get("lock", DoorLock::new),
        fields.get("kind", Enrolment.Kind::of),
        fields.get("handle"),
        fields.get("movedFor", PersonId::uuid),
        start == null ? null : new TimeRange(start, fields.get("end")),
        fields.get("removed") != null,
        fields.number("revision"));
  }

  private record Owner(String pk, PersonId person) {}
}
