package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Preferences: {@code <community>#inbox#<person> / preferences}. */
final class PreferencesTable {
  static final String SK = "preferences";
  private static final EnhancedType<Set<String>> TEXTS = EnhancedType.setOf(String.class);

  private static TableSchema<Preferences> schema() {
    return ItemSchema.of(
            Preferences.class,
            row -> NoticeTable.pk(row.community(), row.person()),
            row -> SK,
            PreferencesTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("person", String.class, row -> row.person().toString())
        .with("muted", TEXTS, row -> texts(row.muted()))
        .with("silent", TEXTS, row -> texts(row.silent()))
        .with("digest", Boolean.class, Preferences::digest)
        .with("quietFrom", String.class, row -> row.quiet().from().toString())
        .with("quietUntil", String.class, row -> row.quiet().until().toString())
        .with("revision", Integer.class, Preferences::revision)
        .build();
  }

  private static Set<String> texts(Collection<?> values) {
    return values.isEmpty()
        ? null
        : values.stream().map(Object::toString).collect(Collectors.toSet());
  }

  private static <T> Set<T> values(Set<String> texts, Function<String, T> read) {
    return texts == null ? Set.of() : texts.stream().map(read).collect(Collectors.toSet());
  }

  private static Preferences read(ItemSchema.Fields fields) {
    return new Preferences(
        fields.get("community", CommunityId::new),
        fields.get("person", PersonId::of),
        values(fields.get("muted"), Group::of),
        values(fields.get("silent"), Channel::of),
        fields.get("digest"),
        new Quiet(
            LocalTime.parse(fields.get("quietFrom")), LocalTime.parse(fields.get("quietUntil"))),
        fields.number("revision"));
  }

  private final Table<Preferences> rows;

  PreferencesTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NoticeTable.NAME, PreferencesTable::schema);
  }

  Optional<Preferences> find(CommunityId community, PersonId person) {
    return rows.get(NoticeTable.pk(community, person), SK);
  }

  void put(WriteSet writes, Preferences next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  /** Holds only while they have said nothing new. */
  void requireAt(WriteSet writes, CommunityId community, PersonId person, int revision) {
    var pk = NoticeTable.pk(community, person);
    writes.check(NoticeTable.NAME, pk, SK, Condition.isAt(revision), new Stale());
  }

  void forget(WriteSet writes, CommunityId community, PersonId person) {
    writes.delete(
        NoticeTable.NAME, NoticeTable.pk(community, person), SK, Condition.none(), new Stale());
  }
}
