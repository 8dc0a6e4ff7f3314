package cn.linli.report;

import cn.linli.report.Statistics.OfMonth;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Statistics as plain numbers by name, to compare; and the same counted minute by minute, in
 * another way than the product does.
 */
final class Tally {
  private final SortedMap<String, Long> numbers = new TreeMap<>();

  /** What statistics of a month say. */
  static SortedMap<String, Long> of(OfMonth month) {
    var tally = new Tally();
    tally.add("total", month.total());
    month.zones().forEach(zone -> tally.add(zone.zone(), zone.breakdown()));
    month
        .organisers()
        .forEach(one -> tally.add(one.kind() + " " + one.name(), "", "", one.figures()));
    return tally.numbers;
  }

  private void add(String of, Breakdown breakdown) {
    add(of, "", "", breakdown.figures());
    breakdown.byHour().forEach(part -> add(of, "hour", part.key(), part.figures()));
    breakdown.byWeekday().forEach(part -> add(of, "weekday", part.key(), part.figures()));
    breakdown.byPurpose().forEach(part -> add(of, "purpose", part.key(), part.figures()));
    breakdown.byOrganiser().forEach(part -> add(of, "kind", part.key(), part.figures()));
  }

  private void add(String of, String dimension, String key, Shown figures) {
    add(of, dimension, key, "uses", figures.uses());
    add(of, dimension, key, "minutes", figures.minutes());
    add(of, dimension, key, "people", figures.people());
    add(of, dimension, key, "noShows", figures.noShows());
    add(of, dimension, key, "cancelled", figures.cancelled());
  }

  private void add(String of, String dimension, String key, String measure, long number) {
    if (number != 0) {
      numbers.merge(String.join("|", of, dimension, key, measure), number, Long::sum);
    }
  }

  /** What the last states of all reservations add up to in a month. */
  static SortedMap<String, Long> counted(List<Map<String, Object>> reservations, YearMonth month) {
    var tally = new Tally();
    reservations.forEach(reservation -> tally.count(reservation, month));
    return tally.numbers;
  }

  private void count(Map<String, Object> reservation, YearMonth month) {
    var start = ((Instant) reservation.get("start")).atZone(Office.CALENDAR);
    boolean isHere = YearMonth.from(start).equals(month);
    if (reservation.get("state").equals("cancelled") && isHere) {
      everywhere(reservation, start, "cancelled", 1);
    }
    if (!reservation.get("state").equals("confirmed")) {
      return;
    }
    if (isHere) {
      everywhere(reservation, start, "uses", 1);
      everywhere(reservation, start, "people", (int) reservation.get("people"));
      everywhere(
          reservation, start, "noShows", reservation.get("attendance").equals("missed") ? 1 : 0);
    }
    var end = ((Instant) reservation.get("end")).atZone(Office.CALENDAR);
    for (var minute = start; minute.isBefore(end); minute = minute.plusMinutes(1)) {
      if (YearMonth.from(minute).equals(month)) {
        everywhere(reservation, minute, "minutes", 1);
      }
    }
  }

  private void everywhere(
      Map<String, Object> reservation, ZonedDateTime when, String measure, int number) {
    var organiser = (Map<?, ?>) reservation.get("organiser");
    for (var of : List.of("total", reservation.get("zone").toString())) {
      add(of, "", "", measure, number);
      add(of, "hour", "" + when.getHour(), measure, number);
      add(of, "weekday", when.getDayOfWeek().name().toLowerCase(Locale.ROOT), measure, number);
      add(of, "purpose", reservation.get("purpose").toString(), measure, number);
      add(of, "kind", organiser.get("kind").toString(), measure, number);
    }
    add(organiser.get("kind") + " " + organiser.get("name"), "", "", measure, number);
  }
}
