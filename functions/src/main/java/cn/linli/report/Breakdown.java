package cn.linli.report;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The figures of a zone, or of all, and what they are made of; each list adds up to the figures.
 *
 * @param byHour all 24 hours of the day
 * @param byWeekday all seven, from Monday
 * @param byPurpose those that occur
 * @param byOrganiser the kinds of organisers that occur
 */
record Breakdown(
    Shown figures,
    List<Part> byHour,
    List<Part> byWeekday,
    List<Part> byPurpose,
    List<Part> byOrganiser) {
  static Breakdown of(Map<String, Long> counters, OpenTime open) {
    var hours =
        IntStream.range(0, 24)
            .mapToObj(hour -> part(counters, "" + hour, Bucket.hour(hour), open.inHour(hour)));
    var weekdays =
        Stream.of(DayOfWeek.values())
            .map(
                day ->
                    part(
                        counters,
                        day.name().toLowerCase(Locale.ROOT),
                        Bucket.weekday(day),
                        open.on(day)));
    return new Breakdown(
        Shown.of(Figures.of(counters, Bucket.ALL), open.minutes()),
        hours.toList(),
        weekdays.toList(),
        words(counters, Bucket::isPurpose, open),
        words(counters, Bucket::isKind, open));
  }

  /** What a purpose or kind takes, it takes of all the time that was open. */
  private static List<Part> words(
      Map<String, Long> counters, Predicate<String> isOne, OpenTime open) {
    var buckets = new TreeSet<String>();
    counters.keySet().stream()
        .map(counter -> counter.substring(0, counter.lastIndexOf('_')))
        .filter(isOne)
        .forEach(buckets::add);
    var parts = new ArrayList<Part>();
    for (var bucket : buckets) {
      parts.add(part(counters, Bucket.word(bucket), bucket, open.minutes()));
    }
    return parts;
  }

  private static Part part(
      Map<String, Long> counters, String key, String bucket, Long openMinutes) {
    return new Part(key, Shown.of(Figures.of(counters, bucket), openMinutes));
  }

  /**
   * A part of the figures.
   *
   * @param key an hour from 0, a weekday, a purpose or a kind of organiser
   */
  record Part(String key, Shown figures) {}
}
