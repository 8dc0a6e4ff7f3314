package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;

/**
 * That people say when they have come.
 *
 * @param withinMinutes of the start, or it counts as a no-show
 * @param suspendAfter so many no-shows in the community
 * @param countedDays for how long a no-show counts
 * @param suspendDays for how long one cannot book then
 */
record CheckInRule(int withinMinutes, int suspendAfter, int countedDays, int suspendDays) {
  /** When it counts as a no-show: nobody comes to what is over. */
  Instant missedAt(TimeRange time) {
    var late = time.start().plus(Duration.ofMinutes(withinMinutes));
    return late.isBefore(time.end()) ? late : time.end();
  }
}
