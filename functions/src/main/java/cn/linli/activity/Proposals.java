package cn.linli.activity;

import cn.linli.files.Purpose;
import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.screening.Matter;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes proposals, and hands them in. */
final class Proposals {
  private static final Duration FURTHEST = Duration.ofDays(366);

  private final Centre centre;
  private final Checking checking;

  Proposals(Centre centre) {
    this.centre = centre;
    this.checking = new Checking(centre);
  }

  /** Writes a proposal, as long as nobody reviews it. The same again is the same proposal. */
  ActivityView put(Principal caller, Commands.Propose command) {
    requireMayPropose(caller, command);
    var stored = centre.activities().find(command.community(), command.activity());
    if (stored.isPresent()) {
      return again(caller.person(), stored.get(), command);
    }
    if (command.revision() != 0) {
      throw ActivityError.CHANGED_MEANWHILE.refusal();
    }
    centre.needs().people().requireActive(caller.person());
    return write(
        null, Activity.first(command.community(), command.activity(), caller.person()), command);
  }

  private ActivityView again(PersonId caller, Activity stored, Commands.Propose command) {
    requireOwn(stored, caller);
    var latest = centre.latest(stored);
    if (stored.stage() == Stage.WRITING && latest.plan().equals(command.plan())) {
      return ActivityView.of(stored, latest.plan());
    }
    if (stored.revision() != command.revision()) {
      throw ActivityError.CHANGED_MEANWHILE.refusal();
    }
    requireSameOffer(stored, command.plan());
    return write(stored, stored.writing(), command);
  }

  /** What people signed up for, and paid, stays; times may change, and places may become more. */
  private void requireSameOffer(Activity stored, Plan next) {
    var live = centre.live(stored);
    if (live == null) {
      return;
    }
    if (stored.hasStarted(centre.now())) {
      throw ActivityError.STARTED.refusal();
    }
    var plan = live.plan();
    boolean isSame =
        plan.organiser().equals(next.organiser())
            && plan.pricing().equals(next.pricing())
            && plan.kind().equals(next.kind())
            && plan.sessions().size() <= next.sessions().size()
            && plan.questions().stream().allMatch(question -> next.questions().contains(question))
            && plan.tickets().stream().allMatch(ticket -> isKept(ticket, next))
            && (isForAll(plan) ? plan.sessions().size() == next.sessions().size() : true);
    if (!isSame) {
      throw ActivityError.FIXED.refusal();
    }
  }

  private static boolean isForAll(Plan plan) {
    return plan.tickets().stream().anyMatch(ticket -> ticket.scope() == Ticket.Scope.ALL);
  }

  private static boolean isKept(Ticket ticket, Plan next) {
    return next.ticket(ticket.id())
        .filter(after -> after.places() >= ticket.places())
        .filter(
            after ->
                after.priceFen().equals(ticket.priceFen())
                    && after.depositFen().equals(ticket.depositFen())
                    && after.people().equals(ticket.people())
                    && after.scope() == ticket.scope())
        .isPresent();
  }

  private ActivityView write(Activity before, Activity next, Commands.Propose command) {
    requireKind(command.community(), command.plan().kind());
    var proposed =
        new Proposed(
            next.community(), next.id(), next.proposed(), command.plan(), Map.of(), centre.now());
    var writes = centre.writes();
    centre.put(
        writes,
        before,
        next,
        before == null ? new Stale() : ActivityError.CHANGED_MEANWHILE.refusal());
    centre.plans().put(writes, proposed);
    writes.commit();
    return ActivityView.of(next, proposed.plan());
  }

  private void requireKind(CommunityId community, String kind) {
    if (centre.kinds().list(community).stream().noneMatch(known -> known.id().equals(kind))) {
      throw ActivityError.KIND_UNKNOWN.refusal();
    }
  }

  private void requireMayPropose(Principal caller, Commands.Propose command) {
    var organiser = command.plan().organiser();
    boolean may =
        switch (organiser.kind()) {
          case OPERATOR -> caller.roles().contains(Role.OPERATOR);
          case COMMITTEE -> caller.roles().contains(Role.COMMITTEE);
          case CLUB, ORGANISATION, TALENT -> true;
          case MERCHANT -> isTheirs(caller.person(), command.community(), organiser);
        };
    if (!may) {
      throw ActivityError.NOT_YOURS.refusal();
    }
  }

  private boolean isTheirs(PersonId person, CommunityId community, Organiser organiser) {
    var merchants = centre.needs().merchants();
    var seller = merchants.seller(organiser.home(), organiser.merchant());
    return seller.owner().equals(person)
        && seller.maySell()
        && merchants.isAdmitted(community, organiser.merchant());
  }

  private static void requireOwn(Activity stored, PersonId caller) {
    if (!stored.proposer().equals(caller)) {
      throw ActivityError.ID_REUSED.refusal();
    }
  }

  /** Hands the latest plan in: it is checked, and then reviewed. */
  ActivityView submit(Principal caller, Commands.AsSeen command) {
    var activity = centre.get(command.community(), command.activity());
    if (!activity.proposer().equals(caller.person())) {
      throw ActivityError.NOT_FOUND.refusal();
    }
    if (!isSubmitted(activity, command.revision())) {
      if (activity.revision() != command.revision()) {
        throw ActivityError.CHANGED_MEANWHILE.refusal();
      }
      handIn(activity);
    }
    // Whoever waits for the answer hears what the checks say, if they say it at once.
    checking.check(command.community(), command.activity());
    var now = centre.get(command.community(), command.activity());
    return ActivityView.of(now, centre.latest(now).plan());
  }

  private static boolean isSubmitted(Activity activity, int revision) {
    return activity.stage() != Stage.WRITING && activity.revision() > revision;
  }

  private void handIn(Activity activity) {
    var proposed = centre.latest(activity);
    var plan = proposed.plan();
    requireTimes(plan);
    requireAllowed(activity.community(), plan);
    var next = activity.at(Stage.CHECKING, null);
    var writes = centre.writes();
    centre.put(writes, activity, next, ActivityError.CHANGED_MEANWHILE.refusal());
    centre.plans().put(writes, proposed.keepingAfter(centre.live(activity)));
    claim(writes, next, plan);
    centre
        .needs()
        .screenings()
        .ask(
            writes,
            new Matter(
                next.community(), next.subject(), next.proposer(), plan.texts(), plan.pictures()));
    centre.tasks().now(writes, Tasks.CHECK, next);
    writes.commit();
  }

  private void requireTimes(Plan plan) {
    if (!centre.now().isBefore(plan.start())) {
      throw ActivityError.IN_THE_PAST.refusal();
    }
    if (centre.now().plus(FURTHEST).isBefore(plan.end())) {
      throw ActivityError.TOO_FAR_AHEAD.refusal();
    }
  }

  private void requireAllowed(CommunityId community, Plan plan) {
    plan.pricing()
        .broken(plan.tickets())
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
    var blocked =
        centre.needs().screenings().look(community, plan.texts()).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(Proposals::explained)
            .collect(Collectors.joining("; "));
    if (!blocked.isEmpty()) {
      throw ActivityError.BANNED_TOPIC.refusal(blocked);
    }
  }

  private static String explained(Finding finding) {
    return "%s (%s): %s".formatted(finding.pointer(), finding.rule(), finding.explanation());
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
