package cn.linli.payment;

/**
 * How a transfer to a person stands at the provider.
 *
 * @param transfer the provider's number
 * @param confirmation what {@code wx.requestMerchantTransfer} wants, or null
 * @param failure the provider's word for why it failed, or null
 */
public record TransferState(
    String number, String transfer, Status status, String confirmation, String failure) {
  /** How far it is. */
  public enum Status {
    PROCESSING,
    WAITS_FOR_PERSON,
    SUCCESS,
    FAILED,
    CANCELLED
  }
}
