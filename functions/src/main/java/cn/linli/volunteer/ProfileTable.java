package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Profiles: {@code <community>#volunteers / <person>}. */
final class ProfileTable {
  static final String NAME = "volunteer";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);
  private static final EnhancedType<Map<String, String>> BY_NAME =
      EnhancedType.mapOf(String.class, String.class);

  private static TableSchema<Profile> schema() {
    return ItemSchema.of(
            Profile.class,
            row -> pk(row.community()),
            row -> row.person().toString(),
            ProfileTable::read)
        .with("community", String.class, row -> row.community().value())
        .with("name", String.class, Profile::name)
        .with("skills", TEXTS, Profile::skills)
        .with("times", TEXTS, row -> row.times().stream().map(Availability::toString).toList())
        .with("trainings", BY_NAME, ProfileTable::trainings)
        .with("recommended", Boolean.class, row -> row.recommended() ? true : null)
        .with("withdrawn", Boolean.class, row -> row.withdrawn() ? true : null)
        .with("ratings", Integer.class, Profile::ratings)
        .with("stars", Integer.class, Profile::stars)
        .with("missed", Integer.class, Profile::missed)
        .with("registeredAt", Instant.class, Profile::registeredAt)
        .with("revision", Integer.class, Profile::revision)
        .build();
  }

  private static Map<String, String> trainings(Profile row) {
    var texts = new TreeMap<String, String>();
    row.trainings().forEach((id, training) -> texts.put(id, training.toString()));
    return texts;
  }

  private static Profile read(ItemSchema.Fields fields) {
    var trainings = new TreeMap<String, Training>();
    fields
        .<Map<String, String>>get("trainings")
        .forEach((id, text) -> trainings.put(id, Training.of(text)));
    return new Profile(
        fields.get("community", CommunityId::new),
        fields.get("sk", PersonId::of),
        fields.get("name"),
        fields.get("skills"),
        fields.<List<String>>get("times").stream().map(Availability::of).toList(),
        trainings,
        fields.get("recommended") != null,
        fields.get("withdrawn") != null,
        fields.number("ratings"),
        fields.number("stars"),
        fields.number("missed"),
        fields.get("registeredAt"),
        fields.number("revision"));
  }

  private final Table<Profile> rows;

  ProfileTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, ProfileTable::schema);
  }

  Optional<Profile> find(CommunityId community, PersonId person) {
    return rows.get(pk(community), person.toString());
  }

  void put(WriteSet writes, Profile next, RuntimeException ifChanged) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  /** Holds only while the profile is as it was read. */
  void requireAsIs(WriteSet writes, Profile profile) {
    writes.check(
        NAME,
        pk(profile.community()),
        profile.person().toString(),
        Condition.isAt(profile.revision()),
        new Stale());
  }

  /** A page of a community's, in the order of their ids. */
  Table.Slice<Profile> page(CommunityId community, String after, int limit) {
    return rows.page(pk(community), "", after, limit, true);
  }

  void forget(WriteSet writes, CommunityId community, PersonId person) {
    writes.delete(NAME, pk(community), person.toString(), Condition.none(), new Stale());
  }

  private static String pk(CommunityId community) {
    return community + "#volunteers";
  }
}
