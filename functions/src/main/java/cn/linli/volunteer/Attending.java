package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;

/** Volunteers come and go: what counts of it, and what is owed for it, each once. */
final class Attending {
  private static final Duration BEFORE = Duration.ofHours(1);
  private static final Duration AFTER = Duration.ofHours(24);
  private static final int MOST_CORRECTIONS = 10;

  private final Bureau bureau;
  private final Codes codes;
  private final Stipends stipends;
  private final NoShows noShows;

  Attending(Bureau bureau) {
    this.bureau = bureau;
    this.codes = new Codes(bureau.needs().keys());
    this.stipends = new Stipends(bureau);
    this.noShows = new NoShows(bureau);
  }

  /** Somebody stands before the holder. The same again changes nothing. */
  AssignmentView checkIn(Principal caller, Commands.Attend command) {
    var person = person(caller, command);
    return Stale.again(
        () -> {
          var shift = bureau.shift(command.which());
          var assignment = named(shift, person);
          boolean isNew =
              switch (assignment.state()) {
                case CHECKED_IN, DONE -> false;
                // It is over by then, and that is what they hear.
                case TAKEN, MISSED -> true;
                case WITHDRAWN, REMOVED, RELEASED ->
                    throw VolunteerError.NOT_TAKEN.refusal("it is " + assignment.state());
              };
          if (isNew) {
            requireTime(shift.time().start().minus(BEFORE), shift.time().end());
            if (shift.state() != ShiftState.OPEN) {
              throw VolunteerError.NOT_OPEN.refusal("it is " + shift.state());
            }
            var next = assignment.checkedIn(bureau.now());
            var writes = bureau.writes();
            bureau.put(writes, next);
            writes.commit();
            return AssignmentView.held(next, Bureau.isStaff(caller));
          }
          return AssignmentView.held(assignment, Bureau.isStaff(caller));
        });
  }

  /** Somebody goes, and what counts of it is on record. The same again changes nothing. */
  AssignmentView checkOut(Principal caller, Commands.Attend command) {
    var person = person(caller, command);
    return Stale.again(
        () -> {
          var shift = bureau.shift(command.which());
          var assignment = named(shift, person);
          return switch (assignment.state()) {
            case DONE -> AssignmentView.held(assignment, Bureau.isStaff(caller));
            case CHECKED_IN -> {
              requireTime(assignment.checkedInAt(), assignment.time().end().plus(AFTER));
              var next = assignment.done(assignment.checkedInAt(), bureau.now());
              yield AssignmentView.held(finish(assignment, next), Bureau.isStaff(caller));
            }
            case TAKEN, MISSED -> throw VolunteerError.NOT_CHECKED_IN.refusal();
            case WITHDRAWN, REMOVED, RELEASED ->
                throw VolunteerError.NOT_TAKEN.refusal("it is " + assignment.state());
          };
        });
  }

  private PersonId person(Principal caller, Commands.Attend command) {
    bureau.held(caller, command.community(), command.activity());
    var person =
        command.person() == null
            ? codes
                .read(command.which(), command.code())
                .orElseThrow(VolunteerError.CODE_UNKNOWN::refusal)
            : command.person();
    // Nobody says of themselves that they came: it may be worth money.
    Bureau.requireOther(caller, person);
    return person;
  }

  /** Of whom nobody knows any more who they were, nothing new is put on record. */
  private Assignment named(Shift shift, PersonId person) {
    var assignment = bureau.assignment(shift, person);
    if (assignment.name() == null) {
      throw VolunteerError.NOT_TAKEN.refusal();
    }
    return assignment;
  }

  private void requireTime(Instant from, Instant until) {
    var now = bureau.now();
    if (now.isBefore(from)) {
      throw VolunteerError.NOT_NOW.refusal("from " + from);
    }
    if (!now.isBefore(until)) {
      throw VolunteerError.NOT_NOW.refusal("until " + until + "; an operator can set it right");
    }
  }

  /** An operator says when somebody else really came and went, or that they did at all. */
  AssignmentView correct(Principal caller, Commands.Correct command) {
    Bureau.requireOther(caller, command.volunteer());
    if (command.checkedOutAt().isAfter(bureau.now())) {
      throw VolunteerError.NOT_NOW.refusal("nobody knows yet when they will go");
    }
    return Stale.again(
        () -> {
          var shift = bureau.shift(command.which());
          var before = named(shift, command.volunteer());
          if (isSo(before, command)) {
            return AssignmentView.held(before, true);
          }
          if (!before.state().isOn()) {
            throw VolunteerError.NOT_TAKEN.refusal("it is " + before.state());
          }
          if (bureau.now().isBefore(before.time().start())) {
            throw VolunteerError.NOT_NOW.refusal("from " + before.time().start());
          }
          if (before.corrections().size() >= MOST_CORRECTIONS) {
            throw VolunteerError.TOO_MANY.refusal("of one shift " + MOST_CORRECTIONS);
          }
          var correction =
              new Correction(
                  bureau.now(),
                  caller.person(),
                  command.reason(),
                  before.checkedInAt(),
                  before.checkedOutAt(),
                  before.minutes());
          var next = before.done(command.checkedInAt(), command.checkedOutAt()).after(correction);
          return AssignmentView.held(finish(before, next), true);
        });
  }

  private static boolean isSo(Assignment before, Commands.Correct command) {
    return before.state() == AssignmentState.DONE
        && command.checkedInAt().equals(before.checkedInAt())
        && command.checkedOutAt().equals(before.checkedOutAt());
  }

  private Assignment finish(Assignment before, Assignment done) {
    var writes = bureau.writes();
    var next = done.earnsNow() ? done.owing() : done;
    bureau.put(writes, next);
    var key = next.key();
    var date = bureau.day(key.community(), next.time().start());
    bureau
        .worked()
        .put(
            writes,
            new Worked(
                key.community(), key.person(), date, key.activity(), key.shift(), next.minutes()));
    int counted = before.minutes() == null ? 0 : before.minutes();
    int shifts = before.minutes() == null ? 1 : 0;
    bureau
        .years()
        .add(
            writes,
            key.community(),
            key.person(),
            date,
            new Year.Sum(next.minutes() - counted, shifts));
    if (next.isOwed() && !before.isOwed()) {
      stipends.owe(writes, next);
    }
    if (before.state() == AssignmentState.MISSED) {
      noShows.excuse(writes, key);
    }
    writes.commit();
    return next;
  }
}
