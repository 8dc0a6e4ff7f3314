package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a resident wants of a campaign. The payment for it has its id.
 *
 * @param community whose resident it is; there it is collected
 * @param home where its money is
 * @param name of the person, masked; null once they are erased
 * @param price of a piece, as it was paid
 * @param taken from which shelves, and how many pieces from each
 * @param payBy until when it is paid for
 * @param endedAt when it came to its last state, or null
 * @param collection by which it was handed out, or null
 * @param claims how many complaints about it are open
 * @param revision counts the changes
 */
record Order(
    UUID id,
    CommunityId community,
    UUID campaign,
    CommunityId home,
    PersonId person,
    String name,
    int quantity,
    Money price,
    String point,
    Map<Integer, Integer> taken,
    Instant placedAt,
    Instant payBy,
    OrderState state,
    Instant paidAt,
    Instant endedAt,
    UUID collection,
    int claims,
    int revision) {
  Order {
    taken = Map.copyOf(taken);
  }

  Money amount() {
    return price.times(quantity);
  }

  /** The next state; throws what it means when no edge leads there. */
  Order to(OrderState next, Instant now) {
    requireEdge(next);
    boolean isPaid = next == OrderState.PAID;
    return as(name, next, isPaid ? now : paidAt, isPaid ? null : now, collection, claims);
  }

  private void requireEdge(OrderState next) {
    if (!state.next().contains(next)) {
      throw GroupBuyError.NOT_NOW.refusal("it is " + state);
    }
  }

  /** It is handed out. */
  Order collected(UUID by, Instant now) {
    requireEdge(OrderState.COLLECTED);
    return as(name, OrderState.COLLECTED, paidAt, now, by, claims);
  }

  /** Its merchant is paid. When it was handed out stays known. */
  Order settled() {
    requireEdge(OrderState.SETTLED);
    return as(name, OrderState.SETTLED, paidAt, endedAt, collection, claims);
  }

  /** Its person is gone. */
  Order forgotten() {
    return as(null, state, paidAt, endedAt, collection, claims);
  }

  /** So many complaints about it are open. */
  Order claimed(int open) {
    return as(name, state, paidAt, endedAt, collection, open);
  }

  /** It came to its last state by the end of a complaint. */
  Order afterClaim(OrderState next, Instant now) {
    requireEdge(next);
    return as(name, next, paidAt, now, collection, claims - 1);
  }

  private Order as(
      String whose, OrderState next, Instant paid, Instant ended, UUID by, int openClaims) {
    return new Order(
        id,
        community,
        campaign,
        home,
        person,
        whose,
        quantity,
        price,
        point,
        taken,
        placedAt,
        payBy,
        next,
        paid,
        ended,
        by,
        openClaims,
        revision + 1);
  }

  /** By which payments know what a payment is for. */
  String subject() {
    return Key.SUBJECT + community + "/" + campaign + "/" + id;
  }

  Key key() {
    return new Key(community, campaign, id);
  }

  /** What it takes to find an order. */
  record Key(CommunityId community, UUID campaign, UUID order) {
    static final String SUBJECT = "order/";

    /** What a payment is for, where it is for an order. */
    static Key of(String subject) {
      var parts = subject.substring(SUBJECT.length()).split("/", 3);
      return new Key(
          new CommunityId(parts[0]), UUID.fromString(parts[1]), UUID.fromString(parts[2]));
    }

    String ref() {
      return community + "/" + campaign + "/" + order;
    }

    static Key ofRef(String ref) {
      return of(SUBJECT + ref);
    }
  }
}
