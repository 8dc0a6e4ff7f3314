package cn.linli.duty;

import cn.linli.duty.Numbers.Split;
import cn.linli.duty.Pace.Behind;
import cn.linli.duty.Report.Item;
import cn.linli.shared.sheets.Sheet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A report as tables: what is owed of each kind, and what each tier has of it. */
final class ReportSheets {
  private static final List<String> HEADER =
      List.of(
          "期间",
          "类别编号",
          "类别",
          "价格档",
          "年度指标",
          "年度目标",
          "本期计划场次",
          "本期举办场次",
          "本期参与人次",
          "累计计划场次",
          "累计举办场次",
          "累计参与人次",
          "应举办场次",
          "落后场次",
          "未达标月份或季度");

  private final Report report;
  private final List<List<Object>> kinds = new ArrayList<>();
  private final List<List<Object>> tiers = new ArrayList<>();

  ReportSheets(Report report) {
    this.report = report;
    for (var item : report.items()) {
      kinds.add(row(item, "合计", whole(item.period()), whole(item.toDate()), item));
      addTier(item, "公益", item.period().free(), item.toDate().free());
      addTier(item, "半公益", item.period().half(), item.toDate().half());
      addTier(item, "经营性", item.period().market(), item.toDate().market());
    }
  }

  private void addTier(Item item, String tier, Split period, Split toDate) {
    tiers.add(row(item, tier, period, toDate, null));
  }

  private static Split whole(Numbers numbers) {
    return new Split(numbers.planned(), numbers.held(), numbers.attended());
  }

  /** What is owed is owed of all tiers together. */
  private List<Object> row(Item item, String tier, Split period, Split toDate, Item owed) {
    Behind behind = owed == null ? null : owed.behind();
    return Arrays.asList(
        Period.of(report.year(), report.quarter()).toString(),
        item.kind(),
        item.name(),
        tier,
        owed == null ? null : owed.duty(),
        owed == null ? null : owed.target(),
        period.planned(),
        period.held(),
        period.attended(),
        toDate.planned(),
        toDate.held(),
        toDate.attended(),
        behind == null ? null : behind.expected(),
        behind == null ? null : behind.by(),
        behind == null ? null : String.join(" ", behind.missed()));
  }

  /** Everything in one table. */
  Sheet whole() {
    return new Sheet("指标", HEADER, Stream.concat(kinds.stream(), tiers.stream()).toList());
  }

  /** A sheet for each thing. */
  List<Sheet> sheets() {
    return List.of(new Sheet("指标", HEADER, kinds), new Sheet("价格档", HEADER, tiers));
  }
}
