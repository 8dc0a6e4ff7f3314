package cn.linli.figures;

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
    FigureTable figures,
    DayTable days,
    FrameTable frames,
    ShareTable shares,
    FoldTable folds,
    AreaProgressTable areas,
    OpeningTable openings,
    GenerationTable generations,
    Tasks tasks) {
  static Ground of(Dynamo dynamo, Clock clock, Needs needs) {
    return new Ground(
        dynamo,
        clock,
        needs,
        new FactTable(dynamo),
        new FigureTable(dynamo),
        new DayTable(dynamo),
        new FrameTable(dynamo),
        new ShareTable(dynamo),
        new FoldTable(dynamo),
        new AreaProgressTable(dynamo),
        new OpeningTable(dynamo),
        new GenerationTable(dynamo),
        new Tasks(dynamo, new Outbox(dynamo, clock), clock));
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
