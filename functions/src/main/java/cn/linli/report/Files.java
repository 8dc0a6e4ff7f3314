package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.shared.TimeRange;
import cn.linli.shared.http.Download;
import cn.linli.shared.sheets.Spreadsheet;
import java.util.List;

/** The log and the statistics as files. */
final class Files {
  /** To read them takes a few seconds. */
  private static final int MOST_ENTRIES = 20_000;

  private final Log log;
  private final Statistics statistics;
  private final Communities communities;

  Files(Log log, Statistics statistics, Communities communities) {
    this.log = log;
    this.statistics = statistics;
    this.communities = communities;
  }

  /** The statistics of a month, with every organiser. */
  Download statistics(Commands.ExportStatistics query) {
    var sheets = new StatisticsSheets(statistics.whole(query.community(), query.month()));
    var name = "statistics-" + query.community() + "-" + query.month();
    return Spreadsheet.write(
        name, query.format(), sheets.whole(), sheets.sheets(), ReportError.FILE_TOO_LARGE);
  }

  /** The log of a month or a day of it, oldest first. */
  Download log(Commands.ExportLog query) {
    var calendar = communities.calendar(query.community());
    var day = query.day() == null ? null : TimeRange.day(query.day(), calendar);
    var entries =
        day == null
            ? log.read(query.community(), query.month(), null, null, MOST_ENTRIES)
            : log.read(query.community(), query.month(), day.start(), day.end(), MOST_ENTRIES);
    var wanted =
        entries.stream()
            .filter(entry -> query.zone() == null || query.zone().equals(entry.zone()))
            .toList();
    var sheet = LogSheet.of(wanted, calendar);
    var name =
        "log-" + query.community() + "-" + (query.day() == null ? query.month() : query.day());
    return Spreadsheet.write(
        name, query.format(), sheet, List.of(sheet), ReportError.FILE_TOO_LARGE);
  }
}
