package cn.linli.shared.sheets;

import cn.linli.shared.ErrorCode;
import cn.linli.shared.http.Download;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables as files that spreadsheet programs read. */
public final class Spreadsheet {
  /** Lambda answers with 6 MB at the most, and base64 makes four bytes of three. */
  private static final int MOST_BYTES = 4_500_000;

  /** Without it Excel takes Chinese in CSV for something else. */
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** What a spreadsheet program would take for a formula, in either width. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r\\n＝＋－＠]", Pattern.DOTALL);

  private Spreadsheet() {}

  /**
   * A file of one table, or in XLSX of several sheets.
   *
   * @param tooLarge what it means when it does not fit into an answer
   */
  public static Download write(
      String name, Format format, Sheet whole, List<Sheet> sheets, ErrorCode tooLarge) {
    var bytes =
        switch (format) {
          case CSV -> csv(whole);
          case XLSX -> xlsx(sheets);
        };
    if (bytes.length > MOST_BYTES) {
      throw tooLarge.refusal();
    }
    return Download.of(format.contentType(), name + "." + format, bytes);
  }

  private static byte[] csv(Sheet sheet) {
    var text = new StringBuilder().append(BYTE_ORDER_MARK);
    try (var printer = CSVFormat.RFC4180.print(text)) {
      printer.printRecord(sheet.header());
      for (var row : sheet.rows()) {
        printer.printRecord(row.stream().map(Spreadsheet::harmless));
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An apostrophe makes a text of what would be a formula. CSV has no other way to say so. */
  private static Object harmless(Object cell) {
    return cell instanceof String text && FORMULA.matcher(text).find() ? "'" + text : cell;
  }

  private static byte[] xlsx(List<Sheet> sheets) {
    var bytes = new ByteArrayOutputStream();
    try (var workbook = new Workbook(bytes, "Linli", "1.0")) {
      for (var sheet : sheets) {
        write(workbook.newWorksheet(sheet.name()), sheet);
      }
      workbook.finish();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(Worksheet to, Sheet sheet) {
    for (int column = 0; column < sheet.header().size(); column++) {
      to.value(0, column, sheet.header().get(column));
    }
    to.range(0, 0, 0, sheet.header().size() - 1).style().bold().set();
    to.freezePane(0, 1);
    for (int row = 0; row < sheet.rows().size(); row++) {
      for (int column = 0; column < sheet.header().size(); column++) {
        write(to, row + 1, column, sheet.rows().get(row).get(column));
      }
    }
  }

  /** Here a text is a text by its type, whatever it begins with. */
  private static void write(Worksheet to, int row, int column, Object cell) {
    switch (cell) {
      case null -> {}
      case Number number -> to.value(row, column, number);
      default -> to.value(row, column, cell.toString());
    }
  }
}
