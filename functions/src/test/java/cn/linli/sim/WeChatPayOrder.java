package cn.linli.sim;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One order at WeChat Pay and what became of it. */
final class WeChatPayOrder {
  /** How it stands. */
  enum State {
    NOTPAY,
    SUCCESS,
    CLOSED
  }

  final WeChatPayMerchant merchant;
  final String payee;
  final JsonNode request;
  final Instant createdAt;
  State state = State.NOTPAY;
  String transaction;
  Instant paidAt;

  /** Prepay ids and when they end. */
  final Map<String, Instant> prepaid = new HashMap<>();

  /** What went back, by the number of the refund. */
  final Map<String, WeChatPayRefund> refunds = new LinkedHashMap<>();

  /** What is frozen, once it is paid. */
  long frozen;

  WeChatPayOrder(WeChatPayMerchant merchant, String payee, JsonNode request, Instant createdAt) {
    this.merchant = merchant;
    this.payee = payee;
    this.request = request;
    this.createdAt = createdAt;
  }

  String number() {
    return request.path("out_trade_no").asString();
  }

  long total() {
    return request.path("amount").path("total").asLong();
  }

  /** WeChat Pay's part, 0.6 %. */
  long fee() {
    return Math.round(total() * 0.006);
  }

  boolean profitSharing() {
    return request.path("settle_info").path("profit_sharing").asBoolean(false);
  }

  String notifyUrl() {
    return request.path("notify_url").asString();
  }

  Instant expiresAt() {
    return WeChatPayTimes.read(request.path("time_expire").asString());
  }

  /** The app in which it is paid. */
  String appId() {
    return request.path("payer").has("sub_openid")
        ? request.path("sub_appid").asString()
        : request.path(merchant.isDirect() ? "appid" : "sp_appid").asString();
  }

  /** The payer's in that app. */
  String openid() {
    return request.path("payer").valueStream().findFirst().orElseThrow().asString();
  }

  /** What is asked for or told of it. */
  Map<String, Object> view() {
    var view = new LinkedHashMap<String, Object>();
    if (merchant.isDirect()) {
      view.put("appid", request.path("appid").asString());
      view.put("mchid", merchant.id());
    } else {
      view.put("sp_appid", request.path("sp_appid").asString());
      view.put("sp_mchid", merchant.id());
      view.put("sub_mchid", payee);
      if (request.has("sub_appid")) {
        view.put("sub_appid", request.path("sub_appid").asString());
      }
    }
    view.put("out_trade_no", number());
    view.put("trade_type", "JSAPI");
    view.put("trade_state", tradeState());
    view.put("trade_state_desc", tradeState());
    view.put("attach", "");
    view.put("amount", amount());
    if (state == State.SUCCESS) {
      view.put("transaction_id", transaction);
      view.put("bank_type", "OTHERS");
      view.put("success_time", WeChatPayTimes.text(paidAt));
      view.put("payer", request.path("payer"));
    }
    return view;
  }

  private String tradeState() {
    return state == State.SUCCESS && !refunds.isEmpty() ? "REFUND" : state.name();
  }

  private Map<String, Object> amount() {
    var amount = new LinkedHashMap<String, Object>();
    amount.put("total", total());
    amount.put("currency", "CNY");
    if (state == State.SUCCESS) {
      amount.put("payer_total", total());
      amount.put("payer_currency", "CNY");
    }
    return amount;
  }
}
