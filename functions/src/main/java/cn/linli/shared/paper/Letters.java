package cn.linli.shared.paper;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Writes in the font that comes with us (Noto Sans SC, OFL): no printer has to know Chinese. Only
 * the letters that were written go into the file.
 */
final class Letters {
  private static final String FONT = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";
  private static final String MORE = "…";

  private final PDFont font;
  private final Map<Integer, Boolean> known = new HashMap<>();

  private Letters(PDFont font) {
    this.font = font;
  }

  static Letters of(PDDocument document) throws IOException {
    try (var file = Letters.class.getResourceAsStream(FONT)) {
      if (file == null) {
        throw new IOException("the font is not part of this build");
      }
      return new Letters(PDType0Font.load(document, file, true));
    }
  }

  void show(PDPageContentStream content, String text, float size, float x, float y)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(printable(text));
    content.endText();
  }

  float width(String text, float size) throws IOException {
    return font.getStringWidth(printable(text)) / 1000 * size;
  }

  /** As much of a text as a width holds. */
  String fit(String text, float size, float width) throws IOException {
    var whole = printable(text);
    if (width(whole, size) <= width) {
      return whole;
    }
    int end = whole.length();
    while (end > 0 && width(whole.substring(0, end) + MORE, size) > width) {
      end = whole.offsetByCodePoints(end, -1);
    }
    return whole.substring(0, end) + MORE;
  }

  /** What the font has no letter for, an emoji or a line break, becomes a question mark. */
  private String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .forEach(letter -> printable.appendCodePoint(isKnown(letter) ? letter : '?'));
    return printable.toString();
  }

  private boolean isKnown(int letter) {
    return known.computeIfAbsent(letter, this::has);
  }

  private boolean has(int letter) {
    try {
      return font.encode(Character.toString(letter)).length > 0;
    } catch (IOException | IllegalArgumentException unknown) {
      return false;
    }
  }
}
