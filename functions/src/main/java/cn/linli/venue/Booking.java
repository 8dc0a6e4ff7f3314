package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What was booked; it never changes.
 *
 * @param claimed the zones whose slots it holds, as the tree was when it was placed
 * @param held the time it holds there, buffer included
 * @param people how many come
 * @param purpose in the person's words, or null
 */
record Booking(
    CommunityId community,
    UUID id,
    PersonId person,
    String zone,
    Set<String> claimed,
    TimeRange time,
    TimeRange held,
    int people,
    String purpose,
    Instant placedAt) {
  /** Whether a command that names this booking's id asks for just this booking. */
  boolean isOf(PersonId caller, Commands.Place place) {
    return person.equals(caller)
        && zone.equals(place.zone())
        && time.equals(place.time())
        && people == place.people()
        && Objects.equals(purpose, place.purpose());
  }
}
