package cn.linli.activity;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.List;

/**
 * One meeting of an activity.
 *
 * @param title of this meeting, or null
 * @param zones of the centre that it takes, perhaps none
 * @param place where it is, if not in the centre; else null
 * @param online the address of a meeting on the net, or null
 */
public record Session(
    Instant start, Instant end, String title, List<String> zones, String place, String online) {
  public Session {
    zones = zones == null ? List.of() : List.copyOf(zones);
  }

  /** When it is. */
  public TimeRange time() {
    return new TimeRange(start, end);
  }

  boolean isSomewhere() {
    return !zones.isEmpty() || place != null || online != null;
  }
}
