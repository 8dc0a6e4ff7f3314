package cn.linli.volunteer;

import cn.linli.shared.TimeRange;
import java.time.Instant;

/**
 * How much of a time counts: what lies within the shift, to the nearest quarter of an hour. Less
 * than eight minutes are none.
 */
final class Hours {
  private static final int QUARTER = 15;

  private Hours() {}

  /** The minutes that count. */
  static int counted(TimeRange shift, Instant in, Instant out) {
    var from = in.isAfter(shift.start()) ? in : shift.start();
    var until = out.isBefore(shift.end()) ? out : shift.end();
    if (!from.isBefore(until)) {
      return 0;
    }
    long minutes = new TimeRange(from, until).length().toMinutes();
    return Math.toIntExact((minutes + QUARTER / 2) / QUARTER * QUARTER);
  }
}
