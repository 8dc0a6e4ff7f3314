package cn.linli.report;

import java.time.DayOfWeek;

/**
 * What figures are broken down by, as the counters' names spell it. DynamoDB's placeholders take
 * letters, digits and underscores.
 */
final class Bucket {
  static final String ALL = "all";
  private static final String PURPOSE = "for_";
  private static final String KIND = "by_";

  private Bucket() {}

  /** An hour of the day, from 0. */
  static String hour(int hour) {
    return "h" + hour;
  }

  static String weekday(DayOfWeek day) {
    return "d" + day.getValue();
  }

  static String purpose(String purpose) {
    return PURPOSE + purpose.replace('-', '_');
  }

  /** A kind of organiser. */
  static String kind(String kind) {
    return KIND + kind.replace('-', '_');
  }

  static boolean isPurpose(String bucket) {
    return bucket.startsWith(PURPOSE);
  }

  static boolean isKind(String bucket) {
    return bucket.startsWith(KIND);
  }

  /** The purpose or kind that a bucket spells. */
  static String word(String bucket) {
    return bucket.substring(bucket.indexOf('_') + 1).replace('_', '-');
  }
}
