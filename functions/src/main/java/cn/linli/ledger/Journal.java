package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** The entries of a community in the order in which they happened. */
final class Journal {
  private static final int PAGE = 1_000;

  private final EntryTable entries;
  private final Function<CommunityId, ZoneId> calendars;

  Journal(EntryTable entries, Function<CommunityId, ZoneId> calendars) {
    this.entries = entries;
    this.calendars = calendars;
  }

  ZoneId calendar(CommunityId community) {
    return calendars.apply(community);
  }

  /**
   * All entries of a month, or of a day of it, oldest first; refuses more than fit.
   *
   * @param day the only one that is wanted, or null
   */
  List<Entry> read(CommunityId community, YearMonth month, LocalDate day, int most) {
    var pk = EntryTable.journal(community, month);
    var range = day == null ? null : TimeRange.day(day, calendar(community));
    var after = range == null ? null : EntryTable.from(range.start());
    var end = range == null ? "~" : EntryTable.from(range.end());
    var read = new ArrayList<Entry>();
    do {
      var page = entries.page(pk, after, PAGE, true);
      for (var row : page.items()) {
        if (row.sk().compareTo(end) >= 0) {
          return read;
        }
        if (read.size() == most) {
          throw LedgerError.FILE_TOO_LARGE.refusal();
        }
        read.add(row.entry());
      }
      after = page.last();
    } while (after != null);
    return read;
  }

  /** The entries of an account's statements in a time, oldest first, one page in memory. */
  void statement(Account account, TimeRange time, Consumer<Entry> consumer) {
    var end = EntryTable.from(time.end());
    time.days(calendar(account.community())).stream()
        .map(YearMonth::from)
        .distinct()
        .forEach(
            month -> {
              var pk = EntryTable.statement(account, month);
              var after = EntryTable.from(time.start());
              while (after != null) {
                var page = entries.page(pk, after, PAGE, true);
                page.items().stream()
                    .filter(row -> row.sk().compareTo(end) < 0)
                    .forEach(row -> consumer.accept(row.entry()));
                after = page.last() == null || page.last().compareTo(end) >= 0 ? null : page.last();
              }
            });
  }
}
