package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a real person has ordered of a campaign, wherever they live.
 *
 * @param deadline of the campaign, by which a person's are in order
 * @param orders that count, by id
 */
record Buyer(
    PersonId person, UUID campaign, Instant deadline, Map<UUID, Entry> orders, int revision) {
  /** Their item stays below one kilobyte. */
  private static final int MOST_ORDERS = 12;

  Buyer {
    orders = Map.copyOf(orders);
  }

  static Buyer none(PersonId person, UUID campaign, Instant deadline) {
    return new Buyer(person, campaign, deadline, Map.of(), 0);
  }

  int pieces() {
    return orders.values().stream().mapToInt(Entry::pieces).sum();
  }

  /** Whether no more orders fit, also of those that came to nothing. */
  boolean isFull() {
    return orders.size() >= MOST_ORDERS;
  }

  /** With one order more. */
  Buyer with(Order order) {
    var next = new TreeMap<>(orders);
    next.put(order.id(), new Entry(order.community(), order.quantity()));
    return new Buyer(person, campaign, deadline, next, revision + 1);
  }

  /** Without an order: it no longer counts, but stays its person's. */
  Buyer without(Order order) {
    var next = new TreeMap<>(orders);
    next.put(order.id(), new Entry(order.community(), 0));
    return new Buyer(person, campaign, deadline, next, revision + 1);
  }

  /**
   * An order.
   *
   * @param pieces that count against the limit
   */
  record Entry(CommunityId community, int pieces) {}
}
