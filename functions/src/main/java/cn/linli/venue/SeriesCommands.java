package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What people ask of weekly series; each checks itself, so that afterwards nobody asks again. */
final class SeriesCommands {
  private SeriesCommands() {}

  /**
   * A booking of every week.
   *
   * @param start of the first occurrence
   * @param end of the first occurrence
   * @param weeks how many occurrences
   */
  record Place(
      CommunityId community,
      UUID series,
      String zone,
      Instant start,
      Instant end,
      int weeks,
      Series.Mode mode,
      int people,
      Purpose purpose,
      Organiser organiser,
      String note) {
    Place {
      Fault.checks()
          .that(start.isBefore(end), "/end", "is later than the start")
          .that(
              organiser == null || organiser.isNamedAsItsKindAsks(),
              "/organiser/name",
              "is the name of the group, and missing for a person")
          .orRefuse();
    }

    TimeRange time() {
      return new TimeRange(start, end);
    }

    Use useWithoutNote() {
      return new Use(people, purpose, organiser, null);
    }

    /** Enough to tell another note, and too little to guess this one. */
    int noteHash() {
      return note == null ? 0 : note.hashCode();
    }
  }

  /** A series by its id. */
  record Of(CommunityId community, UUID series) {}

  /**
   * An end of the rest of a series.
   *
   * @param from the first day that is cancelled, or null for all that has not yet been
   */
  record Cancel(CommunityId community, UUID series, LocalDate from, String reason) {}
}
