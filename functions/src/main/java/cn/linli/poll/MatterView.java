package cn.linli.poll;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * What the contract shows of a contest or a poll.
 *
 * @param author for the staff alone
 * @param screening for those who decide
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
    Screened screening,
    int revision) {
  static MatterView toAll(Matter matter) {
    return of(matter, null, null);
  }

  static MatterView toStaff(Matter matter) {
    return of(matter, matter.author(), null);
  }

  /** With what screening says of it. */
  static MatterView toStaff(Matter matter, Screened screening) {
    return of(matter, matter.author(), screening);
  }

  private static MatterView of(Matter matter, PersonId author, Screened screening) {
    return new MatterView(
        matter.key().id(),
        matter.title(),
        matter.description(),
        matter.terms(),
        matter.state(),
        matter.reason(),
        matter.publishedAt(),
        author,
        screening,
        matter.revision());
  }
}
