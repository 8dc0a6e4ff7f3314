package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import java.util.Optional;

/** Volunteers take shifts and leave them: who has one, and their day, in one transaction. */
final class Taking {
  static final String CALLED_OFF = "活动已取消";
  static final String MOVED = "活动时间已变更";

  private final Bureau bureau;
  private final Codes codes;

  Taking(Bureau bureau) {
    this.bureau = bureau;
    this.codes = new Codes(bureau.needs().keys());
  }

  /** The caller takes a shift. The same again changes nothing. */
  AssignmentView take(Principal caller, Commands.OfShift command) {
    bureau.needs().people().requireActive(caller.person());
    return Stale.again(
        () -> {
          var shift = bureau.shift(command);
          var known = bureau.assignments().find(Assignment.Key.of(shift, caller.person()));
          if (known.filter(one -> one.state().isOn()).isPresent()) {
            return AssignmentView.own(known.get(), codes);
          }
          var profile = profile(shift, caller.person());
          requireOpen(shift, known);
          requireFit(shift, profile);
          return take(shift, profile, known);
        });
  }

  private Profile profile(Shift shift, PersonId person) {
    return bureau
        .profiles()
        .find(shift.community(), person)
        .filter(profile -> !profile.withdrawn())
        .orElseThrow(VolunteerError.NOT_REGISTERED::refusal);
  }

  private void requireOpen(Shift shift, Optional<Assignment> known) {
    if (shift.state() != ShiftState.OPEN) {
      throw VolunteerError.NOT_OPEN.refusal("it is " + shift.state());
    }
    if (known.filter(one -> one.state() == AssignmentState.REMOVED).isPresent()) {
      throw VolunteerError.REMOVED.refusal();
    }
    if (shift.hasStarted(bureau.now())) {
      throw VolunteerError.STARTED.refusal();
    }
    if (shift.isFull()) {
      throw VolunteerError.FULL.refusal();
    }
  }

  /** Whether it is one of their usual times is theirs to say. */
  private void requireFit(Shift shift, Profile profile) {
    var fit = profile.fit(shift, bureau.zone(shift.community()));
    if (!fit.skills()) {
      throw VolunteerError.UNFIT.refusal("it needs the skills " + shift.skills());
    }
    if (!fit.trainings()) {
      throw VolunteerError.UNFIT.refusal(
          "it needs trainings that count on its day: " + shift.trainings());
    }
  }

  private AssignmentView take(Shift shift, Profile profile, Optional<Assignment> known) {
    int revision = known.map(Assignment::revision).orElse(0);
    var next = Assignment.taken(shift, profile.person(), profile.name(), revision, bureau.now());
    var writes = bureau.writes();
    bureau.put(writes, next);
    bureau.shifts().join(writes, shift, profile.person());
    bureau.profiles().requireAsIs(writes, profile);
    bureau.days().promise(writes, next);
    bureau
        .needs()
        .activities()
        .requirePublished(
            writes, shift.community(), shift.activity(), VolunteerError.OFF.refusal());
    writes.commit();
    return AssignmentView.own(next, codes);
  }

  /** How the caller stands to a shift. */
  AssignmentView own(Principal caller, Commands.OfShift query) {
    return AssignmentView.own(bureau.assignment(bureau.shift(query), caller.person()), codes);
  }

  /** The caller does not come after all, while there is time to find another. */
  AssignmentView leave(Principal caller, Commands.OfShift command) {
    return Stale.again(
        () -> {
          var shift = bureau.shift(command);
          var assignment = bureau.assignment(shift, caller.person());
          if (assignment.state() == AssignmentState.WITHDRAWN) {
            return AssignmentView.own(assignment, codes);
          }
          if (assignment.state() == AssignmentState.TAKEN
              && bureau.now().isAfter(shift.leaveUntil())) {
            throw VolunteerError.TOO_LATE.refusal();
          }
          var next = off(shift, assignment, AssignmentState.WITHDRAWN, null);
          return AssignmentView.own(next, codes);
        });
  }

  /** The holder does not want somebody, who has not come yet. */
  AssignmentView remove(Principal caller, Commands.Remove command) {
    bureau.held(caller, command.community(), command.activity());
    return Stale.again(
        () -> {
          var shift = bureau.shift(command.which());
          var assignment = bureau.assignment(shift, command.volunteer());
          var next =
              assignment.state() == AssignmentState.REMOVED
                  ? assignment
                  : off(shift, assignment, AssignmentState.REMOVED, command.reason());
          return AssignmentView.held(next, Bureau.isStaff(caller));
        });
  }

  /**
   * They are not expected any more; who has come already stays on it. The same again is nothing.
   */
  void release(Commands.OfShift which, PersonId person, String reason) {
    Stale.again(
        () -> {
          var shift = bureau.shift(which);
          bureau
              .assignments()
              .find(Assignment.Key.of(shift, person))
              .filter(one -> one.state() == AssignmentState.TAKEN)
              .ifPresent(one -> off(shift, one, AssignmentState.RELEASED, reason));
          return true;
        });
  }

  /** Somebody does not have a shift any more, and their time is theirs again. */
  Assignment off(Shift shift, Assignment assignment, AssignmentState state, String reason) {
    var next = assignment.off(state, reason);
    var writes = bureau.writes();
    bureau.put(writes, next);
    bureau.shifts().leave(writes, shift, assignment.key().person());
    bureau.days().giveBack(writes, assignment);
    writes.commit();
    return next;
  }
}
