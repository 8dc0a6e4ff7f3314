package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people ask of the calendar; each checks itself, so that afterwards nobody asks again. */
final class Queries {
  private static final int MOST_DAYS = 7;
  private static final int MOST_NAMES = 31;

  private Queries() {}

  /**
   * What is free on a day.
   *
   * @param zones only these, or null for all
   */
  record FreeSlots(CommunityId community, LocalDate date, List<String> zones) {
    FreeSlots {
      requireDay(Fault.checks(), date)
          .in(isShort(zones), "zones", "names at most " + MOST_NAMES)
          .orRefuse();
    }
  }

  /**
   * Some days of a zone.
   *
   * @param date the first
   * @param days how many; one where nothing is said
   */
  record Days(CommunityId community, String zone, LocalDate date, Integer days) {
    Days {
      days = days == null ? 1 : days;
      requireDay(Fault.checks(), date)
          .in(days >= 1 && days <= MOST_DAYS, "days", "is from 1 to " + MOST_DAYS)
          .orRefuse();
    }

    List<LocalDate> dates() {
      return date.datesUntil(date.plusDays(days)).toList();
    }
  }

  /**
   * Zones for a time of a day.
   *
   * @param from local time in four digits, on a quarter of an hour
   * @param to the same, later; may be 2400
   * @param people how many come; one where nothing is said
   * @param equipment all of which is there; null for none
   */
  record Search(
      CommunityId community,
      LocalDate date,
      String from,
      String to,
      Integer people,
      List<String> equipment) {
    private static final Pattern QUARTER = Pattern.compile("([01][0-9]|2[0-3])(00|15|30|45)");
    private static final String MIDNIGHT = "2400";
    private static final int MOST_PEOPLE = 10_000;

    Search {
      people = people == null ? 1 : people;
      equipment = equipment == null ? List.of() : List.copyOf(equipment);
      boolean starts = from != null && QUARTER.matcher(from).matches();
      boolean ends = to != null && (QUARTER.matcher(to).matches() || to.equals(MIDNIGHT));
      requireDay(Fault.checks(), date)
          .in(starts, "from", "is a quarter of an hour in four digits, as 0915")
          .in(ends, "to", "is a quarter of an hour in four digits, as 1730, or 2400")
          .in(!starts || !ends || from.compareTo(to) < 0, "to", "is later than from")
          .in(people >= 1 && people <= MOST_PEOPLE, "people", "is from 1 to " + MOST_PEOPLE)
          .in(isShort(equipment), "equipment", "names at most " + MOST_NAMES)
          .orRefuse();
    }

    TimeRange time(ZoneId calendar) {
      var start = at(from, calendar);
      var end = at(to, calendar);
      // Where clocks are put forward, a time that does not exist is taken for an hour later.
      Fault.checks().in(start.isBefore(end), "to", "is later than from").orRefuse();
      return new TimeRange(start, end);
    }

    private Instant at(String time, ZoneId calendar) {
      return time.equals(MIDNIGHT)
          ? TimeRange.day(date, calendar).end()
          : date.atTime(LocalTime.parse(time, DateTimeFormatter.ofPattern("HHmm", Locale.ROOT)))
              .atZone(calendar)
              .toInstant();
    }
  }

  /** A calendar feed by the last part of its address. */
  record FeedFile(CommunityId community, String file) {}

  private static Fault.Checks requireDay(Fault.Checks checks, LocalDate date) {
    boolean isOfOurTime = date != null && date.getYear() >= 2000 && date.getYear() <= 2999;
    return checks.in(isOfOurTime, "date", "is a day to come");
  }

  private static boolean isShort(List<String> names) {
    return names == null || names.size() <= MOST_NAMES;
  }
}
