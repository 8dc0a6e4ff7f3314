package cn.linli.report;

/** What is counted; the letter ends the names of its counters. */
enum Measure {
  USES("u"),
  MINUTES("m"),
  PEOPLE("p"),
  NO_SHOWS("n"),
  CANCELLED("c");

  private final String letter;

  Measure(String letter) {
    this.letter = letter;
  }

  /** The counter of this measure in a bucket. */
  String in(String bucket) {
    return bucket + "_" + letter;
  }
}
