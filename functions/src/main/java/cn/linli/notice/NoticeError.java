package cn.linli.notice;

import cn.linli.shared.ErrorCode;

/** How notices say no. */
public enum NoticeError implements ErrorCode {
  NOT_FOUND("notice.not-found", 404, false, "There is no such notice, or it is not yours"),
  TOO_MANY_NEWER(
      "notice.too-many-newer", 409, false, "Too many newer ones came; mark from a newer one"),
  CHANGED_MEANWHILE(
      "notice.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew"),
  WECHAT_UNAVAILABLE(
      "notice.wechat-unavailable", 503, true, "WeChat does not answer; try again later");

  private final Answer answer;

  NoticeError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
