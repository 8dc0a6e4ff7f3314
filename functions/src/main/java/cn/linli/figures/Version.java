package cn.linli.figures;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What of a community's day somebody has seen. To clients it is one word.
 *
 * @param generation of the figures
 * @param day revision of what is taken
 * @param frame revision of what it is shown in
 * @param totals how often they were changed
 * @param second since midnight, from which on the states are as shown
 */
record Version(LocalDate date, int generation, long day, long frame, long totals, long second) {
  private static final Pattern SPELLING =
      Pattern.compile(
          "(\\d{4}-\\d{2}-\\d{2})-(\\d{1,9})-(\\d{1,9})-(\\d{1,9})-(\\d{1,9})-(\\d{1,6})");

  static Version of(String word) {
    var parts = SPELLING.matcher(word);
    if (!parts.matches()) {
      throw invalid();
    }
    try {
      return new Version(
          LocalDate.parse(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          Long.parseLong(parts.group(3)),
          Long.parseLong(parts.group(4)),
          Long.parseLong(parts.group(5)),
          Long.parseLong(parts.group(6)));
    } catch (DateTimeParseException noSuchDay) {
      throw invalid();
    }
  }

  private static Refusal invalid() {
    var fault = Fault.in("since", "is the version of a screen or of changes");
    return new Refusal(ApiError.INVALID, null, List.of(fault));
  }

  /** Whether what one has seen can be brought up to date to the other by changes. */
  boolean isFollowedBy(Version now) {
    return date.equals(now.date) && generation == now.generation && frame >= now.frame;
  }

  /** Whether anything that zones are shown from was newer there. */
  boolean knowsMoreThan(Version now) {
    return day > now.day || frame > now.frame || second > now.second;
  }

  /** The newer of both in everything, of the same day. */
  Version or(Version other) {
    return new Version(
        date,
        generation,
        Math.max(day, other.day),
        Math.max(frame, other.frame),
        Math.max(totals, other.totals),
        Math.max(second, other.second));
  }

  @Override
  public String toString() {
    return "%s-%d-%d-%d-%d-%d".formatted(date, generation, day, frame, totals, second);
  }
}
