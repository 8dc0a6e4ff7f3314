package cn.linli.coldstart;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What a measurement says, as Markdown.
 *
 * @param costs of each variant by its name, one per round
 * @param classes loaded by each variant
 */
record Report(
    List<Variant> variants, Map<String, List<Cost>> costs, Map<String, Long> classes, int rounds) {
  private static final List<Ratio> RATIOS =
      List.of(
          new Ratio("C", "A", 0.60),
          new Ratio("C+AOT", "A", 0.35),
          new Ratio("C", "B", Double.NaN),
          new Ratio("C+AOT", "B+AOT", Double.NaN),
          new Ratio("A+AOT", "A", Double.NaN));

  /** Whether no ratio is above its limit. */
  boolean good() {
    return RATIOS.stream().noneMatch(ratio -> cpu(ratio) > ratio.limit());
  }

  String text() {
    var text = new StringBuilder();
    line(text, "| variant | CPU s | (least–most) | CPU to A | wall s | RSS MB | classes |");
    line(text, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    variants.forEach(variant -> line(text, row(variant)));
    line(text, "");
    line(
        text,
        "| ratio of CPU seconds, medians of %d rounds | measured | limit |".formatted(rounds));
    line(text, "| --- | ---: | ---: |");
    RATIOS.forEach(ratio -> line(text, ratio.row(cpu(ratio))));
    return text.toString();
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }

  private String row(Variant variant) {
    var name = variant.name();
    var cpus = costs.get(name).stream().mapToDouble(Cost::cpuSeconds).summaryStatistics();
    return "| %s %s | %.2f | %.2f–%.2f | %.2f | %.2f | %.0f | %d |"
        .formatted(
            name,
            variant.description(),
            median(name, Cost::cpuSeconds),
            cpus.getMin(),
            cpus.getMax(),
            cpu(new Ratio(name, "A", Double.NaN)),
            median(name, Cost::wallSeconds),
            median(name, Cost::residentMegabytes),
            classes.get(name));
  }

  private double cpu(Ratio ratio) {
    return median(ratio.of(), Cost::cpuSeconds) / median(ratio.to(), Cost::cpuSeconds);
  }

  private double median(String name, ToDoubleFunction<Cost> what) {
    var sorted = costs.get(name).stream().mapToDouble(what).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /**
   * One variant against another.
   *
   * @param limit or NaN, which nothing is above
   */
  private record Ratio(String of, String to, double limit) {
    String row(double measured) {
      var allowed = Double.isNaN(limit) ? "" : "%.2f".formatted(limit);
      return "| %s / %s | %.2f | %s |".formatted(of, to, measured, allowed);
    }
  }
}
