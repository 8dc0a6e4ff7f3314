package cn.linli.duty;

import cn.linli.activity.Tier;
import java.util.List;
import java.util.stream.Stream;

/** What is counted; the letter ends the names of its counters. */
enum Measure {
  PLANNED("p"),
  HELD("h"),
  ATTENDED("a");

  private final String letter;

  Measure(String letter) {
    this.letter = letter;
  }

  /** The counter of this measure in a tier. */
  String in(Tier tier) {
    return tier + "_" + letter;
  }

  /** All counters that there are. */
  static List<String> counters() {
    return Stream.of(values())
        .flatMap(measure -> Stream.of(Tier.values()).map(measure::in))
        .toList();
  }
}
