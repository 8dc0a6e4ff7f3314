package cn.linli.venue;

import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.WriteSet;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The months of a booking's person and group. A change writes those the booking is in or leaves,
 * and holds on to those that a weekly limit was counted in.
 */
final class Tally {
  private final Booking booking;
  private final ZoneId calendar;
  private final MonthTable table;
  private final BiFunction<String, YearMonth, Month> months;
  private final Map<String, Map<YearMonth, Month>> byOwner = new LinkedHashMap<>();

  private Tally(
      Booking booking,
      ZoneId calendar,
      MonthTable table,
      BiFunction<String, YearMonth, Month> months) {
    this.booking = booking;
    this.calendar = calendar;
    this.table = table;
    this.months = months;
  }

  /** What a change that no limit forbids is counted in. */
  static Tally of(Venue venue, Reservation from, Booking to) {
    var months = venue.months();
    var tally =
        new Tally(
            to,
            venue.communities().calendar(to.community()),
            months,
            (owner, month) -> months.get(to.community(), owner, month));
    tally.readMonths(from);
    return tally;
  }

  private void readMonths(Reservation from) {
    for (var owner : booking.owners()) {
      read(owner, booking.time().start());
      if (from != null) {
        read(owner, from.booking().time().start());
      }
    }
  }

  /** The same, with what the limits of a zone need. */
  static Tally of(Venue venue, Reservation from, Booking to, BookingRules rules) {
    var tally = of(venue, from, to);
    tally.readWeeks(rules);
    return tally;
  }

  /** What months that somebody has at hand say about a new booking. */
  static Tally of(
      Booking booking,
      ZoneId calendar,
      BookingRules rules,
      BiFunction<String, YearMonth, Month> months) {
    var tally = new Tally(booking, calendar, null, months);
    tally.readMonths(null);
    tally.readWeeks(rules);
    return tally;
  }

  private void readWeeks(BookingRules rules) {
    var owners = booking.owners();
    readWeek(owners.getFirst(), rules.perPerson());
    if (owners.size() > 1) {
      readWeek(owners.getLast(), rules.perGroup());
    }
  }

  private void readWeek(String owner, Quota quota) {
    if (quota != null && quota.weekly() != null) {
      var monday = monday(day(booking.time().start()));
      read(owner, TimeRange.day(monday, calendar).start());
      read(owner, TimeRange.day(monday.plusDays(6), calendar).start());
    }
  }

  private void read(String owner, Instant start) {
    byOwner
        .computeIfAbsent(owner, first -> new LinkedHashMap<>())
        .computeIfAbsent(YearMonth.from(day(start)), month -> months.apply(owner, month));
  }

  boolean isOverPersonLimit(Quota quota) {
    return isOver(booking.owners().getFirst(), quota);
  }

  boolean isOverGroupLimit(Quota quota) {
    return booking.owners().size() > 1 && isOver(booking.owners().getLast(), quota);
  }

  private boolean isOver(String owner, Quota quota) {
    if (quota == null) {
      return false;
    }
    var day = day(booking.time().start());
    return reaches(quota.daily(), count(owner, day, day))
        || reaches(quota.weekly(), count(owner, monday(day), monday(day).plusDays(6)))
        || reaches(
            quota.monthly(),
            count(owner, day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth())));
  }

  private static boolean reaches(Integer most, int count) {
    return most != null && count >= most;
  }

  private int count(String owner, LocalDate first, LocalDate last) {
    return byOwner.get(owner).values().stream()
        .mapToInt(
            month ->
                month.count(
                    booking.id(),
                    booking.zone(),
                    day -> !day.isBefore(first) && !day.isAfter(last),
                    calendar))
        .sum();
  }

  /** Whether the month it starts in has no room for one more. */
  boolean isFull() {
    return all().stream()
        .filter(month -> month.month().equals(YearMonth.from(day(booking.time().start()))))
        .anyMatch(month -> !month.has(booking.id()) && month.isFull());
  }

  /** Adds the months to what a change writes. */
  void write(WriteSet writes, Reservation to) {
    var now = YearMonth.from(day(to.booking().time().start()));
    for (var month : all()) {
      if (month.month().equals(now)) {
        put(writes, month, month.with(to));
      } else if (month.has(to.booking().id())) {
        table.put(writes, month.without(to.booking().id()));
      } else {
        table.holdOn(writes, month);
      }
    }
  }

  private void put(WriteSet writes, Month month, Month next) {
    if (!next.entries().equals(month.entries())) {
      table.put(writes, next);
    }
  }

  private List<Month> all() {
    var all = new ArrayList<Month>();
    byOwner.values().forEach(each -> all.addAll(each.values()));
    return all;
  }

  private LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, calendar);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
