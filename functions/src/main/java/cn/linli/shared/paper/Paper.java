package cn.linli.shared.paper;

import cn.linli.shared.sheets.Sheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A printable report as a PDF: from top to bottom on as many pages as it takes, with a foot on
 * each. The same content gives the same bytes. Nothing of it is loaded before somebody asks for
 * one.
 */
public final class Paper implements AutoCloseable {
  static final float MARGIN = 50;
  static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final float FOOT = 30;
  private static final float LINE = 1.6f;
  private static final float CELL = 9;
  private static final float CHART_HEIGHT = 150;

  private final PDDocument document = new PDDocument();
  private final Letters letters;
  private final String title;
  private final String foot;
  private PDPageContentStream content;
  private float y;

  /**
   * A report.
   *
   * @param foot stands on each page beside its number
   * @param made when what it says was so
   */
  public Paper(String title, String foot, Instant made) {
    this.title = title;
    this.foot = foot;
    try {
      this.letters = Letters.of(document);
      var about = document.getDocumentInformation();
      about.setTitle(title);
      about.setProducer("Linli");
      about.setCreationDate(GregorianCalendar.from(made.atZone(ZoneOffset.UTC)));
      // Else it would be the time at which it is written.
      document.setDocumentId(made.getEpochSecond());
      newPage();
      line(title, 18);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A heading of a part. */
  public void heading(String text) {
    try {
      need(60);
      y -= 10;
      line(text, 13);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A line of text. */
  public void text(String text) {
    try {
      need(20);
      line(text, 10);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A table: names on the left, all else on the right; its head stands on each page. */
  public void table(Sheet sheet) {
    try {
      row(sheet, List.copyOf(sheet.header()), true);
      for (var row : sheet.rows()) {
        if (y - CELL * LINE * 1.4f < MARGIN + FOOT) {
          newPage();
          row(sheet, List.copyOf(sheet.header()), true);
        }
        row(sheet, row, false);
      }
      y -= 6;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void row(Sheet sheet, List<Object> cells, boolean isHead) throws IOException {
    float height = CELL * LINE * 1.4f;
    need(height);
    if (isHead) {
      content.setNonStrokingColor(0.9f);
      content.addRect(MARGIN, y - height, WIDTH, height);
      content.fill();
      content.setNonStrokingColor(0f);
    }
    float x = MARGIN;
    for (int column = 0; column < cells.size(); column++) {
      float width = width(sheet, column);
      var cell = cells.get(column);
      var text = letters.fit(cell == null ? "" : cell.toString(), CELL, width - 6);
      boolean isRight = column > 0;
      float at = isRight ? x + width - 3 - letters.width(text, CELL) : x + 3;
      letters.show(content, text, CELL, at, y - height + CELL * 0.6f);
      x += width;
    }
    content.setStrokingColor(0.8f);
    content.moveTo(MARGIN, y - height);
    content.lineTo(MARGIN + WIDTH, y - height);
    content.stroke();
    y -= height;
  }

  /** The first column holds names and is twice as wide as the others. */
  private static float width(Sheet sheet, int column) {
    float part = WIDTH / (sheet.header().size() + 1);
    return column == 0 ? 2 * part : part;
  }

  /** A chart of one series. */
  public void chart(Chart chart) {
    try {
      need(CHART_HEIGHT + 30);
      line(chart.title(), 10);
      new Drawing(content, letters, y - CHART_HEIGHT, CHART_HEIGHT).draw(chart);
      y -= CHART_HEIGHT + 24;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void line(String text, float size) throws IOException {
    y -= size * LINE;
    letters.show(content, letters.fit(text, size, WIDTH), size, MARGIN, y + size * 0.3f);
  }

  private void need(float height) throws IOException {
    if (y - height < MARGIN + FOOT) {
      newPage();
    }
  }

  private void newPage() throws IOException {
    if (content != null) {
      content.close();
    }
    var page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    content = new PDPageContentStream(document, page);
    y = PDRectangle.A4.getHeight() - MARGIN;
  }

  /** The file. */
  public byte[] bytes() {
    try {
      content.close();
      int pages = document.getNumberOfPages();
      for (int number = 0; number < pages; number++) {
        foot(document.getPage(number), "第 %d 页，共 %d 页".formatted(number + 1, pages));
      }
      // The first time makes the subset of the font; what its glyphs mean is said after it.
      document.save(OutputStream.nullOutputStream());
      letters.nameGlyphs(document);
      var bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void foot(PDPage page, String number) throws IOException {
    try (var below = new PDPageContentStream(document, page, AppendMode.APPEND, true)) {
      letters.show(below, letters.fit(foot, 8, WIDTH * 0.7f), 8, MARGIN, MARGIN);
      float at = MARGIN + WIDTH - letters.width(number, 8);
      letters.show(below, number, 8, at, MARGIN);
    }
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException unclosable) {
      throw new UncheckedIOException(unclosable);
    }
  }

  @Override
  public String toString() {
    return title;
  }
}
