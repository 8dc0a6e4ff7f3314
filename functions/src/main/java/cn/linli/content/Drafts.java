package cn.linli.content;

import cn.linli.shared.http.PageOf;
import java.util.List;
import java.util.Map;

/** What the staff see of posts, public or not. */
final class Drafts {
  private final Newsroom room;
  private final Media media;

  Drafts(Newsroom room, Media media) {
    this.room = room;
    this.media = media;
  }

  DraftView get(Commands.OfPost query) {
    return view(room.post(query.key()));
  }

  /** A post with its latest version. */
  DraftView view(Post post) {
    var version = room.versions().find(post.key(), post.draft().version()).orElseThrow();
    var body = room.versions().body(post.key(), version.number());
    var official = room.officials().find(post.key()).map(Official::view).orElse(null);
    return DraftView.of(post, version, body, media.of(version), room.vetting().of(post), official);
  }

  /** Those at a stage. */
  PageOf<WorkTable.View> list(Commands.ListDrafts query) {
    var stage = query.stage() == null ? Stage.WRITING : query.stage();
    var cursors = room.needs().people().cursors();
    var name = "drafts %s %s".formatted(query.community(), stage);
    var page =
        room.work()
            .page(
                query.community(),
                stage,
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(WorkTable.Row::view).toList(), cursors.after(name, page.last()));
  }

  /** All versions of a post, the first first. */
  Map<String, List<Version.View>> versions(Commands.OfPost query) {
    var post = room.post(query.key());
    return Map.of("items", room.versions().list(post.key()).stream().map(Version::view).toList());
  }

  /** A version with its body. */
  VersionView version(Commands.OfVersion query) {
    var version =
        room.versions()
            .find(query.key(), query.version())
            .orElseThrow(ContentError.NOT_FOUND::refusal);
    return new VersionView(
        version.view(), room.versions().body(query.key(), version.number()), media.of(version));
  }

  /** A version as the staff see it. */
  record VersionView(Version.View version, String body, List<Media.Link> media) {}
}
