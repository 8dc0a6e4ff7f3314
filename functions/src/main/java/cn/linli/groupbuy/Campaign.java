package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A campaign as it stands.
 *
 * @param home its merchant's community: its money and books are there
 * @param owner who acts for the merchant
 * @param payee the merchant as payments know it
 * @param ware what it sells, once somebody has passed it; before, as it was handed in
 * @param reason why it was sent back or ended, or null
 * @param total how many pieces were paid for at the deadline, or null before it is decided
 * @param revision counts the changes
 */
record Campaign(
    UUID id,
    CommunityId home,
    UUID merchant,
    String owner,
    String payee,
    Ware ware,
    Terms terms,
    State state,
    String reason,
    Integer total,
    int revision) {
  /** The next state; throws what it means when no edge leads there. */
  Campaign to(State next, String why) {
    if (!state.next().contains(next)) {
      throw GroupBuyError.NOT_NOW.refusal("it is " + state);
    }
    return new Campaign(
        id, home, merchant, owner, payee, ware, terms, next, why, total, revision + 1);
  }

  /** It was counted: so many pieces were paid for in time. */
  Campaign decided(int paid) {
    var next = to(paid >= terms.minimum() ? State.SUCCEEDED : State.FAILED, null);
    return new Campaign(
        id, home, merchant, owner, payee, ware, terms, next.state, null, paid, next.revision);
  }

  Campaign as(Ware nextWare, Terms nextTerms) {
    return new Campaign(
        id, home, merchant, owner, payee, nextWare, nextTerms, state, reason, total, revision + 1);
  }

  /** With the product as it is now. */
  Campaign with(Ware nextWare) {
    return new Campaign(
        id, home, merchant, owner, payee, nextWare, terms, state, reason, total, revision);
  }

  /** Whether people may order at a time. */
  boolean isOnSale(Instant now) {
    return state == State.ON_SALE
        && !now.isBefore(terms.opensAt())
        && now.isBefore(terms.deadline());
  }

  /** What a piece costs in the end, once that is decided. */
  Money finalPrice() {
    return terms.priceAt(total);
  }

  /**
   * The most it can bring: what its merchant's guarantee has to secure. Where each community of an
   * area has a stock of its own, nobody knows before how many take part; what is counted then is as
   * many as can be named.
   */
  Money volume() {
    int stocks = terms.perCommunity() ? terms.reach().count() : 1;
    return terms.price().times((long) terms.stock() * stocks);
  }
}
