package cn.linli.shared.paper;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Draws charts as paths, so that they are sharp on paper and need no pictures. */
final class Drawing {
  private static final float LABEL = 7;
  private static final float ROOM = 14;

  private final PDPageContentStream content;
  private final Letters letters;
  private final float bottom;
  private final float height;

  Drawing(PDPageContentStream content, Letters letters, float bottom, float height) {
    this.content = content;
    this.letters = letters;
    this.bottom = bottom;
    this.height = height;
  }

  void draw(Chart chart) throws IOException {
    content.setLineWidth(0.5f);
    content.setStrokingColor(0.6f);
    content.moveTo(Paper.MARGIN, bottom);
    content.lineTo(Paper.MARGIN + Paper.WIDTH, bottom);
    content.stroke();
    switch (chart.shape()) {
      case BARS -> bars(chart);
      case LINE -> line(chart);
    }
    content.setNonStrokingColor(0f);
    for (int i = 0; i < chart.values().size(); i++) {
      centred(chart.labels().get(i), chart, i, bottom - LABEL - 3);
      centred(Long.toString(chart.values().get(i)), chart, i, top(chart, i) + 3);
    }
    content.setLineWidth(1);
  }

  private void bars(Chart chart) throws IOException {
    content.setNonStrokingColor(0.27f, 0.45f, 0.77f);
    float width = step(chart) * 0.6f;
    for (int i = 0; i < chart.values().size(); i++) {
      content.addRect(middle(chart, i) - width / 2, bottom, width, top(chart, i) - bottom);
      content.fill();
    }
  }

  private void line(Chart chart) throws IOException {
    content.setLineWidth(1.5f);
    content.setStrokingColor(0.77f, 0.27f, 0.2f);
    for (int i = 0; i < chart.values().size(); i++) {
      if (i == 0) {
        content.moveTo(middle(chart, i), top(chart, i));
      } else {
        content.lineTo(middle(chart, i), top(chart, i));
      }
    }
    if (chart.values().size() > 1) {
      content.stroke();
    }
    content.setNonStrokingColor(0.77f, 0.27f, 0.2f);
    for (int i = 0; i < chart.values().size(); i++) {
      content.addRect(middle(chart, i) - 1.5f, top(chart, i) - 1.5f, 3, 3);
      content.fill();
    }
  }

  private void centred(String text, Chart chart, int i, float y) throws IOException {
    var fitting = letters.fit(text, LABEL, step(chart));
    float x = middle(chart, i) - letters.width(fitting, LABEL) / 2;
    letters.show(content, fitting, LABEL, x, y);
  }

  private float top(Chart chart, int i) {
    long most = chart.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return bottom + (height - ROOM) * Math.max(0, chart.values().get(i)) / Math.max(1, most);
  }

  private static float step(Chart chart) {
    return Paper.WIDTH / Math.max(1, chart.values().size());
  }

  private static float middle(Chart chart, int i) {
    return Paper.MARGIN + step(chart) * (i + 0.5f);
  }
}
