package cn.linli.report;

import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of a time that falls into one hour of one day.
 *
 * @param hour of the day, from 0
 */
record Hour(LocalDate date, int hour, long minutes) {
  /** A time in hours of a calendar. */
  static List<Hour> of(TimeRange time, ZoneId calendar) {
    var hours = new ArrayList<Hour>();
    for (var from = time.start(); from.isBefore(time.end()); ) {
      var local = from.atZone(calendar);
      var next = local.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
      var to = next.isBefore(time.end()) ? next : time.end();
      long minutes = Duration.between(from, to).toMinutes();
      hours.add(new Hour(local.toLocalDate(), local.getHour(), minutes));
      from = to;
    }
    return hours;
  }
}
