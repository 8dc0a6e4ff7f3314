package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What is booked.
 *
 * @param claimed the zones whose slots it holds, as the tree was when they were claimed
 * @param asked the time of the first request, by which a repeated one is known
 * @param time when it takes place
 * @param held the time it holds, buffer included
 * @param people how many come
 * @param purpose in the person's words, or null
 * @param revision counts the changes of the reservation
 */
record Booking(
    CommunityId community,
    UUID id,
    PersonId person,
    String zone,
    Set<String> claimed,
    TimeRange asked,
    TimeRange time,
    TimeRange held,
    int people,
    String purpose,
    Instant placedAt,
    int revision) {
  /** Whether a command that names this booking's id asks for just this booking. */
  boolean isOf(PersonId caller, Commands.Place place) {
    return person.equals(caller)
        && zone.equals(place.zone())
        && asked.equals(place.time())
        && people == place.people()
        && Objects.equals(purpose, place.purpose());
  }

  /** The next revision, the time and the claims unchanged. */
  Booking next() {
    return next(claimed);
  }

  /** The next revision, with other claims. */
  Booking next(Set<String> zones) {
    return at(time, held, zones);
  }

  /** The next revision, at another time. */
  Booking at(TimeRange newTime, TimeRange newHeld, Set<String> zones) {
    return new Booking(
        community,
        id,
        person,
        zone,
        zones,
        asked,
        newTime,
        newHeld,
        people,
        purpose,
        placedAt,
        revision + 1);
  }
}
