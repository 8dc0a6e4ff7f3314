package cn.linli.figures;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counters as texts and numbers, for items that hold many. */
final class Numbers {
  private Numbers() {}

  static Map<String, Map<String, Long>> spelt(Map<Cell, Map<Measure, Long>> counters) {
    var texts = new TreeMap<String, Map<String, Long>>();
    counters.forEach(
        (cell, of) -> {
          var numbers = new TreeMap<String, Long>();
          of.forEach((measure, number) -> numbers.put(measure.toString(), number));
          texts.put(cell.toString(), numbers);
        });
    return texts;
  }

  /** What a newer release counted and this one does not know is left out. */
  static SortedMap<Cell, Map<Measure, Long>> read(Map<String, Map<String, Long>> texts) {
    var counters = new TreeMap<Cell, Map<Measure, Long>>();
    texts.forEach(
        (cell, of) -> {
          var numbers = new EnumMap<Measure, Long>(Measure.class);
          of.forEach(
              (name, number) -> {
                var measure = Measure.of(name);
                if (measure != null) {
                  numbers.put(measure, number);
                }
              });
          counters.put(Cell.of(cell), numbers);
        });
    return counters;
  }
}
