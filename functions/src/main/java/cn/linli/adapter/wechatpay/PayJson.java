package cn.linli.adapter.wechatpay;

import cn.linli.payment.OrderState;
import cn.linli.payment.PaidOrder;
import cn.linli.payment.RefundState;
import cn.linli.payment.TransferState;
import cn.linli.shared.Money;
import com.google.gson.Gson;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat Pay's objects in our words. The same thing comes as up to six types of WxJava, by mode and
 * by whether it was asked for or told; they have the names of their fields in common.
 */
final class PayJson {
  private static final Gson GSON = new Gson();

  private PayJson() {}

  /** An answer as WxJava read it. */
  static JsonNode of(Object bean) {
    return JsonMapper.shared().readTree(GSON.toJson(bean));
  }

  /** A request as WxJava writes it. */
  static String written(Object bean) {
    return GSON.toJson(bean);
  }

  static OrderState order(JsonNode json) {
    return switch (text(json, "trade_state")) {
      case "SUCCESS", "REFUND" -> new OrderState.Paid(paid(json));
      case "CLOSED", "REVOKED" -> new OrderState.Closed();
      default -> new OrderState.Unpaid();
    };
  }

  static PaidOrder paid(JsonNode json) {
    var partner = json.has("sp_mchid");
    var payer = json.path("payer");
    var inSubApp = partner && !optional(payer, "sub_openid").isEmpty();
    var openid = partner ? (inSubApp ? "sub_openid" : "sp_openid") : "openid";
    return new PaidOrder(
        text(json, partner ? "sp_mchid" : "mchid"),
        partner ? text(json, "sub_mchid") : null,
        text(json, partner ? (inSubApp ? "sub_appid" : "sp_appid") : "appid"),
        text(json, "out_trade_no"),
        text(json, "transaction_id"),
        fen(json.path("amount"), "total"),
        text(json.path("amount"), "currency"),
        text(payer, openid),
        time(json, "success_time"));
  }

  /** An answer calls it status, a notice refund_status; the number of the order may be left out. */
  static RefundState refund(JsonNode json, String orderNumber) {
    var number = optional(json, "out_trade_no");
    return new RefundState(
        number.isEmpty() ? orderNumber : number,
        text(json, "out_refund_no"),
        text(json, "refund_id"),
        fen(json.path("amount"), "refund"),
        refundStatus(optional(json, json.has("refund_status") ? "refund_status" : "status")),
        timeOrNull(json, "success_time"));
  }

  /** One that is not known yet leaves all open: an end must not be made up. */
  private static RefundState.Status refundStatus(String status) {
    return switch (status) {
      case "SUCCESS" -> RefundState.Status.SUCCESS;
      case "CLOSED" -> RefundState.Status.CLOSED;
      case "ABNORMAL" -> RefundState.Status.ABNORMAL;
      default -> RefundState.Status.PROCESSING;
    };
  }

  static TransferState transfer(JsonNode json) {
    var confirmation = optional(json, "package_info");
    var failure = optional(json, "fail_reason");
    return new TransferState(
        text(json, "out_bill_no"),
        text(json, "transfer_bill_no"),
        transferStatus(text(json, "state")),
        confirmation.isEmpty() ? null : confirmation,
        failure.isEmpty() ? null : failure);
  }

  private static TransferState.Status transferStatus(String state) {
    return switch (state) {
      case "WAIT_USER_CONFIRM" -> TransferState.Status.WAITS_FOR_PERSON;
      case "SUCCESS" -> TransferState.Status.SUCCESS;
      case "FAIL" -> TransferState.Status.FAILED;
      case "CANCELLED" -> TransferState.Status.CANCELLED;
      default -> TransferState.Status.PROCESSING;
    };
  }

  static Money fen(JsonNode json, String field) {
    var amount = json.path(field);
    if (!amount.isIntegralNumber() && !amount.isString()) {
      throw new IllegalArgumentException("no " + field);
    }
    return new Money(amount.isString() ? Long.parseLong(amount.asString()) : amount.longValue());
  }

  /** Throws when WeChat Pay left it out. */
  static String text(JsonNode json, String field) {
    var value = optional(json, field);
    if (value.isEmpty()) {
      throw new IllegalArgumentException("no " + field);
    }
    return value;
  }

  static String optional(JsonNode json, String field) {
    return json.path(field).asString("");
  }

  static Instant timeOrNull(JsonNode json, String field) {
    return optional(json, field).isEmpty() ? null : time(json, field);
  }

  private static Instant time(JsonNode json, String field) {
    return OffsetDateTime.parse(text(json, field)).toInstant();
  }
}
