package cn.linli.sim;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One refund and what becomes of it. */
final class WeChatPayRefund {
  /** How far it is. */
  enum Status {
    PROCESSING,
    SUCCESS,
    ABNORMAL,
    CLOSED
  }

  final WeChatPayOrder order;
  final JsonNode request;
  final String id;
  final Instant createdAt;
  Instant endsAt;

  /** How it will end. */
  Status end;

  Status status = Status.PROCESSING;

  WeChatPayRefund(
      WeChatPayOrder order,
      JsonNode request,
      String id,
      Instant createdAt,
      Instant endsAt,
      Status end) {
    this.order = order;
    this.request = request;
    this.id = id;
    this.createdAt = createdAt;
    this.endsAt = endsAt;
    this.end = end;
  }

  String number() {
    return request.path("out_refund_no").asString();
  }

  long fen() {
    return request.path("amount").path("refund").asLong();
  }

  /** What is answered. */
  Map<String, Object> view() {
    var view = common();
    view.put("channel", "ORIGINAL");
    view.put("create_time", WeChatPayTimes.text(createdAt));
    view.put("status", status.name());
    return view;
  }

  /** What the platform's own call answers: nothing of how it stands. */
  Map<String, Object> receipt() {
    return Map.of(
        "refund_id", id,
        "out_refund_no", number(),
        "create_time", WeChatPayTimes.text(createdAt),
        "amount", Map.of("refund", fen(), "payer_refund", fen(), "currency", "CNY"));
  }

  /** What is told. */
  Map<String, Object> notice() {
    var view = common();
    if (order.merchant.isDirect()) {
      view.put("mchid", order.merchant.id());
    } else {
      view.put("sp_mchid", order.merchant.id());
      view.put("sub_mchid", order.payee);
    }
    view.put("refund_status", status.name());
    return view;
  }

  private Map<String, Object> common() {
    var view = new LinkedHashMap<String, Object>();
    view.put("refund_id", id);
    view.put("out_refund_no", number());
    view.put("transaction_id", order.transaction);
    view.put("out_trade_no", order.number());
    view.put("user_received_account", "支付用户零钱");
    if (status == Status.SUCCESS) {
      view.put("success_time", WeChatPayTimes.text(endsAt));
    }
    view.put(
        "amount",
        Map.of(
            "total", order.total(),
            "refund", fen(),
            "payer_total", order.total(),
            "payer_refund", fen()));
    return view;
  }
}
