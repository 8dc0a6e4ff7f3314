package cn.linli.access;

import cn.linli.shared.ErrorCode;

/** How access says no. */
public enum AccessError implements ErrorCode {
  CALL_REFUSED("access.call-refused", 403, false, "This address is for the lock vendor only"),
  DOOR_NOT_FOUND("access.door-not-found", 404, false, "There is no such door, or it is not yours"),
  GRANT_NOT_FOUND(
      "access.grant-not-found", 404, false, "This reservation opens no door, or it is not yours"),
  ENROLMENT_NOT_FOUND(
      "access.enrolment-not-found",
      404,
      false,
      "There is no such card or fingerprint at this door"),
  HELPER_ID_REUSED(
      "access.helper-id-reused", 409, false, "This helper id belongs to another invitation"),
  UNLOCK_ID_REUSED(
      "access.unlock-id-reused", 409, false, "This unlock id belongs to another press"),
  ENROLMENT_ID_REUSED(
      "access.enrolment-id-reused", 409, false, "This enrolment id belongs to another enrolment"),
  GRANT_OVER("access.grant-over", 409, false, "This reservation opens no door any more"),
  OUTSIDE_WINDOW("access.outside-window", 409, false, "The door does not open at this time"),
  INVITATION_USED(
      "access.invitation-used",
      409,
      false,
      "Somebody has taken this invitation, or it was withdrawn"),
  HOLDS_ALREADY(
      "access.holds-already", 409, false, "You have a passcode of this reservation already"),
  TOO_MANY_HELPERS(
      "access.too-many-helpers",
      409,
      false,
      "A booker names at most five people at once, and twenty in all"),
  TOO_MANY_ENROLMENTS(
      "access.too-many-enrolments",
      409,
      false,
      "A person has at most twenty cards and fingerprints in a centre"),
  LOCK_REFUSED("access.lock-refused", 409, false, "This lock is not opened from afar"),
  LOCK_OFFLINE(
      "access.lock-offline", 503, true, "The lock cannot be reached; use the passcode instead"),
  LOCK_BUSY("access.lock-busy", 503, true, "The lock did not answer; try again"),
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
