package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A post as the staff see it.
 *
 * @param body of the latest version
 * @param publishedVersion what is public, or null
 * @param publishedAt since when, or from when on
 * @param screening of the version that was handed in last, or null
 * @param officialDraft how it stands at our Official Account, or null
 */
record DraftView(
    CommunityId community,
    UUID id,
    PersonId author,
    Column column,
    Reach reach,
    Stage stage,
    int version,
    String title,
    String body,
    String excerpt,
    List<Media.Link> media,
    List<Review.View> reviews,
    String reason,
    Instant publishAt,
    Integer publishedVersion,
    Instant publishedAt,
    Instant pinnedUntil,
    Screened screening,
    Official.View officialDraft,
    Instant createdAt,
    int revision) {
  static DraftView of(
      Post post,
      Version version,
      String body,
      List<Media.Link> media,
      Screened screening,
      Official.View official) {
    var draft = post.draft();
    var shown = post.shown();
    return new DraftView(
        post.key().community(),
        post.key().id(),
        post.author(),
        post.place().column(),
        post.place().reach(),
        draft.stage(),
        draft.version(),
        draft.title(),
        body,
        version.excerpt(),
        media,
        draft.reviews().stream().map(Review::view).toList(),
        draft.reason(),
        draft.publishAt(),
        shown == null ? null : shown.version(),
        shown == null ? null : shown.at(),
        shown == null ? null : shown.pinnedUntil(),
        screening,
        official,
        post.createdAt(),
        post.revision());
  }
}
