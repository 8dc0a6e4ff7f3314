package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A person's card or finger at a door. The lock keeps what it needs to know it; we know a number,
 * and move the one window it has.
 *
 * @param handle the vendor's number
 * @param movedFor the reservation whose window it has or may have, or null
 * @param window when it opens as far as known, or null
 * @param removed whether it shall open no more, and is kept only until the lock has closed it
 */
record Enrolment(
    CommunityId community,
    UUID id,
    PersonId person,
    String door,
    DoorLock lock,
    Kind kind,
    String handle,
    UUID movedFor,
    TimeRange window,
    boolean removed,
    int revision) {

  /** What was enrolled. */
  enum Kind {
    CARD,
    FINGERPRINT;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  LockVendor.Enrolled atVendor() {
    return switch (kind) {
      case CARD -> new LockVendor.Card(handle);
      case FINGERPRINT -> new LockVendor.Fingerprint(handle);
    };
  }

  /** The next revision: its window is, or is being, moved for a reservation. */
  Enrolment moved(UUID nowFor, TimeRange now) {
    return new Enrolment(
        community, id, person, door, lock, kind, handle, nowFor, now, removed, revision + 1);
  }

  /** The next revision: it shall open no more. */
  Enrolment ending() {
    return new Enrolment(
        community, id, person, door, lock, kind, handle, movedFor, window, true, revision + 1);
  }

  /** Whether its lock may still open to it. */
  boolean opens(Instant now) {
    return movedFor != null && (window == null || now.isBefore(window.end()));
  }

  boolean isSame(Enrolment other) {
    return person.equals(other.person)
        && door.equals(other.door)
        && kind == other.kind
        && handle.equals(other.handle);
  }

  View view() {
    return new View(id, person.toString(), door, kind.toString(), handle, removed);
  }

  /** What the contract shows the staff. */
  record View(UUID id, String person, String door, String kind, String handle, boolean removed) {}
}
