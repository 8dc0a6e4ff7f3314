package cn.linli.reconciliation;

import cn.linli.payment.TradeRow;
import cn.linli.shared.Money;

/**
 * The sums of a trade bill. What did not happen is counted and not summed.
 *
 * @param feesTaken by the provider
 * @param feesReturned with refunds
 */
record Sums(long rows, Money paid, Money refunded, Money feesTaken, Money feesReturned) {
  static final Sums NONE = new Sums(0, Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO);

  Sums with(TradeRow row) {
    boolean counts = row.state() != TradeRow.State.FAILED;
    boolean isRefund = row.isRefund();
    boolean isTaken = row.fee().fen() > 0;
    return new Sums(
        rows + 1,
        counts && !isRefund ? paid.plus(row.amount()) : paid,
        counts && isRefund ? refunded.plus(row.amount()) : refunded,
        counts && isTaken ? feesTaken.plus(row.fee()) : feesTaken,
        counts && !isTaken ? feesReturned.minus(row.fee()) : feesReturned);
  }

  /** By how much the account grew. */
  Money net() {
    return paid.minus(refunded).minus(feesTaken).plus(feesReturned);
  }
}
