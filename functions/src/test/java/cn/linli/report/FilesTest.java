package cn.linli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.Refusal;
import cn.linli.shared.http.Download;
import cn.linli.shared.sheets.Format;
import cn.linli.shared.sheets.Sheet;
import cn.linli.shared.sheets.Spreadsheet;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people find in the files they download. */
class FilesTest {
  private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

  private final Office office = new Office();

  @TempDir private Path folder;

  @AfterEach
  void leave() {
    office.close();
  }

  @Test
  void theStatisticsFileSaysWhatTheStatisticsSay() throws IOException {
    new History(5, 20).events().forEach(office::tell);

    var file = statistics(Format.CSV);
    var total = office.statistics(DECEMBER).total().figures();
    var first = csv(file).getFirst();

    assertThat(file.fileName()).isEqualTo("statistics-heping-li-2026-12.csv");
    assertThat(first.get("统计维度")).isEqualTo("合计");
    assertThat(first.get("使用次数")).isEqualTo("" + total.uses());
    assertThat(first.get("爽约次数")).isEqualTo("" + total.noShows());
    assertThat(Double.parseDouble(first.get("使用时长（小时）"))).isEqualTo(total.minutes() / 60.0);
    assertThat(csv(file)).extracting(row -> row.get("分项")).contains("合唱队 (club)");
  }

  @Test
  void theWorkbookHasASheetForEachBreakdown() throws IOException {
    new History(5, 20).events().forEach(office::tell);

    var parts = unzip(statistics(Format.XLSX));

    assertThat(parts.get("xl/workbook.xml")).contains("场地", "小时", "星期", "用途", "主办方");
    assertThat(parts).containsKey("xl/worksheets/sheet5.xml").doesNotContainKey("xl/sheet6.xml");
  }

  @Test
  void excelReadsTheChineseOfCsv() {
    var bytes = Base64.getDecoder().decode(log(null, null).base64());

    assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("时间,事件,操作人");
  }

  @Test
  void aReasonNeverBecomesAFormula() throws IOException {
    var reasons = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "正常, \"原因\"");
    for (int i = 0; i < reasons.size(); i++) {
      happens("2026-12-02T03:00:0" + i + "Z", "library", reasons.get(i));
    }

    assertThat(csv(log(null, null)))
        .extracting(row -> row.get("原因"))
        .containsExactly("'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "'＝1", "正常, \"原因\"");
    var query = new Commands.ExportLog(Office.COMMUNITY, DECEMBER, null, null, Format.XLSX);
    var sheet = unzip(office.reports.files().log(query)).get("xl/worksheets/sheet1.xml");
    assertThat(sheet).doesNotContain("<f>");
  }

  @Test
  void theLogFileIsInTheCommunitysTimeOldestFirst() throws IOException {
    happens("2026-12-05T15:59:59Z", "library", "二");
    happens("2026-12-02T03:00:00Z", "library", "一");

    assertThat(csv(log(null, null)))
        .extracting(row -> row.get("时间") + row.get("原因"))
        .containsExactly("2026-12-02 11:00:00一", "2026-12-05 23:59:59二");
  }

  @Test
  void aDayOrAZoneOfTheLogHasNothingElse() throws IOException {
    happens("2026-12-04T15:59:59Z", "library", "前一天");
    happens("2026-12-04T16:00:00Z", "library", "零点");
    happens("2026-12-05T15:59:59Z", "dance-room", "当天");
    happens("2026-12-05T16:00:00Z", "library", "后一天");

    var day = LocalDate.of(2026, 12, 5);
    assertThat(csv(log(day, null))).extracting(row -> row.get("原因")).containsExactly("零点", "当天");
    assertThat(csv(log(day, "dance-room"))).hasSize(1);
    assertThat(csv(log(null, "library"))).hasSize(3);
  }

  @Test
  void aLogWithMoreEntriesThanFitIsRefusedAndNotCut() {
    for (int i = 0; i < 4; i++) {
      happens("2026-12-02T03:00:0" + i + "Z", "library", "检修");
    }

    var log = office.reports.log();
    assertThat(log.read(Office.COMMUNITY, DECEMBER, null, null, 4)).hasSize(4);
    assertThatThrownBy(() -> log.read(Office.COMMUNITY, DECEMBER, null, null, 3))
        .hasMessage("report.file-too-large");
  }

  @Test
  void whatDoesNotFitIsRefusedAndNotCut() {
    var row = List.<Object>of("字".repeat(1000));
    var rows = IntStream.range(0, 1600).mapToObj(i -> row).toList();
    var sheet = new Sheet("日志", List.of("原因"), rows);

    assertThatThrownBy(
            () ->
                Spreadsheet.write(
                    "log", Format.CSV, sheet, List.of(sheet), ReportError.FILE_TOO_LARGE))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ReportError.FILE_TOO_LARGE));
  }

  private void happens(String at, String zone, String reason) {
    var data = Map.<String, Object>of("zone", zone, "by", UUID.randomUUID(), "reason", reason);
    office.tell("venue.something-happened", Instant.parse(at), data);
  }

  private Download log(LocalDate day, String zone) {
    var query = new Commands.ExportLog(Office.COMMUNITY, DECEMBER, day, zone, Format.CSV);
    return office.reports.files().log(query);
  }

  private Download statistics(Format format) {
    var query = new Commands.ExportStatistics(Office.COMMUNITY, DECEMBER, format);
    return office.reports.files().statistics(query);
  }

  private static List<CSVRecord> csv(Download file) throws IOException {
    var text = new String(Base64.getDecoder().decode(file.base64()), StandardCharsets.UTF_8);
    var format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    return format.parse(new StringReader(text.substring(1))).getRecords();
  }

  private Map<String, String> unzip(Download file) throws IOException {
    var parts = new HashMap<String, String>();
    var path = Files.write(folder.resolve("file.xlsx"), Base64.getDecoder().decode(file.base64()));
    try (var zip = new ZipFile(path.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        var bytes = zip.getInputStream(entry).readAllBytes();
        parts.put(entry.getName(), plain(new String(bytes, StandardCharsets.UTF_8)));
      }
    }
    return parts;
  }

  private static String plain(String xml) {
    return Pattern.compile("&#x([0-9a-f]+);")
        .matcher(xml)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }
}
