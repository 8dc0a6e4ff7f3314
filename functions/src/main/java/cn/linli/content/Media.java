package cn.linli.content;

import cn.linli.files.FileStore;
import cn.linli.files.Uploads;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Where the pictures and videos of posts can be fetched for some minutes. */
final class Media {
  /** An address is good for five minutes; a file that was found to be malware stays no longer. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final int MOST_KEPT = 2000;

  private final Uploads uploads;
  private final Glimpses<File, Optional<FileStore.Link>> links;

  /** Its id is made by whoever brings it: another community may have the same. */
  private record File(CommunityId community, UUID upload) {}

  Media(Uploads uploads, Clock clock) {
    this.uploads = uploads;
    this.links = new Glimpses<>(clock, KEPT, MOST_KEPT);
  }

  /** Those of a version, without what is gone. */
  List<Link> of(Version version) {
    var community = version.key().community();
    return Stream.concat(
            version.pictures().stream().flatMap(id -> picture(community, id)),
            version.videos().stream().flatMap(id -> link(community, id, "video")))
        .toList();
  }

  /** A picture, or nothing when it is gone. */
  Stream<Link> picture(CommunityId community, UUID id) {
    return link(community, id, "picture");
  }

  private Stream<Link> link(CommunityId community, UUID id, String kind) {
    var file = new File(community, id);
    return links.get(file, () -> find(file)).stream()
        .map(link -> new Link(id, kind, link.url(), link.until()));
  }

  /** A picture that is gone is no reason to show nothing. */
  private Optional<FileStore.Link> find(File file) {
    try {
      return Optional.of(uploads.link(file.community(), file.upload()));
    } catch (Refusal gone) {
      return Optional.empty();
    }
  }

  /** Where a picture or video can be fetched until then. */
  record Link(UUID upload, String kind, String url, Instant until) {}
}
