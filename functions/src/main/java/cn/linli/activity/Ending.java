package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import java.util.Map;
import java.util.UUID;

/** Ends activities: the committee's veto, cancellation, and their time. */
final class Ending {
  private final Centre centre;

  Ending(Centre centre) {
    this.centre = centre;
  }

  /** The committee says no, until it starts (一票否决). The same again changes nothing. */
  ActivityView veto(Principal caller, Commands.Because command) {
    return Stale.again(
        () -> {
          var activity = centre.get(command.community(), command.activity());
          if (activity.state() != State.VETOED && activity.hasStarted(centre.now())) {
            throw ActivityError.STARTED.refusal();
          }
          return end(caller.person(), activity, State.VETOED, "vetoed", command.reason());
        });
  }

  /**
   * Those who hold it call it off until it starts, and the operator until it has ended: what was
   * paid for it goes back.
   */
  ActivityView cancel(Principal caller, Commands.Because command) {
    return Stale.again(
        () -> {
          var activity = centre.get(command.community(), command.activity());
          requireMayCancel(caller, activity, command.reason());
          return end(caller.person(), activity, State.CANCELLED, "cancelled", command.reason());
        });
  }

  private void requireMayCancel(Principal caller, Activity activity, String reason) {
    boolean isOperator = caller.roles().contains(Role.OPERATOR);
    var organiser = centre.latest(activity).plan().organiser();
    if (!isOperator && !organiser.isHeldBy(caller, activity.proposer())) {
      throw ActivityError.NOT_FOUND.refusal();
    }
    if (activity.state() == State.CANCELLED) {
      return;
    }
    if (activity.hasEnded(centre.now()) || (activity.hasStarted(centre.now()) && !isOperator)) {
      throw ActivityError.STARTED.refusal();
    }
    if (activity.live() > 0) {
      centre.requireAllowed(activity.community(), Map.of("/reason", reason));
    }
  }

  private ActivityView end(
      PersonId caller, Activity activity, State state, String what, String reason) {
    if (activity.state() == state) {
      return ActivityView.of(activity, centre.latest(activity).plan());
    }
    var next = activity.to(state, reason);
    var live = centre.live(activity);
    var writes = centre.writes();
    centre.put(writes, activity, next, new Stale());
    centre.note(writes, next, caller, what, reason);
    centre.tasks().now(writes, Tasks.ZONES, next);
    if (live != null) {
      Occurrence.of(live).forEach(occurrence -> centre.calendar().delete(writes, occurrence));
      centre.tell(writes, next, live.plan());
    }
    writes.commit();
    return ActivityView.of(next, live == null ? centre.latest(activity).plan() : live.plan());
  }

  /** A session has ended, unless it was moved since: then another deadline knows. */
  void ended(CommunityId community, UUID id, int number) {
    var activity = centre.get(community, id);
    boolean isHeld = activity.state() == State.PUBLISHED || activity.state() == State.OVER;
    if (isHeld) {
      var plan = centre.live(activity).plan();
      var end = plan.sessions().get(number).end();
      var writes = centre.writes();
      if (centre.now().isBefore(end)) {
        // Moved, or whoever sent us has a clock that is ahead of ours.
        centre.tasks().ended(writes, activity, number, end.plus(Tasks.LATER));
      } else {
        centre.tellEnded(writes, activity, plan, number);
      }
      writes.commit();
    }
  }

  /** Its last session has ended, unless it was moved since. */
  void over(CommunityId community, UUID id) {
    Stale.again(
        () -> {
          var activity = centre.get(community, id);
          if (activity.state() != State.PUBLISHED) {
            return false;
          }
          var writes = centre.writes();
          if (centre.now().isBefore(activity.end())) {
            // Moved, or whoever sent us has a clock that is ahead of ours.
            centre.tasks().at(writes, Tasks.OVER, activity, activity.end().plus(Tasks.LATER));
          } else {
            var next = activity.to(State.OVER, null);
            centre.put(writes, activity, next, new Stale());
            centre.tell(writes, next, centre.live(activity).plan());
            if (activity.proposed() > activity.live()) {
              centre.tasks().release(writes, community, id, activity.proposed());
            }
          }
          writes.commit();
          return true;
        });
  }
}
