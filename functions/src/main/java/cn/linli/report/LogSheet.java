package cn.linli.report;

import cn.linli.shared.sheets.Sheet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;

/** The log as a table, in the community's time. */
final class LogSheet {
  private static final List<String> HEADER =
      List.of("时间", "事件", "操作人", "原因", "场地编号", "预约编号", "预约人", "开始", "结束", "日期", "截止", "状态", "变更");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private LogSheet() {}

  static Sheet of(List<Entry.View> entries, ZoneId calendar) {
    return new Sheet("日志", HEADER, entries.stream().map(entry -> row(entry, calendar)).toList());
  }

  private static List<Object> row(Entry.View entry, ZoneId calendar) {
    return Arrays.asList(
        TIME.format(entry.at().atZone(calendar)),
        entry.type(),
        entry.by(),
        entry.reason(),
        entry.zone(),
        entry.reservation(),
        entry.person(),
        local(entry.start(), calendar),
        local(entry.end(), calendar),
        entry.date(),
        local(entry.until(), calendar),
        entry.state(),
        entry.changed() == null ? null : String.join(" ", entry.changed()));
  }

  private static String local(String instant, ZoneId calendar) {
    return instant == null ? null : TIME.format(Instant.parse(instant).atZone(calendar));
  }
}
