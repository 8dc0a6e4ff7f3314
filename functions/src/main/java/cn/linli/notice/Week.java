package cn.linli.notice;

import java.time.Duration;
import java.time.Instant;

/**
 * A week of seven days from the epoch on. What came in one goes in one, so that what is unread of
 * it goes from the count at the same time.
 */
record Week(long number) {
  private static final long DAYS = 7;
  private static final Duration KEPT = Duration.ofDays(180);

  static Week of(Instant at) {
    return new Week(Math.floorDiv(at.getEpochSecond(), Duration.ofDays(DAYS).toSeconds()));
  }

  static Week of(String sk) {
    return new Week(Long.parseLong(sk));
  }

  private Instant end() {
    return Instant.ofEpochSecond((number + 1) * Duration.ofDays(DAYS).toSeconds());
  }

  /** When all that came in it may go. */
  long ttl() {
    return end().plus(KEPT).getEpochSecond();
  }

  boolean isGone(Instant now) {
    return now.getEpochSecond() >= ttl();
  }

  /** Whether something of it may be later than a time. */
  boolean reachesBeyond(long millis) {
    return end().toEpochMilli() > millis;
  }

  /** Sorts as it counts. */
  @Override
  public String toString() {
    return "%06d".formatted(number);
  }
}
