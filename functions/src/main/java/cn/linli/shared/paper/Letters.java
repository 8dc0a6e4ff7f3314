package cn.linli.shared.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSName;
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

  /** What printers set where they lack a type (缺字符号): seen at once, and no letter of a name. */
  private static final String LACKING = "〓";

  /** See ISO 32000-1, 9.10.3. */
  private static final String BEGIN =
      """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange
      """;

  private static final String END =
      """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end
      """;

  private final PDFont font;
  private final Map<Integer, Boolean> known = new HashMap<>();

  /** Which letter each glyph was written for. */
  private final SortedMap<Integer, Integer> written = new TreeMap<>();

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
    var printable = printable(text);
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x, y);
    content.showText(printable);
    content.endText();
    for (int letter : printable.codePoints().toArray()) {
      written.putIfAbsent(glyph(letter), letter);
    }
  }

  private int glyph(int letter) throws IOException {
    var code = font.encode(Character.toString(letter));
    return ((code[0] & 0xff) << 8) | (code[1] & 0xff);
  }

  /**
   * Says which letter each glyph is, for those who search or copy. The font has one glyph for a
   * radical and the word that looks like it (⾏, 行), and PDFBox takes the first of both.
   */
  void nameGlyphs(PDDocument document) throws IOException {
    var map = new StringBuilder(BEGIN);
    for (var glyph : written.entrySet()) {
      var letter = Character.toString(glyph.getValue()).getBytes(StandardCharsets.UTF_16BE);
      map.append("1 beginbfchar\n<%04X> <".formatted(glyph.getKey()))
          .append(HexFormat.of().withUpperCase().formatHex(letter))
          .append(">\nendbfchar\n");
    }
    map.append(END);
    var stream = document.getDocument().createCOSStream();
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
    }
    font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
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

  /** What the font has no letter for is seen to be missing. */
  private String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints().forEach(letter -> printable.append(shown(letter)));
    return printable.toString();
  }

  private String shown(int letter) {
    if (isKnown(letter)) {
      return Character.toString(letter);
    }
    if (Character.isISOControl(letter) || Character.isWhitespace(letter)) {
      return " ";
    }
    return isUnseen(letter) ? "" : LACKING;
  }

  /** What joins letters or says which form of the letter before is meant. */
  private static boolean isUnseen(int letter) {
    boolean isForm =
        (letter >= 0xFE00 && letter <= 0xFE0F) || (letter >= 0xE0100 && letter <= 0xE01EF);
    return isForm || Character.getType(letter) == Character.FORMAT;
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
