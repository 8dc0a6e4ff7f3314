package cn.linli.content;

import cn.linli.shared.ErrorCode;

/** How content says no. */
public enum ContentError implements ErrorCode {
  NOT_FOUND("content.not-found", 404, false, "There is no such post here"),
  WITHDRAWN("content.withdrawn", 410, false, "This post was withdrawn"),
  ID_REUSED("content.id-reused", 409, false, "This id belongs to another post"),
  OWN("content.own", 403, false, "Nobody reviews what they have written"),
  WRONG_ROLE("content.wrong-role", 403, false, "This review takes another role; see the detail"),
  REVIEWED_ALREADY(
      "content.reviewed-already", 403, false, "Three reviews are done by three people"),
  NOT_YOURS("content.not-yours", 403, false, "Others decide this about what reaches so far"),
  NOT_NOW("content.not-now", 409, false, "It is not in a state in which this can be done"),
  FIXED("content.fixed", 409, false, "What was public keeps its column and reach"),
  COLUMN_OFF("content.column-off", 409, false, "The community does not show this column"),
  TOO_MANY_VERSIONS(
      "content.too-many-versions", 409, false, "A post has at most fifty versions; begin another"),
  TOO_MANY_EDITORS("content.too-many-editors", 409, false, "At most ten people write on a post"),
  TOO_MANY_PINS("content.too-many-pins", 409, false, "At most three posts are pinned at a time"),
  TOO_MANY_SCHEDULED(
      "content.too-many-scheduled", 409, false, "At most five posts wait for their time"),
  TEXT_REFUSED("content.text-refused", 422, false, "This text may not be shown; see the errors"),
  SCREENING_PENDING(
      "content.screening-pending", 409, true, "Its words and pictures are still being screened"),
  BLOCKED("content.blocked", 409, false, "Screening has found what may not be shown"),
  NO_PICTURE(
      "content.no-picture", 409, false, "The Official Account takes no post without a picture"),
  CHANGED_MEANWHILE(
      "content.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  ContentError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
