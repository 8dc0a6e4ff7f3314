package cn.linli.venue;

/**
 * A stretch of the opening hours of one day.
 *
 * @param from local time, a multiple of a quarter of an hour
 * @param to local time, later than from; may be 24:00
 */
record Opening(String from, String to) {
  /** How it is stored. */
  @Override
  public String toString() {
    return from + " " + to;
  }

  static Opening of(String stored) {
    var parts = stored.split(" ", -1);
    return new Opening(parts[0], parts[1]);
  }

  boolean endsAfterItStarts() {
    return from.compareTo(to) < 0;
  }
}
