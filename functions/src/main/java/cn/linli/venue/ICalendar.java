package cn.linli.venue;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes iCalendar (RFC 5545). All times are in UTC, so that no reader needs the rules of a time
 * zone.
 */
final class ICalendar {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  // Section 3.1: a line has at most 75 octets, the blank that continues it included.
  private static final int MOST_OCTETS = 75;

  private final StringBuilder text = new StringBuilder();

  private ICalendar() {}

  /** A calendar of this name, made now. */
  static String text(String name, Instant now, List<Event> events) {
    var calendar = new ICalendar();
    calendar.line("BEGIN:VCALENDAR");
    calendar.line("VERSION:2.0");
    calendar.line("PRODID:-//Linli//Calendar//ZH");
    calendar.line("NAME:" + escaped(name));
    // What most readers know instead of NAME and REFRESH-INTERVAL of RFC 7986.
    calendar.line("X-WR-CALNAME:" + escaped(name));
    calendar.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    calendar.line("X-PUBLISHED-TTL:PT1H");
    events.forEach(event -> calendar.add(event, now));
    calendar.line("END:VCALENDAR");
    return calendar.text.toString();
  }

  private void add(Event event, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + escaped(event.uid));
    line("DTSTAMP:" + UTC.format(now));
    line("DTSTART:" + UTC.format(event.time.start()));
    line("DTEND:" + UTC.format(event.time.end()));
    line("SUMMARY:" + escaped(event.summary));
    line("STATUS:" + event.status);
    line("TRANSP:" + (event.status == Status.CANCELLED ? "TRANSPARENT" : "OPAQUE"));
    line("END:VEVENT");
  }

  /** Section 3.3.11. */
  private static String escaped(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n");
  }

  private void line(String line) {
    int octets = 0;
    for (int i = 0; i < line.length(); ) {
      int point = line.codePointAt(i);
      int more = octets(point);
      if (octets + more > MOST_OCTETS) {
        text.append("\r\n ");
        octets = 1;
      }
      text.appendCodePoint(point);
      octets += more;
      i += Character.charCount(point);
    }
    text.append("\r\n");
  }

  /** How many octets a character has in UTF-8; a fold between them would tear it. */
  private static int octets(int point) {
    if (point < 0x80) {
      return 1;
    }
    return point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }

  /** Whether something takes place. */
  enum Status {
    TENTATIVE,
    CONFIRMED,
    CANCELLED
  }

  /**
   * An entry.
   *
   * @param uid stays the same while the entry changes
   */
  record Event(String uid, TimeRange time, String summary, Status status) {}
}
