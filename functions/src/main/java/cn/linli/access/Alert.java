package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;

/**
 * Something at a door that the staff should know of.
 *
 * @param at of the lock's clock where a lock told of it
 * @param door or null
 * @param reservation whose access it is about, or null
 * @param person whose, or null
 */
record Alert(
    CommunityId community,
    UUID id,
    Kind kind,
    Instant at,
    String door,
    UUID reservation,
    PersonId person) {

  Alert {
    // The list is in the order of its texts, which have no fractions.
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /** What it is about. */
  enum Kind {
    /** A code was typed that does not open, or a card held up. */
    DENIED,
    /** Too many wrong tries: the lock takes nothing for a while. */
    LOCKED_OUT,
    DOOR_LEFT_OPEN,
    FORCED,
    /** Somebody came in while nobody had booked. */
    OPENED_OUTSIDE_WINDOW,
    /** Codes cannot be put on a lock. */
    INSTALLATION_FAILING,
    /** Codes cannot be taken off a lock. */
    REVOCATION_FAILING,
    /** A code that belongs to no live booking was on a lock, and was taken off. */
    STRAY_CODE_REMOVED,
    /** Somebody stands, or will stand, before a door that does not open. */
    DUTY_CALLED;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
