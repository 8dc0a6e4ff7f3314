package cn.linli.shared.paper;

import java.util.List;

/**
 * One series of numbers to look at.
 *
 * @param labels one below each number
 * @param values none below nothing
 */
public record Chart(String title, Shape shape, List<String> labels, List<Long> values) {
  public Chart {
    if (labels.size() != values.size()) {
      throw new IllegalArgumentException("a label for each number");
    }
  }

  /** How it is drawn. */
  public enum Shape {
    BARS,
    LINE
  }
}
