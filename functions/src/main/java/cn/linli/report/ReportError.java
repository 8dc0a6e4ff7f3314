package cn.linli.report;

import cn.linli.shared.ErrorCode;

/** How report says no. */
public enum ReportError implements ErrorCode {
  FILE_TOO_LARGE(
      "report.file-too-large",
      422,
      false,
      "So much does not fit into one file; ask for single days of the month");

  private final Answer answer;

  ReportError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
