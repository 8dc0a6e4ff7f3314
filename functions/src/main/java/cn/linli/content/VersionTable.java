package cn.linli.content;

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
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/**
 * Versions beside their post: {@code <community>#post#<post> / v#<number>}, and each body in an
 * item of its own, {@code b#<number>}, since it may be large and most who look want none.
 */
final class VersionTable {
  private static final String HEAD = "v#";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Version> schema() {
    return ItemSchema.of(
            Version.class,
            row -> PostTable.pk(row.key()),
            row -> sk(HEAD, row.number()),
            VersionTable::version)
        .with("community", String.class, row -> row.key().community().value())
        .with("id", String.class, row -> row.key().id().toString())
        .with("number", Integer.class, Version::number)
        .with("title", String.class, Version::title)
        .with("excerpt", String.class, Version::excerpt)
        .with("pictures", TEXTS, row -> row.pictures().stream().map(UUID::toString).toList())
        .with("videos", TEXTS, row -> row.videos().stream().map(UUID::toString).toList())
        .with("by", String.class, row -> row.by() == null ? null : row.by().toString())
        .with("savedAt", Instant.class, Version::savedAt)
        .with("request", String.class, Version::request)
        .build();
  }

  private static Version version(ItemSchema.Fields fields) {
    return new Version(
        new Post.Key(fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)),
        fields.number("number"),
        fields.get("title"),
        fields.get("excerpt"),
        uuids(fields.get("pictures")),
        uuids(fields.get("videos")),
        fields.get("by", PersonId::of),
        fields.get("savedAt"),
        fields.get("request"));
  }

  private static List<UUID> uuids(List<String> texts) {
    return texts.stream().map(PersonId::uuid).toList();
  }

  private static TableSchema<Body> bodySchema() {
    return ItemSchema.of(
            Body.class,
            Body::pk,
            Body::sk,
            fields -> new Body(fields.get("pk"), fields.get("sk"), fields.get("html")))
        .with("html", String.class, Body::html)
        .build();
  }

  private record Body(String pk, String sk, String html) {}

  private final Table<Version> rows;
  private final Table<Body> bodies;

  VersionTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, PostTable.NAME, VersionTable::schema);
    this.bodies = Table.of(dynamo, PostTable.NAME, VersionTable::bodySchema);
  }

  void create(WriteSet writes, Version version, String html) {
    writes.create(rows, version, new Stale());
    var pk = PostTable.pk(version.key());
    writes.create(bodies, new Body(pk, sk("b#", version.number()), html), new Stale());
  }

  Optional<Version> find(Post.Key key, int number) {
    return rows.get(PostTable.pk(key), sk(HEAD, number));
  }

  /** The same at half the price; a version never changes, so it is there or not yet. */
  Version seen(Post.Key key, int number) {
    return rows.glance(PostTable.pk(key), sk(HEAD, number))
        .or(() -> find(key, number))
        .orElseThrow();
  }

  /** The body of a version that exists. */
  String body(Post.Key key, int number) {
    var pk = PostTable.pk(key);
    var sk = sk("b#", number);
    return bodies.glance(pk, sk).or(() -> bodies.get(pk, sk)).orElseThrow().html();
  }

  /** All of a post, the first first; it has no more than fifty. */
  List<Version> list(Post.Key key) {
    return rows.list(PostTable.pk(key), HEAD);
  }

  /** Takes the name of whoever saved it off. */
  void forget(WriteSet writes, Version version) {
    writes.update(
        PostTable.NAME,
        PostTable.pk(version.key()),
        sk(HEAD, version.number()),
        Condition.exists().remove("by"),
        new Stale());
  }

  private static String sk(String prefix, int number) {
    return prefix + "%04d".formatted(number);
  }
}
