package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Cursors;
import java.time.Clock;
import java.util.List;

/** The door to the log and the statistics. */
public final class Reports {
  private final Log log;
  private final Counting counting;
  private final Timeline timeline;
  private final Statistics statistics;
  private final Files files;
  private final Recount recount;
  private final Forgetting forgetting;

  /** The reports of a database. */
  public Reports(Dynamo dynamo, Clock clock, Communities communities, Cursors cursors) {
    var months = new MonthTable(dynamo);
    var generations = new GenerationTable(dynamo);
    var figures = new FigureTable(dynamo);
    this.forgetting = new Forgetting(dynamo);
    this.log = new Log(dynamo, communities, cursors, months, forgetting);
    this.counting = new Counting(dynamo, communities, generations, figures, months);
    this.timeline = new Timeline(dynamo, communities);
    this.statistics = new Statistics(generations, figures, timeline);
    this.recount = new Recount(dynamo, clock, generations, months, figures, counting, timeline);
    this.files = new Files(log, statistics, communities);
  }

  Log log() {
    return log;
  }

  Statistics statistics() {
    return statistics;
  }

  Files files() {
    return files;
  }

  Recount recount() {
    return recount;
  }

  /** Takes an event in. The same again changes nothing, and the order does not matter. */
  void record(Told told) {
    var entry = Entry.of(told);
    log.add(entry);
    timeline.take(entry);
    Use.of(entry).ifPresent(counting::count);
  }

  /** Forgets what an erased person wrote; that the zone was used stays, under the pseudonym. */
  void forget(PersonId person, List<CommunityId> in) {
    forgetting.forget(person, in);
  }
}
