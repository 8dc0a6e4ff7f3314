package cn.linli.payment;

import cn.linli.shared.ErrorCode;

/** How payment says no. */
public enum PaymentError implements ErrorCode {
  NOTICE_FORGED("payment.notice-forged", 401, false, "Nobody can tell that the provider said this"),
  PAYEE_NOT_FOUND("payment.payee-not-found", 404, false, "There is no such payee"),
  PAYMENT_NOT_FOUND(
      "payment.not-found", 404, false, "There is no such payment, or it is not yours"),
  PAYOUT_NOT_FOUND(
      "payment.payout-not-found", 404, false, "There is no such payout, or it is not yours"),
  EXCEPTION_NOT_FOUND("payment.exception-not-found", 404, false, "There is no such exception"),
  ID_REUSED("payment.id-reused", 409, false, "This payment id belongs to another payment"),
  PAID_ALREADY("payment.paid-already", 409, false, "It is paid already"),
  CLOSED("payment.closed", 409, false, "Nobody can pay this any more; ask for a new payment"),
  NO_ACCOUNT_HERE(
      "payment.no-account-here",
      409,
      false,
      "You never logged in here with the app in which you want to pay"),
  APP_NOT_SERVED("payment.app-not-served", 409, false, "This payee takes no payments in this app"),
  OTHER_PAYEE(
      "payment.other-payee",
      409,
      false,
      "Goods are paid to sellers, whose money stays frozen first, and nothing else is"),
  NOT_FROZEN("payment.not-frozen", 409, false, "Its money is not frozen, or no longer"),
  SHARED_OTHERWISE(
      "payment.shared-otherwise", 409, false, "Its money is to be divided in another way"),
  NOT_PAID("payment.not-paid", 409, false, "Nothing was paid that could go back"),
  TOO_MUCH("payment.too-much", 409, false, "More than what is left of what was paid"),
  REFUND_ID_REUSED(
      "payment.refund-id-reused", 409, false, "This refund id belongs to another refund"),
  PAYOUT_ID_REUSED(
      "payment.payout-id-reused", 409, false, "This payout id belongs to another payout"),
  PAYS_NOBODY(
      "payment.pays-nobody", 409, false, "From this payee's account nothing is sent to people"),
  TOO_LITTLE("payment.too-little", 409, false, "Less than 0.10 yuan is not sent"),
  OTHER_APP(
      "payment.other-app", 409, false, "It is to be confirmed in the app in which it was sent"),
  PAYOUT_WAITING(
      "payment.payout-waiting",
      409,
      true,
      "Nothing of it can be sent now; it comes when the money is there"),
  PAYOUT_FAILED(
      "payment.payout-failed", 409, false, "It could not be sent, and the staff sees to it"),
  NO_PAYOUT("payment.no-payout", 409, false, "This exception is of no payout that failed"),
  GOING_BACK(
      "payment.exception-going-back",
      409,
      true,
      "Its money is on its way back; it closes when that is done"),
  CANNOT_GO_BACK(
      "payment.exception-cannot-go-back",
      409,
      false,
      "Its money is not ours to give back, or was given back, or does not go back this way"),
  CLOSED_ALREADY("payment.exception-closed", 409, false, "Somebody has closed this exception"),
  CHANGED_MEANWHILE(
      "payment.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew"),
  ACCOUNT_TAKEN(
      "payment.account-taken",
      409,
      false,
      "Another community is paid by this merchant number; each has its own"),
  PROVIDER_REFUSED(
      "payment.provider-refused", 409, false, "The payment provider does not take this payment"),
  PROVIDER_BUSY(
      "payment.provider-busy", 503, true, "The payment provider does not answer; try again");

  private final Answer answer;

  PaymentError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
