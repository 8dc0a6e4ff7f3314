package cn.linli.volunteer;

import cn.linli.activity.Offering;
import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Stale;
import java.util.Optional;
import java.util.UUID;

/**
 * A shift follows its activity: it ends with it, and goes where its session goes. Those who have it
 * are released first, one by one: who promised a Saturday has not promised the Sunday. Each step
 * may be done again.
 */
final class Following {
  private final Bureau bureau;
  private final Taking taking;

  Following(Bureau bureau) {
    this.bureau = bureau;
    this.taking = new Taking(bureau);
  }

  /** An activity stands otherwise: each of its shifts looks. */
  void spread(CommunityId community, UUID activity) {
    var writes = bureau.writes();
    bureau.shifts().list(community, activity).stream()
        .filter(shift -> bureau.now().isBefore(shift.time().end()))
        .forEach(shift -> bureau.tasks().follow(writes, shift));
    writes.commitIfAny();
  }

  /** What a shift has to do: to follow, or to release who had it. */
  void follow(Commands.OfShift which) {
    var shift = Stale.again(() -> close(which));
    if (shift.state() == ShiftState.OPEN) {
      return;
    }
    var reason = shift.state() == ShiftState.MOVING ? Taking.MOVED : shift.reason();
    shift.people().forEach(person -> taking.release(which, person, reason));
    if (shift.state() == ShiftState.MOVING) {
      Stale.again(() -> arrive(which));
    }
  }

  /** From the moment it is closed nobody gets on it: who is there then is all there is. */
  private Shift close(Commands.OfShift which) {
    var shift = bureau.shift(which);
    if (shift.state() != ShiftState.OPEN) {
      return shift;
    }
    var offering = bureau.needs().activities().get(which.community(), which.activity());
    var next = next(shift, offering);
    if (next.isPresent()) {
      var writes = bureau.writes();
      bureau.put(writes, shift, next.get());
      writes.commit();
    }
    return next.orElse(shift);
  }

  private Optional<Shift> next(Shift shift, Offering offering) {
    if (!bureau.now().isBefore(shift.time().end())) {
      return Optional.empty();
    }
    if (offering.state().isOff()) {
      return Optional.of(shift.ended(Taking.CALLED_OFF));
    }
    boolean isMoved =
        !shift.hasStarted(bureau.now())
            && !session(shift, offering).equals(Optional.of(shift.around()));
    return isMoved ? Optional.of(shift.moving()) : Optional.empty();
  }

  private static Optional<TimeRange> session(Shift shift, Offering offering) {
    var sessions = offering.plan().sessions();
    return shift.session() < sessions.size()
        ? Optional.of(sessions.get(shift.session()).time())
        : Optional.empty();
  }

  private Shift arrive(Commands.OfShift which) {
    var shift = bureau.shift(which);
    if (shift.state() != ShiftState.MOVING) {
      return shift;
    }
    var offering = bureau.needs().activities().get(which.community(), which.activity());
    var session = session(shift, offering);
    boolean canMove =
        !offering.state().isOff()
            && shift.people().isEmpty()
            && session.filter(time -> shift.canMoveTo(time, bureau.now())).isPresent();
    var next = canMove ? shift.moved(session.orElseThrow()) : shift.ended(Taking.MOVED);
    var writes = bureau.writes();
    bureau.put(writes, shift, next);
    // It may have been moved again meanwhile.
    bureau.tasks().follow(writes, next);
    if (canMove) {
      bureau.tasks().over(writes, next);
    }
    writes.commit();
    return next;
  }
}
