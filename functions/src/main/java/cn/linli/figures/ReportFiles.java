package cn.linli.figures;

import cn.linli.shared.http.Download;
import cn.linli.shared.paper.Chart;
import cn.linli.shared.paper.Paper;
import cn.linli.shared.sheets.Format;
import cn.linli.shared.sheets.Sheet;
import cn.linli.shared.sheets.Spreadsheet;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** A report as a file. */
final class ReportFiles {
  /** Lambda answers with 6 MB at the most, and base64 makes four bytes of three. */
  private static final int MOST_BYTES = 4_500_000;

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private ReportFiles() {}

  static Download write(String whose, Report report, FileKind kind, ZoneId calendar) {
    var month = report.month() == null ? "" : "-%02d".formatted(report.month());
    var name = "report-" + whose + "-" + report.year() + month;
    return switch (kind) {
      case CSV -> spreadsheet(name, Format.CSV, report);
      case XLSX -> spreadsheet(name, Format.XLSX, report);
      case PDF -> pdf(name, report, calendar);
    };
  }

  private static Download spreadsheet(String name, Format format, Report report) {
    var sheets = new ReportSheets(report);
    return Spreadsheet.write(
        name, format, sheets.whole(), sheets.all(), FiguresError.FILE_TOO_LARGE);
  }

  private static Download pdf(String name, Report report, ZoneId calendar) {
    var sheets = new ReportSheets(report);
    try (var paper = new Paper(title(report), title(report), report.asOf())) {
      paper.text("统计截至：" + MINUTES.format(report.asOf().atZone(calendar)));
      for (var sheet : sheets.all()) {
        add(paper, sheet, report);
      }
      var bytes = paper.bytes();
      if (bytes.length > MOST_BYTES) {
        throw FiguresError.FILE_TOO_LARGE.refusal();
      }
      return Download.of("application/pdf", name + ".pdf", bytes);
    }
  }

  private static String title(Report report) {
    var month = report.month() == null ? "" : report.month() + "月";
    return "%s %d年%s运营报告".formatted(report.name(), report.year(), month);
  }

  private static void add(Paper paper, Sheet sheet, Report report) {
    if (sheet.rows().isEmpty()) {
      return;
    }
    paper.heading(sheet.name());
    paper.table(sheet);
    switch (sheet.name()) {
      case ReportSheets.ACTIVITIES -> paper.chart(activities(report));
      case ReportSheets.COURSE -> {
        paper.chart(course(report, "各月场地使用次数", Chart.Shape.BARS, Summary.Course::uses));
        paper.chart(course(report, "各月活动参与人次", Chart.Shape.LINE, Summary.Course::attended));
      }
      default -> {}
    }
  }

  private static Chart activities(Report report) {
    var labels = new ArrayList<String>();
    var values = new ArrayList<Long>();
    for (var activity : report.summary().activities()) {
      labels.add(activity.name());
      values.add(activity.heldToDate());
    }
    return new Chart("本年累计举办场次", Chart.Shape.BARS, labels, values);
  }

  private static Chart course(
      Report report, String title, Chart.Shape shape, ToLongFunction<Summary.Course> number) {
    List<String> labels = report.course().stream().map(one -> one.month() + "月").toList();
    List<Long> values = report.course().stream().map(number::applyAsLong).toList();
    return new Chart(title, shape, labels, values);
  }
}
