package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Function;

/** Makes statements and sums from posted entries, each entry once, in one transaction. */
final class Projection {
  private final Dynamo dynamo;
  private final Function<CommunityId, ZoneId> calendars;
  private final EntryTable entries;
  private final TotalTable totals;

  Projection(
      Dynamo dynamo,
      Function<CommunityId, ZoneId> calendars,
      EntryTable entries,
      TotalTable totals) {
    this.dynamo = dynamo;
    this.calendars = calendars;
    this.entries = entries;
    this.totals = totals;
  }

  /** Takes an entry in. The same again changes nothing, and the order does not matter. */
  void take(Entry entry) {
    var date = LocalDate.ofInstant(entry.at(), calendars.apply(entry.community()));
    var month = YearMonth.from(date);
    var writes = new WriteSet(dynamo);
    entries.copy(writes, EntryTable.journal(entry.community(), month), entry);
    entry
        .sides()
        .forEach(
            (account, sides) -> {
              entries.copy(writes, EntryTable.statement(account, month), entry);
              Period.of(date).forEach(period -> totals.add(writes, period, account, sides));
            });
    try {
      writes.commit();
    } catch (Stale isThere) {
      // It came before.
    }
  }
}
