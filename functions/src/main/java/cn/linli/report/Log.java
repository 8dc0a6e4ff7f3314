package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.report.MonthTable.Month;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** The log of everything that happened in a centre. */
final class Log {
  private static final int PAGE = 1_000;

  private final Dynamo dynamo;
  private final Communities communities;
  private final Cursors cursors;
  private final LogTable entries;
  private final MonthTable months;
  private final Forgetting forgetting;

  Log(
      Dynamo dynamo,
      Communities communities,
      Cursors cursors,
      MonthTable months,
      Forgetting forgetting) {
    this.dynamo = dynamo;
    this.communities = communities;
    this.cursors = cursors;
    this.entries = new LogTable(dynamo);
    this.months = months;
    this.forgetting = forgetting;
  }

  /** Adds an event; one that is there already stays as it is. */
  void add(Entry entry) {
    var calendar = communities.calendar(entry.community());
    var month = YearMonth.from(entry.at().atZone(calendar));
    var marks = List.of(new Month(entry.community(), MonthTable.Of.LOG, month));
    var writes = new WriteSet(dynamo);
    var partitions = partitions(entry, month);
    partitions.forEach(partition -> entries.create(writes, partition, entry));
    forgetting.note(writes, entry, partitions);
    months.add(writes, marks);
    try {
      writes.commit();
      months.remember(marks);
    } catch (Stale isThere) {
      // It came before.
    }
    forgetting.check(entry);
  }

  private static List<String> partitions(Entry entry, YearMonth month) {
    var ofMonth = LogTable.ofMonth(entry.community(), month);
    return entry.reservation() == null
        ? List.of(ofMonth)
        : List.of(ofMonth, LogTable.ofReservation(entry.community(), entry.reservation()));
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

  /**
   * All entries of a part of a month, oldest first; refuses more than a file holds.
   *
   * @param from where the part begins, or null for the start of the month
   * @param to its end, excluded, or null for the end of the month
   * @param most entries that fit
   */
  List<Entry.View> read(
      CommunityId community, YearMonth month, Instant from, Instant to, int most) {
    var pk = LogTable.ofMonth(community, month);
    var end = to == null ? null : LogTable.from(to);
    var read = new ArrayList<Entry.View>();
    var after = from == null ? null : LogTable.from(from);
    do {
      var page = entries.page(pk, after, PAGE, true);
      for (var row : page.items()) {
        if (end != null && row.sk().compareTo(end) >= 0) {
          return read;
        }
        if (read.size() == most) {
          throw ReportError.FILE_TOO_LARGE.refusal();
        }
        read.add(row.entry().view());
      }
      after = page.last();
    } while (after != null);
    return read;
  }

  private PageOf<Entry.View> page(String pk, Integer limit, String cursor) {
    var query = "log " + pk;
    var page = entries.page(pk, cursors.position(query, cursor), PageOf.limit(limit), false);
    return new PageOf<>(
        page.items().stream().map(row -> row.entry().view()).toList(),
        cursors.after(query, page.last()));
  }
}
