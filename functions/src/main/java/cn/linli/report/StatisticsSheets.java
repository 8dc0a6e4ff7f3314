package cn.linli.report;

import cn.linli.report.Statistics.OfMonth;
import cn.linli.shared.sheets.Sheet;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The statistics of a month as tables: one for each thing they are broken down by. */
final class StatisticsSheets {
  private static final List<String> HEADER =
      List.of(
          "月份",
          "统计维度",
          "场地编号",
          "场地",
          "分项",
          "使用次数",
          "使用时长（小时）",
          "人数",
          "爽约次数",
          "取消次数",
          "开放时长（小时）",
          "使用率");
  private static final BigDecimal SIXTY = BigDecimal.valueOf(60);

  private final OfMonth month;
  private final List<List<Object>> zones = new ArrayList<>();
  private final List<List<Object>> hours = new ArrayList<>();
  private final List<List<Object>> weekdays = new ArrayList<>();
  private final List<List<Object>> purposes = new ArrayList<>();
  private final List<List<Object>> organisers = new ArrayList<>();

  StatisticsSheets(OfMonth month) {
    this.month = month;
    add(null, "全部场地", month.total());
    month.zones().forEach(zone -> add(zone.zone(), zone.name(), zone.breakdown()));
    for (var organiser : month.organisers()) {
      var kind = organiser.kind();
      var name = organiser.name() == null ? kind : organiser.name() + " (" + kind + ")";
      organisers.add(row("主办方", null, "全部场地", name, organiser.figures()));
    }
  }

  private void add(String zone, String name, Breakdown of) {
    zones.add(row("合计", zone, name, null, of.figures()));
    of.byHour().forEach(part -> hours.add(row("小时", zone, name, part.key(), part.figures())));
    of.byWeekday().forEach(p -> weekdays.add(row("星期", zone, name, p.key(), p.figures())));
    of.byPurpose().forEach(p -> purposes.add(row("用途", zone, name, p.key(), p.figures())));
    of.byOrganiser()
        .forEach(part -> organisers.add(row("主办方类型", zone, name, part.key(), part.figures())));
  }

  private List<Object> row(String dimension, String zone, String name, String key, Shown figures) {
    return Arrays.asList(
        month.month().toString(),
        dimension,
        zone,
        name,
        key,
        figures.uses(),
        hours(figures.minutes()),
        figures.people(),
        figures.noShows(),
        figures.cancelled(),
        figures.openMinutes() == null ? null : hours(figures.openMinutes()),
        figures.rate());
  }

  private static BigDecimal hours(long minutes) {
    return BigDecimal.valueOf(minutes).divide(SIXTY, 2, RoundingMode.HALF_UP);
  }

  /** Everything in one table. */
  Sheet whole() {
    var rows =
        Stream.of(zones, hours, weekdays, purposes, organisers).flatMap(List::stream).toList();
    return new Sheet("统计", HEADER, rows);
  }

  /** A sheet for each thing. */
  List<Sheet> sheets() {
    return List.of(
        new Sheet("场地", HEADER, zones),
        new Sheet("小时", HEADER, hours),
        new Sheet("星期", HEADER, weekdays),
        new Sheet("用途", HEADER, purposes),
        new Sheet("主办方", HEADER, organisers));
  }
}
