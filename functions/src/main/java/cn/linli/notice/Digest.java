package cn.linli.notice;

import java.util.List;
import java.util.stream.Collectors;

/** The week of a centre in figures, in the words that people read. */
public record Digest(List<Figure> figures) {
  public Digest {
    figures = List.copyOf(figures);
  }

  /**
   * One of them.
   *
   * @param name as 本周活动
   * @param unit as 场
   */
  public record Figure(String name, long count, String unit) {}

  String line() {
    if (figures.isEmpty()) {
      return "本周活动与服务请看小程序";
    }
    return figures.stream()
        .map(figure -> figure.name() + figure.count() + figure.unit())
        .collect(Collectors.joining("，"));
  }
}
