package cn.linli.reconciliation;

import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import java.time.Clock;
import java.time.Instant;

/** What everything in this context stands on. */
record Desk(
    Dynamo dynamo,
    Clock clock,
    DayTable days,
    BreakTable breaks,
    Schedule schedule,
    Cursors cursors) {
  private static final int PAGE = 100;

  static Desk of(Dynamo dynamo, Clock clock, Cursors cursors) {
    return new Desk(
        dynamo,
        clock,
        new DayTable(dynamo),
        new BreakTable(dynamo),
        new Schedule(dynamo, clock),
        cursors);
  }

  Instant now() {
    return clock.instant();
  }

  /** Adds a break unless it is known; who was overtaken adds nothing. */
  void add(Day day, Break found) {
    if (breaks.find(day.key(), found.id()).isEmpty()) {
      var writes = new WriteSet(dynamo);
      days.check(writes, day);
      breaks.create(writes, day.key(), found);
      writes.commit();
    }
  }

  /** How many breaks of a day are open. */
  long openBreaks(Day.Key day) {
    long open = 0;
    String after = null;
    do {
      var page = breaks.page(day, after, PAGE);
      open += page.items().stream().filter(row -> row.it().isOpen()).count();
      after = page.last();
    } while (after != null);
    return open;
  }
}
