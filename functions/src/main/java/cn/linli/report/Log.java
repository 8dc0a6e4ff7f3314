package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.report.MonthTable.Month;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.YearMonth;
import java.util.List;

/** The log of everything that happened in a centre. */
final class Log {
  private final Dynamo dynamo;
  private final Communities communities;
  private final Cursors cursors;
  private final LogTable entries;
  private final MonthTable months;

  Log(Dynamo dynamo, Communities communities, Cursors cursors, MonthTable months) {
    this.dynamo = dynamo;
    this.communities = communities;
    this.cursors = cursors;
    this.entries = new LogTable(dynamo);
    this.months = months;
  }

  /** Adds an event; one that is there already stays as it is. */
  void add(Entry entry) {
    var calendar = communities.calendar(entry.community());
    var month = YearMonth.from(entry.at().atZone(calendar));
    var marks = List.of(new Month(entry.community(), MonthTable.Of.LOG, month));
    var writes = new WriteSet(dynamo);
    entries.create(writes, entry, month);
    months.add(writes, marks);
    try {
      writes.commit();
    } catch (Stale isThere) {
      return;
    }
    months.remember(marks);
  }

  /** A page of a month (of the community's calendar), newest first. */
  PageOf<Entry.View> list(Commands.ListLog query) {
    var pk = LogTable.ofMonth(query.community(), query.month());
    return page(pk, query.limit(), query.cursor());
  }

  /** A page of what happened to a reservation, newest first. */
  PageOf<Entry.View> list(Commands.ListReservationLog query) {
    var pk = LogTable.ofReservation(query.community(), query.reservation().toString());
    return page(pk, query.limit(), query.cursor());
  }

  private PageOf<Entry.View> page(String pk, Integer limit, String cursor) {
    var query = "log " + pk;
    var page = entries.page(pk, cursors.position(query, cursor), PageOf.limit(limit), false);
    return new PageOf<>(
        page.items().stream().map(row -> row.entry().view()).toList(),
        cursors.after(query, page.last()));
  }
}
