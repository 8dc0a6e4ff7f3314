package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What is booked.
 *
 * @param claimed the zones whose slots it holds, as the tree was when they were claimed
 * @param asked the time of the first request, by which a repeated one is known
 * @param time when it takes place
 * @param held the time it holds, buffer included
 * @param charge what it costs
 * @param payment that paid for it, or null
 * @param series the weekly series it is part of, or null
 * @param activity the activity it is kept for, or null
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
    Use use,
    Charge charge,
    UUID payment,
    UUID series,
    UUID activity,
    Instant placedAt,
    int revision) {
  /** Whether a command that names this booking's id asks for just this booking. */
  boolean isOf(PersonId caller, Commands.Place place) {
    return person.equals(caller)
        && zone.equals(place.zone())
        && asked.equals(place.time())
        && use.equals(place.use());
  }

  /** Whose months it counts in: the person's, and the group's if it is one's. */
  List<String> owners() {
    var group = use.organiser().group();
    return group.isEmpty()
        ? List.of(Month.of(person))
        : List.of(Month.of(person), Month.ofGroup(group.get()));
  }

  /** Whether an activity keeps it: then only the activity changes it. */
  boolean isOfActivity() {
    return activity != null;
  }

  /** The next revision, the time and the claims unchanged. */
  Booking next() {
    return next(claimed);
  }

  /** The next revision, with other claims. */
  Booking next(Set<String> zones) {
    return at(time, held, zones, charge);
  }

  /** The next revision, at another time. */
  Booking at(TimeRange newTime, TimeRange newHeld, Set<String> zones, Charge newCharge) {
    return with(newTime, newHeld, zones, newCharge, payment, revision + 1);
  }

  /** The next revision, paid. */
  Booking paidBy(UUID number) {
    return with(time, held, claimed, charge, number, revision + 1);
  }

  /** The same revision, at no cost. */
  Booking free() {
    return with(time, held, claimed, Charge.FREE, payment, revision);
  }

  private Booking with(
      TimeRange newTime,
      TimeRange newHeld,
      Set<String> zones,
      Charge newCharge,
      UUID newPayment,
      int newRevision) {
    return new Booking(
        community,
        id,
        person,
        zone,
        zones,
        asked,
        newTime,
        newHeld,
        use,
        newCharge,
        newPayment,
        series,
        activity,
        placedAt,
        newRevision);
  }
}
