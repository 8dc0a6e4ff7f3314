package cn.linli.poll;

import cn.linli.files.Uploads;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the pictures of entries can be fetched for some minutes. */
final class Pictures {
  /** An address is good for five minutes; a file that was found to be malware stays no longer. */
  private static final Duration KEPT = Duration.ofMinutes(1);

  private static final int MOST_KEPT = 2000;

  private final Uploads uploads;
  private final Glimpses<Picture, Optional<String>> links;

  /** Its id is made by whoever brings it: another community may have the same. */
  private record Picture(CommunityId community, UUID upload) {}

  Pictures(Uploads uploads, Clock clock) {
    this.uploads = uploads;
    this.links = new Glimpses<>(clock, KEPT, MOST_KEPT);
  }

  List<String> of(Entry entry) {
    return of(entry, entry.pictures());
  }

  /** The first alone, for lists. */
  List<String> cover(Entry entry) {
    return of(entry, entry.pictures().stream().limit(1).toList());
  }

  private List<String> of(Entry entry, List<UUID> pictures) {
    var community = entry.key().contest().community();
    return pictures.stream()
        .map(upload -> new Picture(community, upload))
        .flatMap(picture -> links.get(picture, () -> link(picture)).stream())
        .toList();
  }

  /** A picture that is gone is no reason to show nothing. */
  private Optional<String> link(Picture picture) {
    try {
      return Optional.of(uploads.link(picture.community(), picture.upload()).url());
    } catch (Refusal gone) {
      return Optional.empty();
    }
  }
}
