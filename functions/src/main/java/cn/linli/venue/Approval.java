package cn.linli.venue;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * That the staff decide about bookings of a zone.
 *
 * @param requests what requests do to each other while they wait
 * @param decideWithinMinutes after so long, and at the latest when it would begin, a request lapses
 */
record Approval(Requests requests, int decideWithinMinutes) {
  /** When a request lapses that nobody decides about. */
  Instant decideBy(Instant asked, Instant start) {
    var end = asked.plus(Duration.ofMinutes(decideWithinMinutes));
    return end.isBefore(start) ? end : start;
  }

  /** What requests for the same time do to each other. */
  enum Requests {
    /** The first one holds its slots; others hear that they are taken. */
    HOLD,
    /** They wait behind each other, and the staff choose. */
    QUEUE;

    static Requests of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
