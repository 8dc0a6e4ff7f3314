package cn.linli.payment;

import cn.linli.shared.http.Webhook;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Port to the company that moves the money. Every method may fail with {@link ProviderFailure}.
 * Numbers are ours: after a failure of which nobody knows the outcome, the same is asked with the
 * same number, and happens once.
 */
public interface PaymentProvider {
  /** Opens an order, or finds it open, and says what the payer's page needs to pay it. */
  PayParameters open(Payee payee, PayOrder order);

  /** How an order stands; empty when there is none. */
  Optional<OrderState> find(Payee payee, String number);

  /** Closes an unpaid order for good; one that is closed or was never opened is fine. */
  void close(Payee payee, String number);

  /** Asks for money to go back. The answer says how far that is. */
  RefundState refund(Payee payee, RefundOrder order);

  /** How a refund stands; empty when there is none. */
  Optional<RefundState> findRefund(Payee payee, String refundNumber);

  /** Shares frozen money out. The answer says how far that is. */
  ShareState share(Payee payee, ShareOrder order);

  /** How a share-out stands; empty when there is none. */
  Optional<ShareState> findShare(Payee payee, String transaction, String shareNumber);

  /** Gives what is left frozen to the merchant that was paid. */
  ShareState unfreeze(Payee payee, String transaction, String shareNumber, String description);

  /** Takes a merchant's share back to the merchant that was paid. */
  ShareReturn takeBack(Payee payee, ShareReturn.Order order);

  /** How that stands; empty when there is none. */
  Optional<ShareReturn> findTakenBack(Payee payee, String shareNumber, String returnNumber);

  /** Sends money to a person's balance; they confirm it themselves. */
  TransferState transfer(Payee from, TransferOrder order);

  /** How such a transfer stands; empty when there is none. */
  Optional<TransferState> findTransfer(Payee from, String number);

  /**
   * Reads what the provider tells us, once it is known to be the provider that tells it.
   *
   * @throws ForgedNotice when it is not, or when nobody can tell
   * @throws ProviderFailure LATER when it cannot be found out now: it shall come again
   */
  Notice read(Webhook callback);

  /**
   * Reads a merchant's trade bill of a day (交易账单) row by row; false when nothing happened on it.
   *
   * @throws ProviderFailure LATER when it is not ready, or was not the one announced: then the rows
   *     are worth nothing
   */
  boolean tradeBill(Payee payee, LocalDate day, Consumer<TradeRow> rows);

  /** The same of the fund-flow bill (资金账单): every movement of the account. */
  boolean fundFlow(Payee payee, LocalDate day, Consumer<FundRow> rows);

  /** The same of the sharing bill (分账账单): what was shared out on it and what came back. */
  boolean sharingBill(Payee payee, LocalDate day, Consumer<ShareRow> rows);
}
