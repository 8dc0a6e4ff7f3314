package cn.linli.community;

import cn.linli.shared.ErrorCode;

/** How community says no, in order of precedence. */
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

  private final String code;
  private final int status;
  private final boolean retryable;
  private final String title;

  CommunityError(String code, int status, boolean retryable, String title) {
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.title = title;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
