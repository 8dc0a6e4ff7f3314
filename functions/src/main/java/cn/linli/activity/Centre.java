package cn.linli.activity;

import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What everything in this context stands on. */
record Centre(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    ActivityTable activities,
    PlanTable plans,
    OccurrenceTable calendar,
    ListTable lists,
    DecisionTable decisions,
    KindTable kinds,
    Tasks tasks,
    Outbox outbox) {
  static Centre of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Centre(
        dynamo,
        clock,
        needs,
        new ActivityTable(dynamo),
        new PlanTable(dynamo),
        new OccurrenceTable(dynamo, needs.communities()::calendar),
        new ListTable(dynamo),
        new DecisionTable(dynamo),
        new KindTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox);
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  Activity get(CommunityId community, UUID id) {
    return activities.find(community, id).orElseThrow(ActivityError.NOT_FOUND::refusal);
  }

  /** The latest plan of an activity. */
  Proposed latest(Activity activity) {
    return plans.get(activity.community(), activity.id(), activity.proposed());
  }

  /** The plan that is published, or null. */
  Proposed live(Activity activity) {
    return activity.live() == 0
        ? null
        : plans.get(activity.community(), activity.id(), activity.live());
  }

  LocalDate day(CommunityId community, Instant instant) {
    return LocalDate.ofInstant(instant, zone(community));
  }

  ZoneId zone(CommunityId community) {
    return needs.communities().calendar(community);
  }

  /** Writes the next revision of an activity that was read, with its place in the lists. */
  void put(WriteSet writes, Activity before, Activity next, RuntimeException ifChanged) {
    activities.put(writes, next, ifChanged);
    lists.move(writes, before, next);
    if (before == null || !before.proposer().equals(next.proposer())) {
      lists.create(writes, next);
    }
    if (before != null && before.stage() != next.stage()) {
      tellStage(writes, next);
    }
  }

  /** Refuses unless one of the caller's roles lets them propose for an organiser, now. */
  void requireMayPropose(Principal caller, CommunityId community, Organiser organiser) {
    boolean may =
        switch (organiser.kind()) {
          case OPERATOR -> caller.roles().contains(Role.OPERATOR);
          case COMMITTEE -> caller.roles().contains(Role.COMMITTEE);
          case CLUB, ORGANISATION, TALENT -> true;
          case MERCHANT -> isTheirs(caller.person(), community, organiser);
        };
    if (!may) {
      throw ActivityError.NOT_YOURS.refusal();
    }
  }

  /** Whether a merchant's owner may offer something here: checked, let in, and not said no to. */
  boolean isTheirs(PersonId person, CommunityId community, Organiser organiser) {
    var merchants = needs.merchants();
    var seller = merchants.seller(organiser.home(), organiser.merchant());
    return seller.owner().equals(person)
        && merchants.maySellIn(community, organiser.home(), organiser.merchant());
  }

  /** Refuses words that our own rules ban. */
  void requireAllowed(CommunityId community, Map<String, String> texts) {
    var blocked =
        needs.screenings().look(community, texts).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(Centre::explained)
            .collect(Collectors.joining("; "));
    if (!blocked.isEmpty()) {
      throw ActivityError.BANNED_TOPIC.refusal(blocked);
    }
  }

  private static String explained(Finding finding) {
    return "%s (%s): %s".formatted(finding.pointer(), finding.rule(), finding.explanation());
  }

  /** Puts on record who decided what, and why. */
  void note(WriteSet writes, Activity next, PersonId by, String what, String reason) {
    decisions.add(
        writes,
        new Decision(next.community(), next.id(), now(), by, what, next.proposed(), reason),
        next.revision());
  }

  /** Tells others that a session has taken place. */
  void tellEnded(WriteSet writes, Activity activity, Plan plan, int number) {
    var session = plan.sessions().get(number);
    var data = new HashMap<String, Object>();
    data.put("activity", activity.id());
    data.put("session", number);
    data.put("sessions", plan.sessions().size());
    data.put("kind", plan.kind());
    data.put("tier", plan.pricing().tier().toString());
    data.put("organiser", plan.organiser().kind().toString());
    data.put("start", session.start());
    data.put("end", session.end());
    data.put("isOccasion", plan.isOccasion(number));
    outbox.add(writes, new Event("activity.session-ended", 1, activity.community(), data));
  }

  /** Tells those who review a proposal, and its proposer, that it has come to another stage. */
  private void tellStage(WriteSet writes, Activity next) {
    var data =
        Map.<String, Object>of(
            "activity", next.id(),
            "proposer", next.proposer(),
            "stage", next.stage().toString(),
            "proposed", next.proposed(),
            "revision", next.revision());
    outbox.add(writes, new Event("activity.proposal-changed", 1, next.community(), data));
  }

  /** Tells others how an activity that they may have seen stands now. */
  void tell(WriteSet writes, Activity next, Plan plan) {
    var data = new HashMap<String, Object>();
    data.put("activity", next.id());
    data.put("state", next.state().toString());
    data.put("plan", next.live());
    data.put("title", plan.title());
    data.put("kind", plan.kind());
    data.put("tier", plan.pricing().tier().toString());
    data.put("organiser", plan.organiser().kind().toString());
    data.put("sessions", plan.sessions().size());
    data.put("occasions", plan.occasions());
    data.put("meetings", plan.meetings());
    data.put("start", plan.start());
    data.put("end", plan.end());
    data.put("revision", next.revision());
    outbox.add(writes, new Event("activity.changed", 1, next.community(), data));
  }
}
