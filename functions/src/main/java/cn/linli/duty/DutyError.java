package cn.linli.duty;

import cn.linli.shared.ErrorCode;

/** How duties say no. */
public enum DutyError implements ErrorCode {
  KIND_UNKNOWN("duty.kind-unknown", 404, false, "The centre has no such kind of activity"),
  YEAR_OVER("duty.year-over", 409, false, "The year is over; its plan stays as it is"),
  BELOW_DUTY("duty.below-duty", 409, false, "To plan less than the duty needs a reason"),
  CHANGED_MEANWHILE(
      "duty.changed-meanwhile",
      409,
      false,
      "The plan was changed meanwhile; read it again and decide anew"),
  FILE_TOO_LARGE("duty.file-too-large", 422, false, "So much does not fit into one file");

  private final Answer answer;

  DutyError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
