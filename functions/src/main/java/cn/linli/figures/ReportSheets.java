package cn.linli.figures;

import cn.linli.shared.sheets.Sheet;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A report as tables. */
final class ReportSheets {
  static final String ACTIVITIES = "活动与指标";
  static final String COURSE = "各月走势";

  /** Where there is no number: not a hyphen, which spreadsheet programs take for a formula. */
  private static final String NONE = "—";

  private static final List<String> WHOLE = List.of("类别", "项目", "指标", "数值");

  private final Report report;
  private final Summary summary;

  ReportSheets(Report report) {
    this.report = report;
    this.summary = report.summary();
  }

  /** A sheet for each thing. */
  List<Sheet> all() {
    return List.of(overview(), activities(), sales(), money(), course());
  }

  /** Everything in one table: what, of what, which number. */
  Sheet whole() {
    var rows = new ArrayList<List<Object>>();
    for (var sheet : all()) {
      for (var row : sheet.rows()) {
        for (int column = 1; column < row.size(); column++) {
          rows.add(
              Arrays.asList(
                  sheet.name(), row.getFirst(), sheet.header().get(column), row.get(column)));
        }
      }
    }
    return new Sheet("运营报告", WHOLE, rows);
  }

  private Sheet overview() {
    var venue = summary.venue();
    var rows = new ArrayList<List<Object>>();
    if (report.communities() != null) {
      rows.add(List.of("社区数", report.communities()));
    }
    rows.add(List.of("场地使用次数", venue.uses()));
    rows.add(List.of("场地使用人次", venue.people()));
    rows.add(List.of("场地使用小时", hours(venue.minutes())));
    rows.add(List.of("爽约次数", venue.noShows()));
    rows.add(List.of("取消预约次数", venue.cancelled()));
    rows.add(List.of("活动参与人次", summary.attended()));
    rows.add(List.of("志愿服务班次", summary.volunteers().shifts()));
    rows.add(List.of("志愿服务小时", hours(summary.volunteers().minutes())));
    rows.add(List.of("志愿者缺席次数", summary.volunteers().missed()));
    rows.add(List.of("诉求受理件数", summary.tickets().told()));
    rows.add(List.of("诉求解决件数", summary.tickets().solved()));
    rows.add(Arrays.asList("满意度平均分", score(summary.tickets().averageScore())));
    rows.add(List.of("团购提货件数", summary.collected()));
    return new Sheet("概览", List.of("项目", "数值"), rows);
  }

  private Sheet activities() {
    var rows =
        summary.activities().stream()
            .map(
                one ->
                    List.<Object>of(
                        one.name(), one.duty(), one.held(), one.heldToDate(), percent(one)))
            .toList();
    return new Sheet(ACTIVITIES, List.of("类别", "年度目标", "本期举办", "本年累计", "完成率%"), rows);
  }

  private static Object percent(Summary.Activity one) {
    return one.duty() == 0 ? NONE : 100 * one.heldToDate() / one.duty();
  }

  private Sheet sales() {
    var rows =
        summary.sales().stream()
            .map(
                one ->
                    List.<Object>of(
                        one.name(),
                        one.count(),
                        yuan(one.fen()),
                        one.refunds(),
                        yuan(one.refundsFen())))
            .toList();
    return new Sheet("收款与退款", List.of("项目", "笔数", "金额（元）", "退款笔数", "退款（元）"), rows);
  }

  private Sheet money() {
    var rows =
        summary.money().stream()
            .map(one -> List.<Object>of(one.name(), yuan(one.debitFen()), yuan(one.creditFen())))
            .toList();
    return new Sheet("分类账", List.of("科目", "借方（元）", "贷方（元）"), rows);
  }

  private Sheet course() {
    var rows =
        report.course().stream()
            .map(
                one ->
                    List.<Object>of(
                        one.month() + "月",
                        one.uses(),
                        hours(one.minutes()),
                        one.held(),
                        one.attended(),
                        hours(one.volunteerMinutes()),
                        one.ticketsSolved(),
                        yuan(one.salesFen())))
            .toList();
    return new Sheet(
        COURSE, List.of("月份", "场地使用", "使用小时", "活动场次", "参与人次", "志愿小时", "解决诉求", "收款（元）"), rows);
  }

  private static BigDecimal yuan(long fen) {
    return BigDecimal.valueOf(fen, 2);
  }

  private static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf((10 * minutes + 30) / 60, 1);
  }

  private static Object score(Long hundredths) {
    return hundredths == null ? NONE : BigDecimal.valueOf(hundredths, 2);
  }
}
