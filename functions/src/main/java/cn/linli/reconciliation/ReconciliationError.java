package cn.linli.reconciliation;

import cn.linli.shared.ErrorCode;

/** How reconciliation says no. */
public enum ReconciliationError implements ErrorCode {
  DAY_NOT_FOUND(
      "reconciliation.not-found", 404, false, "This account was not reconciled for this day"),
  BREAK_NOT_FOUND("reconciliation.break-not-found", 404, false, "There is no such break"),
  NOT_MATCHED(
      "reconciliation.not-matched",
      409,
      true,
      "The day is being compared; breaks are explained when that is done"),
  SETTLED_ALREADY(
      "reconciliation.break-settled", 409, false, "This break is healed or explained already");

  private final Answer answer;

  ReconciliationError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
