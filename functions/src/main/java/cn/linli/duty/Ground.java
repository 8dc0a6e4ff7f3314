package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** What everything in this context stands on. */
record Ground(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    FactTable facts,
    KnownTable known,
    CountedTable counted,
    FigureTable figures,
    GenerationTable generations,
    PlanTable plans,
    NoticeTable notices,
    Tasks tasks,
    Outbox outbox) {
  static Ground of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Ground(
        dynamo,
        clock,
        needs,
        new FactTable(dynamo),
        new KnownTable(dynamo),
        new CountedTable(dynamo),
        new FigureTable(dynamo),
        new GenerationTable(dynamo),
        new PlanTable(dynamo),
        new NoticeTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox);
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  ZoneId calendar(CommunityId community) {
    return needs.communities().calendar(community);
  }

  /** The day that it is in a community. */
  LocalDate today(CommunityId community) {
    return LocalDate.ofInstant(now(), calendar(community));
  }
}
