package cn.linli.activity;

import cn.linli.files.Purpose;
import cn.linli.screening.Matter;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Writes proposals, and hands them in. */
final class Proposals {
  private static final Duration FURTHEST = Duration.ofDays(366);
  private static final Duration TO_DECIDE = Duration.ofDays(21);

  private final Centre centre;
  private final Checking checking;

  Proposals(Centre centre) {
    this.centre = centre;
    this.checking = new Checking(centre);
  }

  /** Writes a proposal, as long as nobody reviews it. The same again is the same proposal. */
  ActivityView put(Principal caller, Commands.Propose command) {
    return Stale.again(() -> putOnce(caller, command));
  }

  private ActivityView putOnce(Principal caller, Commands.Propose command) {
    centre.requireMayPropose(caller, command.community(), command.plan().organiser());
    var stored = centre.activities().find(command.community(), command.activity());
    if (stored.isPresent()) {
      return again(caller, stored.get(), command);
    }
    if (command.revision() != 0) {
      throw ActivityError.CHANGED_MEANWHILE.refusal();
    }
    centre.needs().people().requireActive(caller.person());
    return write(
        null, Activity.first(command.community(), command.activity(), caller.person()), command);
  }

  private ActivityView again(Principal caller, Activity stored, Commands.Propose command) {
    var latest = centre.latest(stored);
    var own = ofCaller(caller, stored, latest.plan().organiser());
    if (stored.stage() == Stage.WRITING && latest.plan().equals(command.plan())) {
      return ActivityView.of(stored, latest.plan());
    }
    if (stored.revision() != command.revision()) {
      throw ActivityError.CHANGED_MEANWHILE.refusal();
    }
    requireFair(stored, command.plan());
    return write(stored, own.writing(), command);
  }

  /** What an office proposes is whoever's who writes on for it now; all else is its proposer's. */
  private static Activity ofCaller(Principal caller, Activity stored, Organiser organiser) {
    if (stored.proposer().equals(caller.person())) {
      return stored;
    }
    if (!organiser.isHeldBy(caller, stored.proposer())) {
      throw ActivityError.ID_REUSED.refusal();
    }
    return stored.handedTo(caller.person());
  }

  private void requireFair(Activity stored, Plan next) {
    var live = centre.live(stored);
    if (live != null) {
      new Amendment(live.plan(), next).requireFair(centre.now());
    }
  }

  private ActivityView write(Activity before, Activity next, Commands.Propose command) {
    requireKind(command.community(), command.plan().kind());
    var proposed =
        new Proposed(
            next.community(), next.id(), next.proposed(), command.plan(), Map.of(), centre.now());
    var writes = centre.writes();
    centre.put(writes, before, next, new Stale());
    centre.plans().put(writes, proposed);
    writes.commit();
    return ActivityView.of(next, proposed.plan());
  }

  private void requireKind(CommunityId community, String kind) {
    if (centre.kinds().list(community).stream().noneMatch(known -> known.id().equals(kind))) {
      throw ActivityError.KIND_UNKNOWN.refusal();
    }
  }

  /** Hands the latest plan in: it is checked, and then reviewed. */
  ActivityView submit(Principal caller, Commands.AsSeen command) {
    Stale.again(
        () -> {
          submitOnce(caller, command);
          return true;
        });
    // Whoever waits for the answer hears what the checks say, if they say it at once.
    checking.check(command.community(), command.activity());
    var now = centre.get(command.community(), command.activity());
    return ActivityView.of(now, centre.latest(now).plan());
  }

  private void submitOnce(Principal caller, Commands.AsSeen command) {
    var activity = centre.get(command.community(), command.activity());
    if (!activity.proposer().equals(caller.person())) {
      throw ActivityError.NOT_FOUND.refusal();
    }
    if (isSubmitted(activity, command.revision())) {
      return;
    }
    if (activity.revision() != command.revision()) {
      throw ActivityError.CHANGED_MEANWHILE.refusal();
    }
    centre.needs().people().requireActive(caller.person());
    var organiser = centre.latest(activity).plan().organiser();
    centre.requireMayPropose(caller, activity.community(), organiser);
    handIn(activity);
  }

  private static boolean isSubmitted(Activity activity, int revision) {
    return activity.stage() != Stage.WRITING && activity.revision() > revision;
  }

  private void handIn(Activity activity) {
    var proposed = centre.latest(activity);
    var plan = proposed.plan();
    requireTimes(activity, plan);
    requireAllowed(activity.community(), plan);
    var next = activity.at(Stage.CHECKING, null);
    var writes = centre.writes();
    centre.put(writes, activity, next, new Stale());
    centre.lists().handIn(writes, next, plan.organiser().mostHandedIn());
    centre.plans().put(writes, proposed.keepingAfter(centre.live(activity), activity.lostZones()));
    claim(writes, next, plan);
    centre
        .needs()
        .screenings()
        .ask(
            writes,
            new Matter(
                next.community(), next.subject(), next.proposer(), plan.texts(), plan.pictures()));
    centre.tasks().now(writes, Tasks.CHECK, next);
    centre.tasks().undecided(writes, next, undecidedAt(plan));
    writes.commit();
  }

  /** What nobody has decided about by then keeps no zones any longer. */
  private Instant undecidedAt(Plan plan) {
    var atLast = centre.now().plus(TO_DECIDE);
    return atLast.isBefore(plan.end()) ? atLast : plan.end();
  }

  private void requireTimes(Activity activity, Plan plan) {
    if (activity.live() > 0) {
      requireFair(activity, plan);
    } else if (plan.sessions().getFirst().hasStarted(centre.now())) {
      throw ActivityError.IN_THE_PAST.refusal();
    }
    plan.requireFrozenUntilItsEnd(centre.now());
    if (centre.now().plus(FURTHEST).isBefore(plan.end())) {
      throw ActivityError.TOO_FAR_AHEAD.refusal();
    }
  }

  private void requireAllowed(CommunityId community, Plan plan) {
    plan.pricing()
        .broken(plan.tickets(), plan.sessions().size())
        .ifPresent(
            error -> {
              throw error.refusal();
            });
    plan.questions().stream()
        .filter(Question::isUndeclared)
        .findFirst()
        .ifPresent(
            question -> {
              throw ActivityError.PERSONAL_FIELD_UNDECLARED.refusal("question " + question.id());
            });
    centre.requireAllowed(community, plan.texts());
  }

  private void claim(WriteSet writes, Activity activity, Plan plan) {
    var uploads = centre.needs().uploads();
    var community = activity.community();
    var reference = Activity.SUBJECT + activity.id();
    var live = centre.live(activity);
    Set<UUID> known = new TreeSet<>(live == null ? Set.of() : live.plan().pictures());
    var pictures = new TreeSet<>(plan.pictures());
    pictures.removeAll(known);
    uploads.require(community, pictures, activity.proposer(), Purpose.ACTIVITY_PICTURE);
    pictures.forEach(picture -> uploads.claim(writes, community, picture, reference));
    var evidence = plan.pricing().evidence();
    if (evidence != null && live == null) {
      uploads.require(community, Set.of(evidence), activity.proposer(), Purpose.EVIDENCE);
      uploads.claim(writes, community, evidence, reference);
    }
  }
}
