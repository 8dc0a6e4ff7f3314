package cn.linli.content;

import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A post in a list of its publisher: once in its time, and once more before all others while it is
 * pinned. Where it stands says most of it: a page reads many, so each is small.
 *
 * @param list the publisher, or the publisher and a column
 * @param pin whether this is the place before all others
 * @param at when it is public
 * @param cover its first picture, or null
 * @param pinnedUntil or null
 */
record Listed(
    String list,
    boolean pin,
    Instant at,
    CommunityId community,
    UUID id,
    Column column,
    String title,
    UUID cover,
    Instant pinnedUntil) {
  private static final String PIN = "~#";
  private static final String TIMED = "t#";
  private static final String OF = "#";
  private static final int TIME = "2026-01-01T00:00:00Z".length();

  /** Of each sort key. */
  static final int SK_BYTES = TIMED.length() + TIME + OF.length() + Compact.CHARACTERS;

  static Listed of(Post post, String list, boolean pin) {
    var shown = post.shown();
    return new Listed(
        list,
        pin,
        shown.at(),
        post.key().community(),
        post.key().id(),
        post.place().column(),
        shown.title(),
        shown.cover(),
        shown.pinnedUntil());
  }

  /** The lists that a post stands in. */
  static List<String> listsOf(Post.Place place) {
    return List.of(place.publisher(), of(place.publisher(), place.column()));
  }

  /** The list of a publisher, or of a column of theirs. */
  static String of(String publisher, Column column) {
    return column == null ? publisher : publisher + OF + column;
  }

  /** Whose list it is. */
  Reach publisher() {
    return publisher(list);
  }

  private static Reach publisher(String list) {
    if (!list.startsWith("@")) {
      return Reach.COMMUNITY;
    }
    return list.contains("/") ? Reach.STREET : Reach.DISTRICT;
  }

  /** The community of all rows of a list, or null where they have many. */
  static CommunityId communityOf(String list) {
    return publisher(list) == Reach.COMMUNITY ? new CommunityId(list.split(OF, 2)[0]) : null;
  }

  /** The column of all rows of a list, or null where they have many. */
  static Column columnOf(String list) {
    return list.contains(OF) ? Column.of(list.split(OF, 2)[1]) : null;
  }

  /** In the order of these, from the last to the first, a list is read. */
  String sk() {
    return sk(pin, at, id);
  }

  static String sk(boolean pin, Instant at, UUID id) {
    return (pin ? PIN : TIMED) + at + "#" + Compact.text(id);
  }

  static Listed read(
      String list,
      String sk,
      CommunityId community,
      Column column,
      String title,
      UUID cover,
      Instant pinnedUntil) {
    return new Listed(
        list,
        sk.startsWith(PIN),
        Instant.parse(sk.substring(2, 2 + TIME)),
        community,
        Compact.id(sk.substring(3 + TIME)),
        column,
        title,
        cover,
        pinnedUntil);
  }

  /**
   * Whether it is shown here now. What is yet to come is not; what is pinned stands before the
   * others and not among them.
   */
  boolean isShownAt(Instant now) {
    boolean pinned = pinnedUntil != null && now.isBefore(pinnedUntil);
    return pin == pinned && !at.isAfter(now);
  }
}
