package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A time in which a zone and all in it are closed, and every booking inside is cancelled.
 *
 * @param by who ordered it
 * @param revision counts the changes
 */
record Blackout(
    CommunityId community,
    UUID id,
    String zone,
    TimeRange time,
    String reason,
    PersonId by,
    State state,
    int revision) {
  /** The next revision, in another state. */
  Blackout in(State next) {
    return new Blackout(community, id, zone, time, reason, by, next, revision + 1);
  }

  /** Whether a command that names this blackout's id asks for just this one. */
  boolean isOf(Commands.PutBlackout command) {
    return zone.equals(command.zone())
        && time.equals(command.time())
        && reason.equals(command.reason());
  }

  View view() {
    return new View(id, zone, time.start(), time.end(), reason, by, state);
  }

  /** Where a blackout stands. */
  enum State {
    /** Nothing new can be booked; bookings inside are being cancelled. */
    CLOSING,
    /** No booking is left inside. */
    CLOSED,
    /** It is no more. */
    LIFTED;

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the contract shows. */
  record View(
      UUID id, String zone, Instant start, Instant end, String reason, PersonId by, State state) {}
}
