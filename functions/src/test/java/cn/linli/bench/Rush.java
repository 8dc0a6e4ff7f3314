package cn.linli.bench;

import cn.linli.shared.dynamo.Retries;
import cn.linli.town.Meter.Write;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Orders that come at random instants, each with a write set that one of ours had, at partitions
 * that take so many write units a second and items on which transactions exclude each other.
 */
final class Rush {
  private static final int UNITS_A_SECOND = 1_000;
  private static final int SECONDS = 4;

  private final Random random = new Random(20261123);
  private final PriorityQueue<Try> tries = new PriorityQueue<>(Comparator.comparingDouble(Try::at));
  private final Map<String, Bucket> partitions = new HashMap<>();
  private final Map<String, Double> busy = new HashMap<>();
  private final List<Double> waited = new ArrayList<>();
  private final Conditions conditions;
  private int accepted;
  private int refused;
  private int conflicts;
  private int throttled;

  /**
   * What is not known of DynamoDB.
   *
   * @param windowMillis how long a transaction excludes others from its items
   * @param isCharged whether one that is excluded pays nevertheless
   */
  record Conditions(double windowMillis, boolean isCharged) {}

  /**
   * What came of it.
   *
   * @param accepted a second
   * @param busy percent of all that were told to come again
   * @param tries for an accepted order, on average
   * @param p50 milliseconds of pauses before half of them were accepted
   * @param p99 the same of all but one in a hundred
   */
  record Outcome(double accepted, double busy, double tries, double p50, double p99) {}

  private record Try(double at, double began, int attempt, List<Write> writes) {
    Try later(double pause) {
      return new Try(at + pause, began, attempt + 1, writes);
    }
  }

  /** A tenth of a second's units at the most, so that nothing is saved up for a rush. */
  private static final class Bucket {
    private double units = UNITS_A_SECOND / 10.0;
    private double at;

    boolean has(double now, int wanted) {
      units = Math.min(UNITS_A_SECOND / 10.0, units + (now - at) * UNITS_A_SECOND);
      at = now;
      return units >= wanted;
    }

    void takes(int wanted) {
      units -= wanted;
    }
  }

  private Rush(Conditions conditions) {
    this.conditions = conditions;
  }

  /** So many orders a second come for some seconds. */
  static Outcome of(int aSecond, Pattern pattern, Conditions conditions) {
    var rush = new Rush(conditions);
    for (double at = 0; at < SECONDS; at += -Math.log(1 - rush.random.nextDouble()) / aSecond) {
      rush.tries.add(new Try(at, at, 1, pattern.draw(rush.random)));
    }
    while (!rush.tries.isEmpty() && rush.tries.peek().at() <= SECONDS) {
      rush.go(rush.tries.poll());
    }
    return rush.outcome();
  }

  private void go(Try order) {
    boolean hasRoom =
        order.writes().stream().allMatch(write -> bucket(write).has(order.at(), write.units()));
    boolean isAlone =
        order.writes().stream()
            .allMatch(write -> busy.getOrDefault(write.item(), 0.0) <= order.at());
    if (hasRoom && (isAlone || conditions.isCharged())) {
      order.writes().forEach(write -> bucket(write).takes(write.units()));
    }
    if (hasRoom && isAlone) {
      double until = order.at() + conditions.windowMillis() / 1000;
      order.writes().stream()
          .filter(write -> !write.item().isEmpty())
          .forEach(write -> busy.put(write.item(), until));
      accepted++;
      waited.add(order.at() - order.began());
      return;
    }
    conflicts += isAlone ? 0 : 1;
    throttled += hasRoom ? 0 : 1;
    if (order.attempt() == Retries.TRIES) {
      refused++;
    } else {
      tries.add(order.later(Retries.pause(random, order.attempt())));
    }
  }

  private Bucket bucket(Write write) {
    return partitions.computeIfAbsent(write.partition(), partition -> new Bucket());
  }

  private Outcome outcome() {
    waited.sort(Comparator.naturalOrder());
    return new Outcome(
        (double) accepted / SECONDS,
        100.0 * refused / (accepted + refused),
        1 + (double) (conflicts + throttled) / accepted,
        millis(0.5),
        millis(0.99));
  }

  private double millis(double part) {
    return 1000 * waited.get((int) Math.ceil(part * waited.size()) - 1);
  }
}
