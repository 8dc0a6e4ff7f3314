package cn.linli.figures;

import cn.linli.figures.Matter.Meeting;
import cn.linli.figures.Matter.Programme;
import cn.linli.figures.Matter.Use;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A stretch of a day that a reservation or a session takes; a word at most of what for.
 *
 * @param zones that it takes; exactly one for a reservation
 * @param purpose of a reservation, or null
 * @param activity that it is or is kept for, or null
 * @param session number of the session, or null for a reservation
 * @param title of the activity, or null
 * @param kind of the activity, or null
 */
record Slot(
    TimeRange time,
    List<String> zones,
    String purpose,
    String activity,
    Integer session,
    String title,
    String kind) {
  /** Sessions told of without their ends are shown so long. */
  private static final Duration USUAL = Duration.ofHours(2);

  /** What part of a screen it is shown in. */
  String part() {
    return session == null ? Day.zonePart(zones.getFirst()) : Day.ACTIVITIES;
  }

  /** What a matter takes of which days, by names that begin with the subject's. */
  static SortedMap<LocalDate, SortedMap<String, Slot>> of(
      String subject, Matter matter, ZoneId calendar) {
    var days = new TreeMap<LocalDate, SortedMap<String, Slot>>();
    switch (matter) {
      case Use use when use.isTaken() -> put(days, subject, of(use), calendar);
      case Programme programme when programme.isOn() -> {
        for (int number = 0; number < programme.meetings().size(); number++) {
          var slot = of(programme, number);
          put(days, subject + "#" + number, slot, calendar);
        }
      }
      case Matter none -> {}
    }
    return days;
  }

  private static Slot of(Use use) {
    var time = new TimeRange(use.start(), use.end());
    return new Slot(time, List.of(use.zone()), use.purpose(), use.activity(), null, null, null);
  }

  private static Slot of(Programme programme, int number) {
    Meeting meeting = programme.meetings().get(number);
    var end = meeting.end() == null ? meeting.start().plus(USUAL) : meeting.end();
    return new Slot(
        new TimeRange(meeting.start(), end),
        meeting.zones() == null ? List.of() : meeting.zones(),
        null,
        programme.activity(),
        number,
        programme.title(),
        programme.kind());
  }

  private static void put(
      Map<LocalDate, SortedMap<String, Slot>> days, String name, Slot slot, ZoneId calendar) {
    slot.time()
        .days(calendar)
        .forEach(day -> days.computeIfAbsent(day, none -> new TreeMap<>()).put(name, slot));
  }
}
