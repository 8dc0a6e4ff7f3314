package cn.linli.figures;

import cn.linli.community.Communities.Home;
import cn.linli.figures.Needs.Owed;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Download;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** Says what communities and areas did. A year is one query, however long they have been open. */
final class Reporting {
  private static final int MONTHS = 12;

  /** Areas have no calendar of their own; all of theirs are in this one. */
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Ground ground;

  Reporting(Ground ground) {
    this.ground = ground;
  }

  Report get(Commands.GetReport query) {
    var community = query.community();
    var sheet = sheet(community, query.year());
    var owed = ground.needs().owed().apply(community, query.year());
    var name = ground.needs().communities().get(community).name();
    return report(name, sheet, query.month(), owed, null, ground.calendar(community));
  }

  /** The same as a file. */
  Download download(Commands.DownloadReport query) {
    var whose = query.community();
    return ReportFiles.write(
        whose.value(), get(query.report()), query.format(), ground.calendar(whose));
  }

  /** What the street or district of a community did. */
  Report area(Commands.GetAreaReport query) {
    var home = ground.needs().communities().home(query.community());
    return area(of(home, query.level()), query.year(), query.month(), home.timeZone());
  }

  private static Area of(Home home, Level level) {
    return switch (level) {
      case STREET -> Area.street(home);
      case DISTRICT -> Area.district(home);
    };
  }

  /** The same as a file. */
  Download downloadArea(Commands.DownloadAreaReport query) {
    var home = ground.needs().communities().home(query.community());
    return file(of(home, query.level()), area(query.report()), query.format(), home.timeZone());
  }

  /** What any street or district did. */
  Report district(Commands.GetDistrictReport query) {
    return area(new Area(query.district(), query.street()), query.year(), query.month(), CHINA);
  }

  /** The same as a file. */
  Download downloadDistrict(Commands.DownloadDistrictReport query) {
    var area = new Area(query.district(), query.street());
    return file(area, district(query.report()), query.format(), CHINA);
  }

  private static Download file(Area area, Report report, FileKind format, ZoneId calendar) {
    var whose = area.toString().replace('/', '-');
    return ReportFiles.write(whose, report, format, calendar);
  }

  private Report area(Area area, int year, Integer month, ZoneId calendar) {
    var communities = ground.needs().communities();
    var name =
        area.street() == null
            ? communities.nameOfDistrict(area.district())
            : communities.nameOfStreet(area.district(), area.street());
    var counters = ground.figures().glance(area.whose(), Integer.toString(year));
    var sheet = new YearSheet(year, counters);
    var owed =
        KindNames.ALL.entrySet().stream()
            .map(kind -> new Owed(kind.getKey(), kind.getValue(), (int) sheet.duty(kind.getKey())))
            .toList();
    return report(name, sheet, month, owed, sheet.communities(), calendar);
  }

  private Report report(
      String name,
      YearSheet sheet,
      Integer month,
      List<Owed> owed,
      Long communities,
      ZoneId calendar) {
    int last = month == null ? MONTHS : month;
    var end = YearMonth.of(sheet.year(), last).plusMonths(1).atDay(1).atStartOfDay(calendar);
    var now = ground.now();
    Instant asOf = end.toInstant().isBefore(now) ? end.toInstant() : now;
    return new Report(
        name,
        sheet.year(),
        month,
        asOf,
        communities,
        sheet.summary(month, owed, ground.needs().accounts()),
        sheet.course(last));
  }

  private YearSheet sheet(CommunityId community, int year) {
    return new YearSheet(year, shown(community, whose -> glance(whose, year + "-")));
  }

  private SortedMap<Cell, Map<Measure, Long>> glance(String whose, String begin) {
    return ground.figures().glance(whose, begin);
  }

  /** A recount that ended while they were read may have cleared away what it replaced. */
  private <T> T shown(CommunityId community, Function<String, T> read) {
    return Stale.again(
        () -> {
          int shown = ground.generations().get(community).shown();
          var value = read.apply(FigureTable.of(community, shown));
          if (ground.generations().get(community).shown() != shown) {
            throw new Stale();
          }
          return value;
        });
  }

  /** What a community did in the week of a day. */
  WeekDigest week(CommunityId community, LocalDate day) {
    var week = Periods.week(day);
    var cell = new Cell(week, Cell.DIGEST);
    var numbers = shown(community, whose -> ground.figures().glance(whose, cell));
    return new WeekDigest(
        community,
        week,
        numbers.getOrDefault(Measure.USES, 0L),
        numbers.getOrDefault(Measure.HELD, 0L),
        numbers.getOrDefault(Measure.ATTENDED, 0L),
        numbers.getOrDefault(Measure.SHIFT_MINUTES, 0L),
        numbers.getOrDefault(Measure.SALES, 0L),
        numbers.getOrDefault(Measure.TICKETS_SOLVED, 0L));
  }
}
