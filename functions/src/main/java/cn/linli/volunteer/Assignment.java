package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * That one person has one shift.
 *
 * @param name theirs, masked; null once they are erased
 * @param time of the shift, when they took it
 * @param stipend what they were promised then
 * @param reason why they do not have it any more, or null
 * @param minutes that count; null before they have checked out
 * @param isOwed whether the stipend was promised to be paid
 * @param rating of their work, or null
 * @param revision counts the changes
 */
record Assignment(
    Key key,
    String name,
    TimeRange time,
    Money stipend,
    AssignmentState state,
    String reason,
    Instant takenAt,
    Instant checkedInAt,
    Instant checkedOutAt,
    Integer minutes,
    boolean isOwed,
    Rating rating,
    List<Correction> corrections,
    int revision) {
  Assignment {
    corrections = List.copyOf(corrections);
  }

  /** By which it is found: a person has a shift once. */
  record Key(CommunityId community, PersonId person, LocalDate filed, UUID activity, UUID shift) {
    static Key of(Shift shift, PersonId person) {
      return new Key(shift.community(), person, shift.filed(), shift.activity(), shift.id());
    }
  }

  /** Somebody takes a shift, perhaps not for the first time. */
  static Assignment taken(Shift shift, PersonId person, String name, int revision, Instant now) {
    return new Assignment(
        Key.of(shift, person),
        name,
        shift.time(),
        shift.stipend(),
        AssignmentState.TAKEN,
        null,
        now,
        null,
        null,
        null,
        false,
        null,
        List.of(),
        revision + 1);
  }

  /** The next revision: they do not have it any more. */
  Assignment off(AssignmentState next, String why) {
    return new Assignment(
        key,
        name,
        time,
        stipend,
        to(next),
        why,
        takenAt,
        null,
        null,
        null,
        false,
        rating,
        corrections,
        revision + 1);
  }

  /** The next revision: they came. */
  Assignment checkedIn(Instant now) {
    return at(to(AssignmentState.CHECKED_IN), now, null, null);
  }

  /** The next revision: it is over, and nobody said that they came. */
  Assignment missed() {
    return at(to(AssignmentState.MISSED), null, null, null);
  }

  /** The next revision: they have been there. */
  Assignment done(Instant in, Instant out) {
    return at(to(AssignmentState.DONE), in, out, Hours.counted(time, in, out));
  }

  private Assignment at(AssignmentState next, Instant in, Instant out, Integer counted) {
    return new Assignment(
        key,
        name,
        time,
        stipend,
        next,
        reason,
        takenAt,
        in,
        out,
        counted,
        isOwed,
        rating,
        corrections,
        revision + 1);
  }

  private AssignmentState to(AssignmentState next) {
    if (!state.next().contains(next)) {
      throw VolunteerError.NOT_TAKEN.refusal("it is " + state);
    }
    return next;
  }

  /** The same with what was on record before somebody set it right. */
  Assignment after(Correction correction) {
    var all = Stream.concat(corrections.stream(), Stream.of(correction)).toList();
    return with(name, isOwed, rating, all, revision);
  }

  /** The same, and its stipend is owed. */
  Assignment owing() {
    return with(name, true, rating, corrections, revision);
  }

  /** The next revision: somebody said what their work was like. */
  Assignment rated(Rating given) {
    return with(name, isOwed, given, corrections, revision + 1);
  }

  /** The next revision: nobody can tell any more who it was. */
  Assignment forgotten() {
    var stars = rating == null ? null : rating.withoutWords();
    return with(null, isOwed, stars, List.of(), revision + 1);
  }

  private Assignment with(
      String called, boolean owed, Rating given, List<Correction> all, int count) {
    return new Assignment(
        key,
        called,
        time,
        stipend,
        state,
        reason,
        takenAt,
        checkedInAt,
        checkedOutAt,
        minutes,
        owed,
        given,
        all,
        count);
  }

  boolean earnsNow() {
    return !isOwed && stipend.compareTo(Money.ZERO) > 0 && minutes != null && minutes > 0;
  }
}
