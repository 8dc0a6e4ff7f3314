package cn.linli.activity;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One meeting of an activity.
 *
 * @param title of this meeting, or null
 * @param zones of the centre that it takes, perhaps none
 * @param place where it is, if not in the centre; else null
 * @param online the address of a meeting on the net, for those who have a place, or null
 * @param meetsOnline whether people meet on the net, of which everybody may know
 */
public record Session(
    Instant start,
    Instant end,
    String title,
    List<String> zones,
    String place,
    String online,
    Boolean meetsOnline) {
  public Session {
    zones = zones == null ? List.of() : List.copyOf(zones);
    meetsOnline = online != null || (meetsOnline != null && meetsOnline);
  }

  /** The same as everybody may see it: without the address at which people meet. */
  Session withoutAddress() {
    return new Session(start, end, title, zones, place, null, meetsOnline);
  }

  /** Whether those who come to this would not be right at another. */
  boolean isElsewhere(Session other) {
    return !start.equals(other.start)
        || !end.equals(other.end)
        || !zones.equals(other.zones)
        || !Objects.equals(place, other.place)
        || !meetsOnline.equals(other.meetsOnline);
  }

  boolean hasStarted(Instant now) {
    return !now.isBefore(start);
  }

  /** When it is. */
  public TimeRange time() {
    return new TimeRange(start, end);
  }

  boolean isSomewhere() {
    return !zones.isEmpty() || place != null || meetsOnline;
  }
}
