package cn.linli.screening;

import cn.linli.shared.ErrorCode;

/** How screening says no. */
public enum ScreeningError implements ErrorCode {
  PUSH_FORGED("screening.push-forged", 401, false, "Nobody can tell that WeChat said this"),
  CHANGED_MEANWHILE(
      "screening.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew"),
  TOO_MANY_RULES("screening.too-many-rules", 409, false, "A community has 100 rules at the most");

  private final Answer answer;

  ScreeningError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
