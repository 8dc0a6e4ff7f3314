package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import java.util.Optional;

/**
 * Transfers to people beside the provider's fund-flow bill, which has each when it was asked for,
 * and once more when its money came back.
 */
final class PayoutBills {
  private final Desk desk;
  private final CommunityId community;

  PayoutBills(Desk desk, CommunityId community) {
    this.desk = desk;
    this.community = community;
  }

  boolean isOurs(String number) {
    return desk.payouts().ofTransfer(community, number).isPresent();
  }

  boolean agrees(String number, Money amount) {
    if (isKnown(number, amount)) {
      return true;
    }
    underWay(number).ifPresent(new PayoutWork(desk)::learn);
    return isKnown(number, amount);
  }

  private boolean isKnown(String number, Money amount) {
    var ended = desk.sent().find(community, number);
    if (amount.fen() > 0) {
      return ended.filter(sent -> !sent.isPaid() && sent.amount().equals(amount)).isPresent();
    }
    return ended
        .map(Sent::amount)
        .or(() -> underWay(number).map(payout -> payout.sending().amount()))
        .filter(Money.ZERO.minus(amount)::equals)
        .isPresent();
  }

  private Optional<Payout> underWay(String number) {
    return desk.payouts()
        .ofTransfer(community, number)
        .filter(payout -> payout.sending() != null)
        .filter(payout -> payout.sending().number().equals(number));
  }
}
