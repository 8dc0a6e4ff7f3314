package cn.linli.officialaccount;

import cn.linli.shared.ErrorCode;

/** How the Official Account says no. */
public enum OfficialAccountError implements ErrorCode {
  PUSH_FORGED("officialaccount.push-forged", 401, false, "Nobody can tell that WeChat said this"),
  PAGE_NOT_OURS("officialaccount.page-not-ours", 403, false, "Only pages of ours are signed"),
  NOT_FOUND("officialaccount.not-found", 404, false, "There is no such reply"),
  CHANGED_MEANWHILE(
      "officialaccount.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew"),
  TOO_MANY("officialaccount.too-many", 409, false, "There are 200 replies at the most"),
  IN_USE("officialaccount.in-use", 409, false, "A button of the menu leads to this reply"),
  MENU_UNFIT(
      "officialaccount.menu-unfit", 409, false, "The menu's file has faults; see the detail"),
  MENU_NOT_SEEN(
      "officialaccount.menu-not-seen",
      409,
      false,
      "This is not the difference that publishing would make now; look at it again"),
  WECHAT_UNAVAILABLE(
      "officialaccount.wechat-unavailable", 503, true, "WeChat does not answer; try again");

  private final Answer answer;

  OfficialAccountError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
