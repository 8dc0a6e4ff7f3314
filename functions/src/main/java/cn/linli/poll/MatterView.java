package cn.linli.poll;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What the contract shows of a contest or a poll.
 *
 * @param author for the staff alone
 */
record MatterView(
    UUID id,
    String title,
    String description,
    Terms terms,
    State state,
    String reason,
    Instant publishedAt,
    PersonId author,
    int revision) {
  static MatterView toAll(Matter matter) {
    return of(matter, null);
  }

  static MatterView toStaff(Matter matter) {
    return of(matter, matter.author());
  }

  private static MatterView of(Matter matter, PersonId author) {
    return new MatterView(
        matter.key().id(),
        matter.title(),
        matter.description(),
        matter.terms(),
        matter.state(),
        matter.reason(),
        matter.publishedAt(),
        author,
        matter.revision());
  }
}
