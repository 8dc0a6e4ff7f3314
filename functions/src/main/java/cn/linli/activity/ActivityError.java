package cn.linli.activity;

import cn.linli.shared.ErrorCode;

/** How activities say no. */
public enum ActivityError implements ErrorCode {
  NOT_FOUND("activity.not-found", 404, false, "There is no such activity here"),
  KIND_UNKNOWN("activity.kind-unknown", 409, false, "The centre has no such kind of activity"),
  ID_REUSED("activity.id-reused", 409, false, "This id belongs to something else"),
  OWN("activity.own", 403, false, "Nobody decides about what they proposed or passed before"),
  NOT_YOURS(
      "activity.not-yours", 403, false, "None of your roles lets you propose for this organiser"),
  NOT_NOW("activity.not-now", 409, false, "It is not in a state in which this can be done"),
  STARTED("activity.started", 409, false, "The activity has started"),
  IN_THE_PAST("activity.in-the-past", 409, false, "A session would start in the past"),
  TOO_FAR_AHEAD(
      "activity.too-far-ahead", 409, false, "Activities are planned for a year ahead at the most"),
  OUTLASTS_FREEZE(
      "activity.outlasts-freeze",
      409,
      false,
      "A merchant's paid activity ends before the money that is paid for it is free"),
  EVIDENCE_MISSING(
      "activity.evidence-missing",
      409,
      false,
      "A half-price activity needs evidence of the market price"),
  NOT_HALF(
      "activity.not-half",
      409,
      false,
      "A half-price activity costs at most half of the evidenced market price"),
  PERSONAL_FIELD_UNDECLARED(
      "activity.personal-field-undeclared",
      409,
      false,
      "A question asks for personal data and does not say so"),
  PERSONAL_FIELD_UNAPPROVED(
      "activity.personal-field-unapproved",
      409,
      false,
      "The committee has not approved every personal field of the form"),
  BANNED_TOPIC(
      "activity.banned-topic", 409, false, "The words of this activity are not allowed here"),
  TOO_MANY_HANDED_IN(
      "activity.too-many-handed-in",
      409,
      false,
      "As many proposals as allowed wait for a decision already"),
  ZONE_TAKEN("activity.zone-taken", 409, false, "A zone is not free or open at a session's time"),
  FIXED(
      "activity.fixed",
      409,
      false,
      "What people signed up for stays: price, tickets, sessions and the organiser"),
  CHANGED_MEANWHILE(
      "activity.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  ActivityError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
