package cn.linli.figures;

import cn.linli.shared.ErrorCode;

/** How figures say no. */
public enum FiguresError implements ErrorCode {
  CHANGED_MEANWHILE(
      "figures.changed-meanwhile",
      409,
      false,
      "The totals were changed meanwhile; read them again and decide anew"),
  FILE_TOO_LARGE("figures.file-too-large", 422, false, "So much does not fit into one file");

  private final Answer answer;

  FiguresError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
