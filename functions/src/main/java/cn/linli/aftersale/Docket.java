package cn.linli.aftersale;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.util.UUID;

/**
 * What was claimed of an order so far.
 *
 * @param open the claim that is, or null
 * @param claims how many there were
 * @param returned what went back of its payment
 * @param ruled whether the panel has ruled: that is the end
 */
record Docket(
    CommunityId community,
    UUID order,
    UUID open,
    int claims,
    Money returned,
    boolean ruled,
    int revision) {
  static Docket none(CommunityId community, UUID order) {
    return new Docket(community, order, null, 0, Money.ZERO, false, 0);
  }

  Docket opened(UUID claim) {
    return new Docket(community, order, claim, claims + 1, returned, ruled, revision + 1);
  }

  /** The open one is over. */
  Docket closed(Claim over) {
    var end = over.outcome();
    boolean isRefund = end != null && end.source() == Outcome.Source.PAYMENT;
    return new Docket(
        community,
        order,
        null,
        claims,
        isRefund ? returned.plus(end.granted()) : returned,
        ruled || over.state() == ClaimState.RULED,
        revision + 1);
  }
}
