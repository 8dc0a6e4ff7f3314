package cn.linli.volunteer;

import cn.linli.activity.Offering;
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

/** What everything in this context stands on. */
record Bureau(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    TopicTable topics,
    ProfileTable profiles,
    RecommendationTable recommendations,
    ShiftTable shifts,
    ListedTable listed,
    AssignmentTable assignments,
    DayTable days,
    WorkedTable worked,
    YearTable years,
    Tasks tasks,
    Outbox outbox) {
  static Bureau of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Bureau(
        dynamo,
        clock,
        needs,
        new TopicTable(dynamo),
        new ProfileTable(dynamo),
        new RecommendationTable(dynamo),
        new ShiftTable(dynamo),
        new ListedTable(dynamo),
        new AssignmentTable(dynamo),
        new DayTable(dynamo),
        new WorkedTable(dynamo),
        new YearTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox);
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  ZoneId zone(CommunityId community) {
    return needs.communities().calendar(community);
  }

  LocalDate day(CommunityId community, Instant instant) {
    return LocalDate.ofInstant(instant, zone(community));
  }

  Shift shift(Commands.OfShift which) {
    return shifts
        .find(which.community(), which.activity(), which.shift())
        .orElseThrow(VolunteerError.NOT_FOUND::refusal);
  }

  Assignment assignment(Shift shift, PersonId person) {
    return assignments
        .find(Assignment.Key.of(shift, person))
        .orElseThrow(VolunteerError.NOT_TAKEN::refusal);
  }

  /** The activity, for those who answer for its shifts: its proposer and the operators. */
  Offering held(Principal caller, CommunityId community, UUID activity) {
    var offering = needs.activities().get(community, activity);
    if (!isHolder(caller, offering)) {
      throw VolunteerError.NOT_FOUND.refusal();
    }
    return offering;
  }

  /** The same as it was a moment ago, for those too who only look on. */
  void requireLooker(Principal caller, CommunityId community, UUID activity) {
    var offering = needs.activities().glance(community, activity);
    if (!isHolder(caller, offering) && !isStaff(caller)) {
      throw VolunteerError.NOT_FOUND.refusal();
    }
  }

  private static boolean isHolder(Principal caller, Offering offering) {
    return caller.roles().contains(Role.OPERATOR) || offering.isHeldBy(caller);
  }

  static boolean isStaff(Principal caller) {
    return caller.is(Role.OPERATOR, Role.COMMITTEE);
  }

  static void requireOther(Principal caller, PersonId person) {
    if (caller.person().equals(person)) {
      throw VolunteerError.OWN.refusal();
    }
  }

  /** Writes the next revision of a profile, and tells of it. */
  void put(WriteSet writes, Profile next, RuntimeException ifChanged) {
    profiles.put(writes, next, ifChanged);
    var state = next.withdrawn() ? "withdrawn" : "active";
    var data =
        Map.<String, Object>of(
            "person", next.person(), "state", state, "revision", next.revision());
    outbox.add(writes, new Event("volunteer.profile-changed", 1, next.community(), data));
  }

  /** Writes the next revision of a recommendation, and tells of it. */
  void put(WriteSet writes, Recommendation next) {
    recommendations.put(writes, next);
    var data =
        Map.<String, Object>of(
            "person",
            next.person(),
            "by",
            next.by(),
            "state",
            next.state().toString(),
            "revision",
            next.revision());
    outbox.add(writes, new Event("volunteer.recommended", 1, next.community(), data));
  }

  /** Writes the next revision of a shift, with its place in the list, and tells of it. */
  void put(WriteSet writes, Shift before, Shift next) {
    shifts.put(writes, next);
    listed.move(writes, before, next, zone(next.community()));
    var data = new HashMap<String, Object>();
    data.put("shift", next.id());
    data.put("activity", next.activity());
    data.put("session", next.session());
    data.put("state", next.state().toString());
    data.put("from", next.time().start());
    data.put("until", next.time().end());
    data.put("wanted", next.wanted());
    data.put("revision", next.revision());
    outbox.add(writes, new Event("volunteer.shift-changed", 1, next.community(), data));
  }

  /** Writes the next revision of an assignment, and tells of it. */
  void put(WriteSet writes, Assignment next) {
    assignments.put(writes, next);
    var data = new HashMap<String, Object>();
    data.put("shift", next.key().shift());
    data.put("activity", next.key().activity());
    data.put("person", next.key().person());
    data.put("state", next.state().toString());
    data.put("from", next.time().start());
    data.put("until", next.time().end());
    if (next.minutes() != null) {
      data.put("minutes", next.minutes());
    }
    data.put("revision", next.revision());
    var community = next.key().community();
    outbox.add(writes, new Event("volunteer.assignment-changed", 1, community, data));
  }
}
