package cn.linli.groupbuy;

import cn.linli.shared.ErrorCode;
import java.util.Arrays;

/** How group buy says no. */
public enum GroupBuyError implements ErrorCode {
  CAMPAIGN_NOT_FOUND("groupbuy.campaign-not-found", 404, false, "There is no such campaign here"),
  ORDER_NOT_FOUND(
      "groupbuy.order-not-found", 404, false, "There is no such order, or it is not yours"),
  POINT_NOT_FOUND("groupbuy.point-not-found", 404, false, "There is no such pick-up point here"),
  NO_CARD_NOW("groupbuy.no-card-now", 503, true, "WeChat draws no share card now; try again"),
  CODE_UNKNOWN(
      "groupbuy.code-unknown", 404, false, "This is not the pick-up code of an order here"),
  ID_REUSED("groupbuy.id-reused", 409, false, "This id belongs to something else"),
  NOT_NOW("groupbuy.not-now", 409, false, "It is not in a state in which this can be done"),
  OWN("groupbuy.own", 403, false, "Nobody decides about what is their own"),
  NOT_KEEPER("groupbuy.not-keeper", 403, false, "You do not keep this pick-up point"),
  NOT_ON_SALE("groupbuy.not-on-sale", 409, false, "This campaign is not on sale here and now"),
  LIMIT_REACHED(
      "groupbuy.limit-reached", 409, false, "You have ordered as much of this as a person may"),
  SOLD_OUT("groupbuy.sold-out", 409, false, "There is not as much left of this"),
  POINT_CLOSED(
      "groupbuy.point-closed", 409, false, "This campaign is not handed out at this point"),
  NOTHING_TO_PAY("groupbuy.nothing-to-pay", 409, false, "This order does not wait for money"),
  TOO_LATE("groupbuy.too-late", 409, false, "The campaign is decided; ask for after-sale instead"),
  NOT_READY(
      "groupbuy.not-ready", 409, false, "This order is not to be collected now; see the detail"),
  CODE_USED("groupbuy.code-used", 409, false, "This order was collected already"),
  OTHER_POINT("groupbuy.other-point", 409, false, "This order is collected at another point"),
  CHANGED_MEANWHILE(
      "groupbuy.changed-meanwhile",
      409,
      false,
      "This was changed meanwhile; read it again and decide anew");

  private final Answer answer;

  GroupBuyError(String code, int status, boolean retryable, String title) {
    this.answer = new Answer(code, status, retryable, title);
  }

  /** The error of a code that was stored. */
  static GroupBuyError of(String code) {
    return Arrays.stream(values())
        .filter(error -> error.answer.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not one of ours: " + code));
  }

  @Override
  public Answer answer() {
    return answer;
  }
}
