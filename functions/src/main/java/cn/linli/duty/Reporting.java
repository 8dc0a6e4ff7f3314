package cn.linli.duty;

import cn.linli.activity.Activities.Duty;
import cn.linli.shared.CommunityId;
import cn.linli.shared.http.Download;
import cn.linli.shared.sheets.Spreadsheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Says how far a community is with what it owes. */
final class Reporting {
  private final Ground ground;
  private final Years years;

  Reporting(Ground ground, Years years) {
    this.ground = ground;
    this.years = years;
  }

  Report get(Commands.GetReport query) {
    var year = years.read(query.community(), query.year());
    var period = Period.of(query.year(), query.quarter());
    var calendar = ground.calendar(query.community());
    var end = period.end().atStartOfDay(calendar).toInstant();
    boolean isOver = !ground.now().isBefore(end);
    var day = isOver ? period.end() : ground.today(query.community());
    var items = year.kinds().stream().map(kind -> item(year, kind, period, day)).toList();
    return new Report(
        query.year(),
        query.quarter(),
        isOver ? end : ground.now(),
        year.numbers(period),
        year.numbers(period.toDate()),
        (int) items.stream().map(Report.Item::behind).filter(Objects::nonNull).count(),
        items);
  }

  private static Report.Item item(YearSheet year, Duty kind, Period period, LocalDate day) {
    return new Report.Item(
        kind.kind(),
        kind.name(),
        kind.perYear(),
        year.pace(kind).target(),
        year.numbers(kind.kind(), period),
        year.numbers(kind.kind(), period.toDate()),
        year.behind(kind, day, period.toDate()).orElse(null));
  }

  /** The kinds of a centre with what counts of each: without what was held, it is two queries. */
  List<Duties.Target> targets(CommunityId community, int year) {
    var plans = ground.plans().glance(community, year);
    return ground.needs().duties().apply(community).stream()
        .map(
            kind -> {
              var pace = Pace.of(year, kind.perYear(), plans.get(kind.kind()));
              return new Duties.Target(kind.kind(), kind.name(), pace.target());
            })
        .toList();
  }

  /** The same as a file. */
  Download export(Commands.ExportReport query) {
    var sheets = new ReportSheets(get(query.report()));
    var name = "duties-" + query.community() + "-" + Period.of(query.year(), query.quarter());
    return Spreadsheet.write(
        name, query.format(), sheets.whole(), sheets.sheets(), DutyError.FILE_TOO_LARGE);
  }
}
