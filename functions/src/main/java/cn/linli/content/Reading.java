package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.http.PageOf;
import cn.linli.shared.http.Shown;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What everybody reads. A page is made of three lists, of the community, its street and its
 * district: what reaches far is nowhere copied.
 */
final class Reading {
  static final int PAGE = 20;

  /** Half a read unit each: whatever is hidden, a page costs three at the most, or is shorter. */
  private static final int MOST_READS = 6;

  private static final Duration LIST_AGE = Duration.ofMinutes(1);
  private static final Duration POST_AGE = Duration.ofSeconds(30);
  private static final String BETWEEN = "|";

  private final Newsroom room;
  private final Media media;

  Reading(Newsroom room, Media media) {
    this.room = room;
    this.media = media;
  }

  /** A page of what reaches a community. */
  Shown list(Commands.ListPosts query) {
    return new Shown(page(query), LIST_AGE);
  }

  /** Where the covers of the same page can be fetched for some minutes. */
  Map<String, List<Media.Link>> covers(Commands.ListPosts query) {
    var links =
        page(query).items().stream()
            .filter(item -> item.cover() != null)
            .flatMap(item -> media.picture(item.community(), item.cover()))
            .distinct()
            .toList();
    return Map.of("items", links);
  }

  private PageOf<Item> page(Commands.ListPosts query) {
    var home = room.needs().communities().home(query.community());
    var cursors = room.needs().people().cursors();
    var name = "posts %s %s".formatted(query.community(), query.column());
    var position = cursors.position(name, query.cursor());
    var now = room.now();
    var positions = (position == null ? List.of("", "", "") : split(position)).iterator();
    var strands = new ArrayList<Strand>();
    for (var reach : Reach.values()) {
      var list = Listed.of(reach.publisher(home), query.column());
      strands.add(Strand.of(room.lists(), list, now, positions.next()));
    }
    var items = page(strands);
    boolean isOver = strands.stream().allMatch(Strand::isOver);
    var last =
        isOver ? null : strands.stream().map(Strand::position).collect(Collectors.joining(BETWEEN));
    return new PageOf<>(items, cursors.after(name, last));
  }

  private static List<String> split(String position) {
    return Arrays.asList(position.split("\\|", Reach.values().length));
  }

  /** The first twenty of all, over what lies between them that is not to be seen. */
  private static List<Item> page(List<Strand> strands) {
    var items = new ArrayList<Item>();
    int reads = 0;
    while (items.size() < PAGE) {
      for (var strand : strands) {
        while (strand.isDry()) {
          if (reads++ == MOST_READS) {
            return items;
          }
          strand.fill();
        }
      }
      var first =
          strands.stream()
              .filter(strand -> strand.peek() != null)
              .max(Comparator.comparing(strand -> strand.peek().sk()));
      if (first.isEmpty()) {
        return items;
      }
      items.add(Item.of(first.get().take()));
    }
    return items;
  }

  /** A post that is public. */
  Shown get(Commands.OfPost query) {
    var post = shown(query.key());
    var version = room.versions().seen(post.key(), post.shown().version());
    var body = room.versions().body(post.key(), version.number());
    return new Shown(Article.of(post, version, body), POST_AGE);
  }

  /** Where its pictures and videos can be fetched for some minutes. */
  Map<String, List<Media.Link>> media(Commands.OfPost query) {
    var post = shown(query.key());
    return Map.of("items", media.of(room.versions().seen(post.key(), post.shown().version())));
  }

  private Post shown(Post.Key key) {
    var now = room.now();
    var post =
        room.posts()
            .find(key)
            .filter(found -> found.wasPublicAt(now))
            .orElseThrow(ContentError.NOT_FOUND::refusal);
    if (!post.isPublicAt(now)) {
      throw ContentError.WITHDRAWN.refusal();
    }
    return post;
  }

  /**
   * A post in a list.
   *
   * @param community where it was written, which its address names
   */
  record Item(
      CommunityId community,
      UUID id,
      Reach publisher,
      Column column,
      String title,
      UUID cover,
      Instant publishedAt,
      boolean pinned) {
    private static Item of(Listed row) {
      return new Item(
          row.community(),
          row.id(),
          row.publisher(),
          row.column(),
          row.title(),
          row.cover(),
          row.at(),
          row.pin());
    }
  }

  /** A post as everybody reads it. */
  record Article(
      CommunityId community,
      UUID id,
      Reach publisher,
      Column column,
      String title,
      String excerpt,
      String body,
      UUID cover,
      Instant publishedAt,
      Instant changedAt) {
    private static Article of(Post post, Version version, String body) {
      return new Article(
          post.key().community(),
          post.key().id(),
          post.place().reach(),
          post.place().column(),
          version.title(),
          version.excerpt(),
          body,
          version.cover(),
          post.shown().at(),
          post.shown().changedAt());
    }
  }
}
