package cn.linli.payment;

import cn.linli.shared.Money;

/**
 * A row of a fund-flow bill: one movement of an account at the provider.
 *
 * @param kind why it moved
 * @param flow the provider's number of the movement
 * @param number ours of what moved, as far as there is one
 * @param title what the provider calls it
 * @param amount negative when it went out
 */
public record FundRow(Kind kind, String flow, String number, String title, Money amount) {
  /** Why money moved. */
  public enum Kind {
    /** A payment, a refund, or the fee of one: the trade bill lists these. */
    TRADE,
    /** Anything else: withdrawn, topped up, shared out, sent to somebody. */
    OTHER
  }
}
