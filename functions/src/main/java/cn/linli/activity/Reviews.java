package cn.linli.activity;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;
import java.util.TreeSet;

/** Takes proposals through both reviews, and publishes them. Nobody passes their own. */
final class Reviews {
  private final Centre centre;
  private final Zones zones;

  Reviews(Centre centre) {
    this.centre = centre;
    this.zones = new Zones(centre);
  }

  /** Passes a proposal, or sends it back. The same again changes nothing. */
  ActivityView decide(Principal caller, Commands.Decide command) {
    return Stale.again(() -> decideOnce(caller, command));
  }

  private ActivityView decideOnce(Principal caller, Commands.Decide command) {
    var activity = centre.get(command.community(), command.activity());
    var proposed = centre.latest(activity);
    if (activity.revision() == command.revision() + 1 && isSame(activity, command)) {
      return ActivityView.of(activity, proposed.plan());
    }
    if (!activity.stage().isInReview() || activity.state().isOff()) {
      throw ActivityError.NOT_NOW.refusal("its proposal is " + activity.stage());
    }
    if (activity.revision() != command.revision()) {
      throw ActivityError.CHANGED_MEANWHILE.refusal();
    }
    requireAnother(caller.person(), activity);
    var next =
        command.passes()
            ? pass(caller, activity, proposed, command.approvedFields())
            : sendBack(caller.person(), activity, command.reason());
    return ActivityView.of(next, proposed.plan());
  }

  private static boolean isSame(Activity activity, Commands.Decide command) {
    return command.passes()
        ? activity.stage() == Stage.COMMITTEE_REVIEW || activity.stage() == Stage.PASSED
        : activity.stage() == Stage.SENT_BACK;
  }

  private static void requireAnother(PersonId caller, Activity activity) {
    if (caller.equals(activity.proposer()) || caller.equals(activity.endorser())) {
      throw ActivityError.OWN.refusal();
    }
  }

  private Activity sendBack(PersonId caller, Activity activity, String reason) {
    var next = activity.at(Stage.SENT_BACK, reason);
    var writes = centre.writes();
    centre.put(writes, activity, next, ActivityError.CHANGED_MEANWHILE.refusal());
    centre.note(writes, next, caller, "sent-back", reason);
    centre.tasks().release(writes, next.community(), next.id(), next.proposed());
    writes.commit();
    return next;
  }

  private Activity pass(
      Principal caller, Activity activity, Proposed proposed, List<String> approvedFields) {
    if (activity.stage() == Stage.OPERATOR_REVIEW) {
      var next = activity.endorsed(caller.person());
      var writes = centre.writes();
      centre.put(writes, activity, next, ActivityError.CHANGED_MEANWHILE.refusal());
      centre.note(writes, next, caller.person(), "endorsed", null);
      writes.commit();
      return next;
    }
    if (!caller.roles().contains(Role.COMMITTEE)) {
      throw ActivityError.NOT_NOW.refusal("the committee has to pass it");
    }
    requirePublishable(activity, proposed, approvedFields);
    var approved = approvedFields.isEmpty() ? null : String.join(", ", approvedFields);
    return publish(caller.person(), activity, proposed, approved);
  }

  private void requirePublishable(
      Activity activity, Proposed proposed, List<String> approvedFields) {
    var plan = proposed.plan();
    var live = centre.live(activity);
    if (live != null) {
      new Amendment(live.plan(), plan).requireFair(centre.now());
    } else if (plan.sessions().getFirst().hasStarted(centre.now())) {
      throw ActivityError.IN_THE_PAST.refusal();
    }
    requireProposer(activity, plan.organiser());
    plan.pricing()
        .broken(plan.tickets(), plan.sessions().size())
        .ifPresent(
            error -> {
              throw error.refusal();
            });
    var unapproved = new TreeSet<>(plan.personalFields());
    unapproved.removeAll(approvedFields);
    if (!unapproved.isEmpty()) {
      throw ActivityError.PERSONAL_FIELD_UNAPPROVED.refusal(
          "questions " + String.join(", ", unapproved));
    }
    zones.requireThere(activity, proposed, live);
  }

  /** Somebody has to answer for it still; a merchant, to be one that may sell here. */
  private void requireProposer(Activity activity, Organiser organiser) {
    try {
      centre.needs().people().requireActive(activity.proposer());
    } catch (Refusal gone) {
      throw ActivityError.NOT_NOW.refusal("whoever proposed it has left");
    }
    boolean mayOffer =
        organiser.kind() != Organiser.Kind.MERCHANT
            || centre.isTheirs(activity.proposer(), activity.community(), organiser);
    if (!mayOffer) {
      throw ActivityError.NOT_NOW.refusal("the merchant may not sell here now");
    }
  }

  /**
   * Everybody sees it.
   *
   * @param approved the personal fields that the committee allows, for the record, or null
   */
  private Activity publish(PersonId caller, Activity activity, Proposed proposed, String approved) {
    var plan = proposed.plan();
    var before = centre.live(activity);
    boolean isMoved = before != null && new Amendment(before.plan(), plan).isMoved();
    var next =
        activity.published(
            plan, centre.day(activity.community(), plan.start()), isMoved, centre.now());
    var writes = centre.writes();
    centre.put(writes, activity, next, ActivityError.CHANGED_MEANWHILE.refusal());
    centre.note(writes, next, caller, before == null ? "published" : "amended", approved);
    list(writes, before, proposed);
    centre.tasks().now(writes, Tasks.ZONES, next);
    centre.tasks().at(writes, Tasks.OVER, next, plan.end());
    for (int i = 0; i < plan.sessions().size(); i++) {
      var end = plan.sessions().get(i).end();
      if (centre.now().isBefore(end)) {
        centre.tasks().ended(writes, next, i, end);
      }
    }
    centre.tell(writes, next, plan);
    writes.commit();
    return next;
  }

  /** The calendar shows what is published now, and nothing else of it. */
  private void list(WriteSet writes, Proposed before, Proposed now) {
    var next = Occurrence.of(now);
    next.forEach(occurrence -> centre.calendar().put(writes, occurrence));
    if (before != null) {
      Occurrence.of(before).stream()
          .filter(
              old ->
                  next.stream()
                      .noneMatch(occurrence -> centre.calendar().areAtOnePlace(old, occurrence)))
          .forEach(old -> centre.calendar().delete(writes, old));
    }
  }
}
