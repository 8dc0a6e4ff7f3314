package cn.linli.community;

import cn.linli.shared.ErrorCode;

/** How community says no. */
public enum CommunityError implements ErrorCode {
  PARENT_UNKNOWN(
      "community.parent-unknown",
      409,
      false,
      "The district or street it belongs to does not exist"),
  CHANGED_MEANWHILE(
      "community.changed-meanwhile",
      409,
      false,
      "It was changed meanwhile; read it again and decide anew"),
  FIXED(
      "community.fixed",
      409,
      false,
      "District, street and time zone of a community stay what they were first"),
  RESERVED("community.reserved", 409, false, "This name is reserved");

  private final Answer answer;

  CommunityError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
