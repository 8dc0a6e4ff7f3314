package cn.linli.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours in which nothing is pushed that can wait, in the community's time. Half open; they may
 * cross midnight.
 *
 * @param from the first minute in them
 * @param until the first after
 */
record Quiet(LocalTime from, LocalTime until) {
  /** Unless somebody wants it otherwise. */
  static final Quiet USUAL = new Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));

  /** Of somebody who may be told at any hour. */
  static final Quiet NEVER = new Quiet(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /** When something may be pushed: then, or at the end of the quiet hours that it falls into. */
  Instant next(Instant wanted, ZoneId calendar) {
    var local = wanted.atZone(calendar);
    var time = local.toLocalTime();
    if (!contains(time)) {
      return wanted;
    }
    // The evening's quiet hours end on the next day.
    boolean endsTomorrow = crossesMidnight() && !time.isBefore(from);
    var day = endsTomorrow ? local.toLocalDate().plusDays(1) : local.toLocalDate();
    return day.atTime(until).atZone(calendar).toInstant();
  }

  private boolean contains(LocalTime time) {
    return crossesMidnight()
        ? !time.isBefore(from) || time.isBefore(until)
        : !time.isBefore(from) && time.isBefore(until);
  }

  private boolean crossesMidnight() {
    return from.isAfter(until);
  }
}
