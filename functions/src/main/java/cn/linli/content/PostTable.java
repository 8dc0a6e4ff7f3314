package cn.linli.content;

import cn.linli.content.Post.Draft;
import cn.linli.content.Post.Place;
import cn.linli.content.Post.Published;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Posts: {@code <community>#post#<post> / post}. */
final class PostTable {
  static final String NAME = "content";
  private static final String SK = "post";
  private static final EnhancedType<List<String>> TEXTS = EnhancedType.listOf(String.class);

  private static TableSchema<Post> schema() {
    return ItemSchema.of(Post.class, post -> pk(post.key()), post -> SK, PostTable::post)
        .with("community", String.class, post -> post.key().community().value())
        .with("id", String.class, post -> post.key().id().toString())
        .with("author", String.class, post -> text(post.author()))
        .with("editors", TEXTS, Post::editorsInOrder)
        .with("column", String.class, post -> post.place().column().toString())
        .with("reach", String.class, post -> post.place().reach().toString())
        .with("publisher", String.class, post -> post.place().publisher())
        .with("stage", String.class, post -> post.draft().stage().toString())
        .with("title", String.class, post -> post.draft().title())
        .with("version", Integer.class, post -> post.draft().version())
        .with("submitted", Integer.class, post -> post.draft().submitted())
        .with("submissions", TEXTS, post -> post.draft().submissions())
        .with(
            "reviews", TEXTS, post -> post.draft().reviews().stream().map(Review::asText).toList())
        .with("reason", String.class, post -> post.draft().reason())
        .with("publishAt", Instant.class, post -> post.draft().publishAt())
        .with("shownVersion", Integer.class, shown(Published::version))
        .with("shownTitle", String.class, shown(Published::title))
        .with("shownCover", String.class, shown(PostTable::cover))
        .with("shownAt", Instant.class, shown(Published::at))
        .with("shownChangedAt", Instant.class, shown(Published::changedAt))
        .with("told", Boolean.class, shown(Published::told))
        .with("pinnedUntil", Instant.class, shown(Published::pinnedUntil))
        .with("createdAt", Instant.class, Post::createdAt)
        .with("revision", Integer.class, Post::revision)
        .build();
  }

  private static <T> Function<Post, T> shown(Function<Published, T> part) {
    return post -> post.shown() == null ? null : part.apply(post.shown());
  }

  private static String cover(Published shown) {
    return shown.cover() == null ? null : shown.cover().toString();
  }

  private static String text(PersonId person) {
    return person == null ? null : person.toString();
  }

  private static Post post(ItemSchema.Fields fields) {
    return new Post(
        new Post.Key(fields.get("community", CommunityId::new), fields.get("id", PersonId::uuid)),
        fields.get("author", PersonId::of),
        people(fields.get("editors")),
        new Place(
            fields.get("column", Column::of),
            fields.get("reach", Reach::of),
            fields.get("publisher")),
        new Draft(
            fields.get("stage", Stage::of),
            fields.get("title"),
            fields.number("version"),
            fields.number("submitted"),
            fields.get("submissions"),
            fields.<List<String>>get("reviews").stream().map(Review::of).toList(),
            fields.get("reason"),
            fields.get("publishAt")),
        fields.get("shownVersion") == null ? null : published(fields),
        fields.get("createdAt"),
        fields.number("revision"));
  }

  private static Set<PersonId> people(List<String> texts) {
    return texts.stream().map(PersonId::of).collect(Collectors.toSet());
  }

  private static Published published(ItemSchema.Fields fields) {
    return new Published(
        fields.number("shownVersion"),
        fields.get("shownTitle"),
        fields.get("shownCover", PersonId::uuid),
        fields.get("shownAt"),
        fields.get("shownChangedAt"),
        fields.get("told"),
        fields.get("pinnedUntil"));
  }

  private final Table<Post> rows;

  PostTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, NAME, PostTable::schema);
  }

  Optional<Post> find(Post.Key key) {
    return rows.get(pk(key), SK);
  }

  /** Writes the next revision over the one that was read. */
  void put(WriteSet writes, Post next) {
    writes.put(rows, next, Condition.isAt(next.revision() - 1), new Stale());
  }

  static String pk(Post.Key key) {
    return key.community() + "#post#" + key.id();
  }
}
