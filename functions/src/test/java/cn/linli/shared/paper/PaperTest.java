package cn.linli.shared.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.sheets.Sheet;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What is printed is on the page, whatever it is. */
class PaperTest {
  private static final Instant NOW = Instant.parse("2027-03-06T01:00:00Z");

  @Test
  void aLongTableGoesOverPagesWithItsHeadOnEach() throws IOException {
    var rows = IntStream.range(0, 120).mapToObj(i -> List.<Object>of("行" + i, i)).toList();

    var bytes = printed(new Sheet("长表", List.of("名称", "数值"), rows));

    try (var document = Loader.loadPDF(bytes)) {
      var text = new PDFTextStripper().getText(document);
      assertThat(document.getNumberOfPages()).isGreaterThan(2);
      assertThat(text.split("名称", -1)).hasSize(document.getNumberOfPages() + 1);
      assertThat(text).contains("行0 0", "行119 119");
    }
  }

  @Test
  void lettersThatTheFontLacksAndLinesThatAreTooLongHarmNothing() throws IOException {
    var name = "😀\n" + "很长的名字".repeat(40);

    var bytes = printed(new Sheet("表", List.of("名称", "数值"), List.of(List.of(name, 1))));

    try (var document = Loader.loadPDF(bytes)) {
      assertThat(new PDFTextStripper().getText(document)).contains("〓 很长的名字", "…");
    }
  }

  @Test
  void rareNamesArePrintedAndWhatIsMissingIsSeen() throws IOException {
    var rows = List.of(List.<Object>of("王㛃 李𬱖 张𫖯 陈䶮", "𠮷田👨\u200d👩 葛\uDB40\uDD00"));

    var bytes = printed(new Sheet("表", List.of("名称", "其他"), rows));

    try (var document = Loader.loadPDF(bytes)) {
      assertThat(new PDFTextStripper().getText(document))
          .contains("王㛃 李𬱖 张𫖯 陈䶮", "〓田〓〓 葛")
          .doesNotContain("?");
    }
  }

  @Test
  void aChartOfNothingIsDrawnAndOneWithoutLabelsIsRefused() {
    try (var paper = new Paper("题", "脚", NOW)) {
      paper.chart(new Chart("空", Chart.Shape.BARS, List.of(), List.of()));
      paper.chart(new Chart("零", Chart.Shape.LINE, List.of("一月"), List.of(0L)));
      assertThat(paper.bytes()).startsWith('%', 'P', 'D', 'F');
    }
    assertThatThrownBy(() -> new Chart("错", Chart.Shape.BARS, List.of("一月"), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] printed(Sheet sheet) {
    try (var paper = new Paper("题", "脚", NOW)) {
      paper.table(sheet);
      return paper.bytes();
    }
  }
}
