package cn.linli.identity;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Persons: {@code P#<person> / person}. */
final class PersonTable {
  static final String NAME = "identity";
  private static final String SK = "person";
  private static final EnhancedType<Set<String>> TEXTS = EnhancedType.setOf(String.class);

  private static TableSchema<Person> schema() {
    return ItemSchema.of(Person.class, person -> pk(person.id()), person -> SK, PersonTable::person)
        .with("id", String.class, person -> person.id().toString())
        .with("state", String.class, person -> person.state().name())
        .with("createdAt", Instant.class, Person::createdAt)
        .with("links", TEXTS, person -> orNull(person.links()))
        .with("guardians", TEXTS, person -> orNull(person.guardians()))
        .with("idNumber", String.class, Person::idNumberHash)
        .with("birthDate", LocalDate.class, Person::birthDate)
        .with("maskedName", String.class, Person::maskedName)
        .with("maskedPhone", String.class, Person::maskedPhone)
        .with("verifiedAt", Instant.class, Person::verifiedAt)
        .with("erasureRequestedAt", Instant.class, Person::erasureRequestedAt)
        .with("revision", Integer.class, Person::revision)
        .build();
  }

  private final Table<Person> rows;

  PersonTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, PersonTable::schema);
  }

  static String pk(PersonId person) {
    return "P#" + person;
  }

  Optional<Person> find(PersonId id) {
    return rows.get(pk(id), SK);
  }

  /** The person; every id that we handed out has one. */
  Person get(PersonId id) {
    return find(id).orElseThrow(IdentityError.PERSON_NOT_FOUND::refusal);
  }

  void create(WriteSet writes, Person person) {
    writes.create(rows, person.nextRevision(), new Stale());
  }

  /** Writes the next revision of a person who is as they were read. */
  void change(WriteSet writes, Person changed) {
    writes.put(rows, changed.nextRevision(), Condition.isAt(changed.revision()), new Stale());
  }

  private static Person person(ItemSchema.Fields fields) {
    return new Person(
        fields.get("id", PersonId::of),
        Person.State.valueOf(fields.get("state")),
        fields.get("createdAt"),
        orEmpty(fields.get("links")),
        orEmpty(fields.get("guardians")),
        fields.get("idNumber"),
        fields.get("birthDate"),
        fields.get("maskedName"),
        fields.get("maskedPhone"),
        fields.get("verifiedAt"),
        fields.get("erasureRequestedAt"),
        fields.number("revision"));
  }

  // DynamoDB has no empty sets.
  private static Set<String> orNull(Set<String> texts) {
    return texts.isEmpty() ? null : texts;
  }

  private static Set<String> orEmpty(Set<String> texts) {
    return texts == null ? Set.of() : texts;
  }
}
