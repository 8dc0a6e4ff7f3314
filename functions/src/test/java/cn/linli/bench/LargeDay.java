package cn.linli.bench;

import cn.linli.sim.WeChatPayLargeDay;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A day of a merchant as it follows from its size alone: each movement is made when it is asked
 * for, so that neither side of the comparison is held in memory.
 *
 * @param missingThere movements that the bill has not
 * @param missingHere movements that the books have not
 * @param differing movements of which the books have another amount
 */
record LargeDay(
    int rows, Set<Integer> missingThere, Set<Integer> missingHere, Set<Integer> differing) {
  static final String COMMUNITY = "heping-li";
  static final String PAYEE = "centre";
  static final String ACCOUNT = WeChatPaySimulator.DIRECT;
  static final LocalDate DATE = LocalDate.parse("2026-05-04");
  static final Instant START = DATE.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant();

  private static final int MISSING_THERE = 3;
  private static final int MISSING_HERE = 5;
  private static final int DIFFERING = 2;
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();
  private static final long NUMBERS = 1_000_000_000_000L;
  private static final int SEED = 20260504;

  /** One movement in this many is a refund, of the payment half as many before it. */
  private static final int REFUND_EVERY = 20;

  /** The day whose bill has so many rows. */
  static LargeDay of(int rows) {
    var odd =
        new Random(SEED)
            .ints(0, rows + MISSING_THERE)
            .distinct()
            .limit(MISSING_THERE + MISSING_HERE + DIFFERING)
            .boxed()
            .toList();
    return new LargeDay(
        rows,
        Set.copyOf(odd.subList(0, MISSING_THERE)),
        Set.copyOf(odd.subList(MISSING_THERE, MISSING_THERE + MISSING_HERE)),
        Set.copyOf(odd.subList(MISSING_THERE + MISSING_HERE, odd.size())));
  }

  /** How many movements there are on either side. */
  int movements() {
    return rows + MISSING_THERE;
  }

  int matched() {
    return rows - MISSING_HERE - DIFFERING;
  }

  int entries() {
    return movements() - MISSING_HERE;
  }

  boolean isInBooks(int movement) {
    return !missingHere.contains(movement);
  }

  /** In whole milliseconds, as the books have it. */
  Instant at(int movement) {
    return START.plusMillis(movement * DAY_MILLIS / movements());
  }

  static boolean isRefund(int movement) {
    return movement % REFUND_EVERY == REFUND_EVERY - 1;
  }

  private static int paymentOf(int movement) {
    return isRefund(movement) ? movement - REFUND_EVERY / 2 : movement;
  }

  /** The provider's number of the movement. */
  static String provider(int movement) {
    return (isRefund(movement) ? "50302300" : "42000023") + "20260504" + scattered(movement);
  }

  private static String scattered(int movement) {
    // Coprime to a power of ten: no number comes twice, and neighbours are not alike.
    long digits = movement * 7_368_787_123L % NUMBERS;
    return Long.toString(NUMBERS + digits).substring(1);
  }

  /** Ours of the payment. */
  static String order(int movement) {
    var payment = paymentOf(movement);
    return new UUID(payment * 0x9E3779B97F4A7C15L, payment * 0xC2B2AE3D27D4EB4FL)
        .toString()
        .replace("-", "");
  }

  static String refundNumber(int movement) {
    return order(movement) + "-1";
  }

  static long billedFen(int movement) {
    return 100 + paymentOf(movement) * 7919L % 50_000;
  }

  long bookedFen(int movement) {
    return billedFen(movement) + (differing.contains(movement) ? 1 : 0);
  }

  /** Writes the bill, the last movement first: its order is not that of the books. */
  void write(WeChatPayLargeDay day) {
    for (int movement = movements() - 1; movement >= 0; movement--) {
      if (missingThere.contains(movement)) {
        continue;
      }
      var at = at(movement);
      var fen = billedFen(movement);
      if (isRefund(movement)) {
        var payment = provider(paymentOf(movement));
        var number = refundNumber(movement);
        day.refund(at, payment, order(movement), provider(movement), number, fen);
      } else {
        day.payment(at, provider(movement), order(movement), fen);
      }
    }
  }

  /** What is to be found, by the breaks' ids. */
  Set<String> breaks() {
    var ids = new TreeSet<String>();
    missingThere.forEach(movement -> ids.add("missing-there-" + provider(movement)));
    missingHere.forEach(movement -> ids.add("missing-here-" + provider(movement)));
    differing.forEach(movement -> ids.add("amount-differs-" + provider(movement)));
    return ids;
  }

  /** The movements of the books after a place in their order, at most so many. */
  List<Integer> booked(int first, int most) {
    var page = new ArrayList<Integer>(most);
    for (int movement = first; movement < movements() && page.size() < most; movement++) {
      if (isInBooks(movement)) {
        page.add(movement);
      }
    }
    return page;
  }
}
