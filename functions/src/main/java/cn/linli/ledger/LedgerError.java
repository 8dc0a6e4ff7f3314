package cn.linli.ledger;

import cn.linli.shared.ErrorCode;

/** How the ledger says no. */
public enum LedgerError implements ErrorCode {
  NOT_ENOUGH("ledger.not-enough", 409, false, "There is not so much in this account"),
  FILE_TOO_LARGE(
      "ledger.file-too-large",
      422,
      false,
      "So much does not fit into one file; ask for single days of the month");

  private final Answer answer;

  LedgerError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
