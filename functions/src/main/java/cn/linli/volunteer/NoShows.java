package cn.linli.volunteer;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/**
 * Those who had a shift and of whom nobody said that they came: once it is over each has missed it,
 * which their profile counts until somebody sets it right. Each step may be done again.
 */
final class NoShows {
  private final Bureau bureau;
  private final Taking taking;

  NoShows(Bureau bureau) {
    this.bureau = bureau;
    this.taking = new Taking(bureau);
  }

  /** A shift is over, unless it was changed since. */
  void look(Commands.OfShift which) {
    var shift = bureau.shift(which);
    boolean isOver = shift.state() == ShiftState.OPEN && !bureau.now().isBefore(shift.time().end());
    if (!isOver || shift.people().isEmpty()) {
      return;
    }
    // What its activity has become may not have reached it in time.
    var offering = bureau.needs().activities().get(shift.community(), shift.activity());
    if (offering.state().isOff()) {
      shift.people().forEach(person -> taking.release(which, person, Taking.CALLED_OFF));
    } else if (!isAroundItsSession(shift, offering)) {
      shift.people().forEach(person -> taking.release(which, person, Taking.MOVED));
    } else {
      shift.people().forEach(person -> Stale.again(() -> miss(shift, person)));
    }
  }

  private static boolean isAroundItsSession(Shift shift, Offering offering) {
    var sessions = offering.plan().sessions();
    return shift.session() < sessions.size()
        && Shift.isAround(shift.time(), sessions.get(shift.session()).time());
  }

  private boolean miss(Shift shift, PersonId person) {
    var assignment = bureau.assignment(shift, person);
    boolean isMissed = assignment.state() == AssignmentState.TAKEN;
    if (isMissed) {
      var writes = bureau.writes();
      bureau.put(writes, assignment.missed());
      count(writes, shift.community(), person, 1);
      writes.commit();
    }
    return isMissed;
  }

  /** Adds that somebody was there after all. */
  void excuse(WriteSet writes, Assignment.Key key) {
    count(writes, key.community(), key.person(), -1);
  }

  /** Whoever was erased meanwhile has no profile. */
  private void count(WriteSet writes, CommunityId community, PersonId person, int more) {
    bureau
        .profiles()
        .find(community, person)
        .ifPresent(profile -> bureau.put(writes, profile.missing(more), new Stale()));
  }
}
