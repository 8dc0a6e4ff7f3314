package cn.linli.venue;

import java.util.Locale;

/** How the states of a reservation read in a calendar app. */
enum FeedState {
  WAITING(ICalendar.Status.TENTATIVE, "候补中"),
  OFFERED(ICalendar.Status.TENTATIVE, "待接受"),
  PENDING(ICalendar.Status.TENTATIVE, "待审核"),
  AWAITING_PAYMENT(ICalendar.Status.TENTATIVE, "待支付"),
  CONFIRMED(ICalendar.Status.CONFIRMED, ""),
  CANCELLED(ICalendar.Status.CANCELLED, "已取消"),
  REJECTED(ICalendar.Status.CANCELLED, "未通过"),
  LAPSED(ICalendar.Status.CANCELLED, "已失效");

  private final ICalendar.Status status;
  private final String word;

  FeedState(ICalendar.Status status, String word) {
    this.status = status;
    this.word = word;
  }

  /** Of a state in the contract's words. */
  static FeedState of(String state) {
    return valueOf(state.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  ICalendar.Status status() {
    return status;
  }

  String suffix() {
    return word.isEmpty() ? "" : "（" + word + "）";
  }
}
