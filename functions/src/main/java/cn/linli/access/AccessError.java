package cn.linli.access;

import cn.linli.shared.ErrorCode;

/** How access says no. */
public enum AccessError implements ErrorCode {
  CALL_REFUSED("access.call-refused", 403, false, "This address is for the lock vendor only"),
  DOOR_NOT_FOUND("access.door-not-found", 404, false, "There is no such door, or it is not yours"),
  GRANT_NOT_FOUND(
      "access.grant-not-found", 404, false, "This reservation opens no door, or it is not yours"),
  LOCK_TAKEN("access.lock-taken", 409, false, "This lock hangs at another door"),
  TOO_MANY_DOORS("access.too-many-doors", 409, false, "A centre has at most 60 doors"),
  CHANGED_MEANWHILE(
      "access.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  AccessError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
