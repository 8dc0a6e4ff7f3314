package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Where a zone is not open as its week says. */
sealed interface Deviation {
  CommunityId community();

  String zone();

  /** The last day it concerns. */
  LocalDate until();

  /**
   * A day with hours of its own: a holiday, a feast.
   *
   * @param hours none for a day on which the zone is closed
   * @param revision counts the changes
   */
  record SpecialDay(
      CommunityId community,
      String zone,
      LocalDate date,
      String name,
      List<Opening> hours,
      int revision)
      implements Deviation {
    @Override
    public LocalDate until() {
      return date;
    }

    /** What the contract shows. */
    View view() {
      return new View(zone, date, name, hours, revision);
    }

    /** See {@link #view}. */
    record View(String zone, LocalDate date, String name, List<Opening> hours, int revision) {}
  }

  /**
   * A time in which a zone and all in it are closed.
   *
   * @param id of the blackout
   */
  record Closure(CommunityId community, String zone, TimeRange time, LocalDate until, UUID id)
      implements Deviation {}
}
