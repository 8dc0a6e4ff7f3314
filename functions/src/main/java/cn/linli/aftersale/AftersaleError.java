package cn.linli.aftersale;

import cn.linli.shared.ErrorCode;

/** How after-sale says no. */
public enum AftersaleError implements ErrorCode {
  CLAIM_NOT_FOUND(
      "aftersale.claim-not-found", 404, false, "There is no such claim, or it is not yours"),
  WRITE_OFF_NOT_FOUND(
      "aftersale.write-off-not-found", 404, false, "Nobody has proposed to write this off"),
  ID_REUSED("aftersale.id-reused", 409, false, "This id belongs to something else"),
  OWN("aftersale.own", 403, false, "Nobody decides about what is their own"),
  RULED_ALREADY("aftersale.ruled-already", 409, false, "The panel has ruled already"),
  OPEN_ALREADY("aftersale.open-already", 409, false, "A claim about this order is open"),
  TOO_OFTEN("aftersale.too-often", 409, false, "There were too many claims about this order"),
  TOO_LATE("aftersale.too-late", 409, false, "The time for this is over"),
  NOT_NOW("aftersale.not-now", 409, false, "The claim is not in a state in which this can be done"),
  TOO_MUCH("aftersale.too-much", 409, false, "There is not so much to be had; see the detail"),
  TOO_MANY_STATEMENTS(
      "aftersale.too-many-statements", 409, false, "You have said as much as one may");

  private final Answer answer;

  AftersaleError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
