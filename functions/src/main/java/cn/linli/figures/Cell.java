package cn.linli.figures;

/**
 * An item of counters.
 *
 * @param period a month, a week of the ISO calendar, a year, or {@link Periods#TOTAL}
 * @param topic what its counters are about
 */
record Cell(String period, String topic) implements Comparable<Cell> {
  static final String VENUE = "venue";
  static final String ACTIVITY = "activity-";
  static final String ATTENDANCE = "attendance";
  static final String VOLUNTEERS = "volunteers";
  static final String TICKETS = "tickets";
  static final String SALES = "sales-";
  static final String MONEY = "money-";
  static final String SCREEN = "screen";
  static final String DIGEST = "digest";
  static final String AREA = "area";

  /** How it is spelt; throws for what is not one. */
  static Cell of(String spelling) {
    var parts = spelling.split("#", 2);
    return new Cell(parts[0], parts[1]);
  }

  @Override
  public String toString() {
    return period + "#" + topic;
  }

  @Override
  public int compareTo(Cell other) {
    return toString().compareTo(other.toString());
  }
}
