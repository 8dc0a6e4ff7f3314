package cn.linli.figures;

import static cn.linli.figures.Hall.HERE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports as files: what a reader finds in them. */
class ReportFilesTest {
  private final Hall hall = new Hall();

  @TempDir private Path folder;

  @BeforeEach
  void live() {
    hall.tell(new Story(HERE, 21, 160, 90).events);
    hall.is("2027-04-10", "09:00");
  }

  @AfterEach
  void leave() {
    hall.close();
  }

  private byte[] file(Integer month, FileKind kind) {
    var query = new Commands.DownloadReport(HERE, 2027, month, kind);
    return Base64.getDecoder().decode(hall.figures.reporting().download(query).base64());
  }

  @Test
  void thePdfSaysWhatTheReportSaysInChineseThatItBringsAlong() throws IOException {
    var report = hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, 2));
    var venue = report.summary().venue();

    var bytes = file(2, FileKind.PDF);

    try (PDDocument document = Loader.loadPDF(bytes)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(text)
          .contains("和平里社区 2027年2月运营报告")
          .contains("统计截至：2027-03-01 00:00")
          .contains("场地使用次数 " + venue.uses())
          .contains("场地使用人次 " + venue.people())
          .contains("活动与指标", "主题沙龙", "各月走势", "本年累计举办场次")
          .contains("第 1 页，共 " + document.getNumberOfPages() + " 页");
      for (var name : document.getPage(0).getResources().getFontNames()) {
        var font = document.getPage(0).getResources().getFont(name);
        assertThat(font).isInstanceOf(PDType0Font.class);
        assertThat(font.isEmbedded()).isTrue();
      }
    }
    System.out.println("a month's report as PDF: " + bytes.length + " bytes");
    assertThat(bytes.length).isLessThan(300_000);
  }

  @Test
  void theSameReportGivesTheSameBytes() {
    assertThat(file(2, FileKind.PDF)).isEqualTo(file(2, FileKind.PDF));
    assertThat(file(3, FileKind.PDF)).isNotEqualTo(file(2, FileKind.PDF));
  }

  @Test
  void csvIsOneTableAndXlsxHasASheetForEachThing() {
    var csv = new String(file(2, FileKind.CSV), StandardCharsets.UTF_8);
    var xlsx = file(null, FileKind.XLSX);

    assertThat(csv).startsWith("\uFEFF类别,项目,指标,数值").contains("概览,场地使用次数,数值,");
    assertThat(xlsx).startsWith('P', 'K');
    var rows = csv.lines().skip(1).toList();
    assertThat(rows).isNotEmpty().noneMatch(row -> row.matches("(.*,)?['=+@].*"));
    assertThat(csv).contains("满意度平均分,数值,—");
  }

  @Test
  void inXlsxNumbersAreNumbers() throws IOException {
    var venue =
        hall.figures.reporting().get(new Commands.GetReport(HERE, 2027, null)).summary().venue();
    var path = Files.write(folder.resolve("report.xlsx"), file(null, FileKind.XLSX));
    String overview;
    try (var zip = new ZipFile(path.toFile())) {
      var sheet = zip.getEntry("xl/worksheets/sheet1.xml");
      overview = new String(zip.getInputStream(sheet).readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(overview).contains("<c r=\"B2\" t=\"n\"><v>" + venue.uses() + "</v>");
    assertThat(overview).doesNotContain("<f>");
  }

  @Test
  void aDistrictsReportIsAFileTooAndPagesAreA4() throws IOException {
    hall.shares(HERE, "2027-02");
    hall.folds();
    var query = new Commands.DownloadDistrictReport("d", null, 2027, 2, FileKind.PDF);

    var pdf = hall.figures.reporting().downloadDistrict(query);

    assertThat(pdf.fileName()).isEqualTo("report-d-2027-02.pdf");
    try (PDDocument document = Loader.loadPDF(Base64.getDecoder().decode(pdf.base64()))) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("东城区 2027年2月运营报告", "社区数 1", "其他活动");
      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      for (var page : document.getPages()) {
        assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth());
        assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight());
      }
    }
  }
}
