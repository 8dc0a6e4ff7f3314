package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Cursors;

/** The door to the log and the statistics. */
public final class Reports {
  private final Log log;

  /** The reports of a database. */
  public Reports(Dynamo dynamo, Communities communities, Cursors cursors) {
    this.log = new Log(dynamo, communities, cursors, new MonthTable(dynamo));
  }

  Log log() {
    return log;
  }

  /** Takes an event in. The same again changes nothing, and the order does not matter. */
  void record(Told told) {
    log.add(Entry.of(told));
  }
}
