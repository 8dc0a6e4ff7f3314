package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What everything in this context stands on. */
record Site(
    Dynamo dynamo,
    Clock clock,
    Keys keys,
    Needs needs,
    DoorTable doors,
    LockTable locks,
    GrantTable grants,
    HolderTable holders,
    LiveTable live,
    CodeTable codes,
    PersonTable people,
    EnrolmentTable enrolments,
    Alerts alerts,
    Tasks tasks,
    Outbox outbox) {

  static Site of(Dynamo dynamo, Clock clock, Keys keys, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Site(
        dynamo,
        clock,
        keys,
        needs,
        new DoorTable(dynamo),
        new LockTable(dynamo),
        new GrantTable(dynamo),
        new HolderTable(dynamo),
        new LiveTable(dynamo),
        new CodeTable(dynamo, keys),
        new PersonTable(dynamo),
        new EnrolmentTable(dynamo),
        new Alerts(new AlertTable(dynamo), outbox, needs),
        new Tasks(dynamo, outbox, clock),
        outbox);
  }

  LockVendor vendor() {
    return needs.vendor().get();
  }

  ZoneId calendar(CommunityId community) {
    return needs.calendar().apply(community);
  }

  Instant now() {
    return clock.instant();
  }

  /** The month of the community's calendar that a time belongs to. */
  YearMonth month(CommunityId community, Instant at) {
    return YearMonth.from(at.atZone(calendar(community)));
  }

  /** How it stands with a grant now. */
  Plan plan(Grant grant) {
    var held = holders.list(grant.community(), grant.reservation());
    return new Plan(grant, held, doors.list(grant.community()), cards(held), now());
  }

  private Map<Integer, List<Enrolment>> cards(List<Holder> held) {
    var cards = new HashMap<Integer, List<Enrolment>>();
    for (var holder : held) {
      if (holder.person() != null) {
        cards.put(holder.number(), enrolments.of(holder.community(), holder.person()));
      }
    }
    return cards;
  }

  Door door(CommunityId community, String id) {
    return doors.find(community, id).orElseThrow(AccessError.DOOR_NOT_FOUND::refusal);
  }
}
