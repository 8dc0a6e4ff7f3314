package cn.linli.figures;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the lobby screen shows.
 *
 * @param version for asking for changes
 * @param asOf from when on it is so; the same between two changes of any state
 * @param totals since opening
 */
record Screen(
    CommunityId community,
    LocalDate date,
    String timeZone,
    String version,
    Instant asOf,
    List<ZoneView> zones,
    List<ActivityView> activities,
    Map<String, Long> totals) {
  /**
   * A zone.
   *
   * @param parent it lies in, or null
   * @param until the state changes, today, or null
   * @param open today
   * @param reserved today, also by whoever has all of what it lies in
   * @param next that starts later today, or null
   */
  record ZoneView(
      String zone,
      String name,
      String parent,
      State state,
      Instant until,
      List<TimeRange> open,
      List<Reserved> reserved,
      Reserved next) {}

  /** How a zone is. */
  enum State {
    FREE,
    IN_USE,
    /** It is free, but something in it is not. */
    PARTLY,
    CLOSED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A stretch that is somebody's.
   *
   * @param activity that it is kept for, or null
   */
  record Reserved(Instant start, Instant end, String purpose, String activity) {}

  /**
   * A session of an activity.
   *
   * @param session its number, from 0
   * @param title or null, where it is not known
   * @param zones of the centre that it takes
   */
  record ActivityView(
      String activity,
      int session,
      String title,
      String kind,
      Instant start,
      Instant end,
      List<String> zones,
      Progress progress) {}

  /** How far a session is. */
  enum Progress {
    TO_COME,
    RUNNING,
    OVER;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * What is other than at a version.
   *
   * @param takeSnapshot whether the screen has to be read anew; then nothing else is there
   * @param zones that are other, each whole; null for none
   * @param activities all of them where any is other, else null
   * @param totals all of them where any is other, else null
   */
  record Changes(
      String version,
      boolean takeSnapshot,
      List<ZoneView> zones,
      List<ActivityView> activities,
      Map<String, Long> totals) {}
}
