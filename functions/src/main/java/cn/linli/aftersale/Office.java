package cn.linli.aftersale;

import cn.linli.identity.AuditLog;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What everything in this context stands on. */
record Office(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    ClaimTable claims,
    StatementTable statements,
    DocketTable dockets,
    ClaimLists lists,
    ShortfallTable shortfalls,
    WriteOffTable writeOffs,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Office of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Office(
        dynamo,
        clock,
        needs,
        new ClaimTable(dynamo),
        new StatementTable(dynamo),
        new DocketTable(dynamo),
        new ClaimLists(dynamo),
        new ShortfallTable(dynamo),
        new WriteOffTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  Claim claim(CommunityId community, UUID id) {
    return claims.find(community, id).orElseThrow(AftersaleError.CLAIM_NOT_FOUND::refusal);
  }

  Docket docket(Matter matter) {
    return dockets.get(matter.community(), matter.order());
  }

  /** Writes the next revision of a claim, and tells of it. */
  void put(WriteSet writes, Claim next) {
    claims.put(writes, next);
    var matter = next.matter();
    outbox.add(
        writes,
        new Event(
            "aftersale.claim-changed",
            1,
            matter.community(),
            Map.of(
                "claim", next.id(),
                "campaign", matter.campaign(),
                "order", matter.order(),
                "home", matter.home(),
                "merchant", matter.merchant(),
                "owner", matter.owner(),
                "person", matter.person(),
                "state", next.state().toString(),
                "revision", next.revision())));
  }

  /** The last revision: it stands in nobody's way any more. */
  void end(WriteSet writes, Claim over) {
    put(writes, over);
    dockets.put(writes, docket(over.matter()).closed(over));
    lists.close(writes, over);
    if (over.uncovered().fen() > 0) {
      shortfalls.delete(writes, Shortfall.cover(over));
    }
  }
}
