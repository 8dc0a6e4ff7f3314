package cn.linli.sim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One share-out of an order's frozen money. */
final class WeChatPayShare {
  /** What somebody gets of it. */
  static final class Part {
    final String type;
    final String account;
    final long fen;
    String result = "PENDING";
    String failure;

    Part(String type, String account, long fen) {
      this.type = type;
      this.account = account;
      this.fen = fen;
    }
  }

  /** What a merchant gave back. */
  record Returned(JsonNode request, String id, Instant at, String result, String failure) {}

  final WeChatPayOrder order;
  final JsonNode request;
  final String id;
  final Instant endsAt;
  final List<Part> parts = new ArrayList<>();
  final Map<String, Returned> returns = new HashMap<>();
  boolean finished;

  WeChatPayShare(WeChatPayOrder order, JsonNode request, String id, Instant endsAt) {
    this.order = order;
    this.request = request;
    this.id = id;
    this.endsAt = endsAt;
  }

  String number() {
    return request.path("out_order_no").asString();
  }

  private boolean isOnPlatform() {
    return order.merchant.kind() == WeChatPayMerchant.Kind.PLATFORM;
  }

  /** The platform's calls have other names for the same. */
  Map<String, Object> view() {
    var platform = isOnPlatform();
    var view = new LinkedHashMap<String, Object>();
    if (!order.merchant.isDirect()) {
      view.put("sub_mchid", order.payee);
    }
    view.put("transaction_id", order.transaction);
    view.put("out_order_no", number());
    view.put("order_id", id);
    view.put(platform ? "status" : "state", finished ? "FINISHED" : "PROCESSING");
    view.put("receivers", parts.stream().map(part -> view(part, platform)).toList());
    return view;
  }

  private Map<String, Object> view(Part part, boolean platform) {
    var view = new LinkedHashMap<String, Object>();
    view.put("type", part.type);
    view.put(platform ? "receiver_account" : "account", part.account);
    view.put("amount", part.fen);
    view.put("result", part.result);
    if (part.failure != null) {
      view.put("fail_reason", part.failure);
    }
    if (finished) {
      view.put("finish_time", WeChatPayTimes.text(endsAt));
    }
    return view;
  }

  Map<String, Object> view(Returned returned) {
    var view = new LinkedHashMap<String, Object>();
    if (!order.merchant.isDirect()) {
      view.put("sub_mchid", order.payee);
    }
    view.put("order_id", id);
    view.put("out_order_no", number());
    view.put("out_return_no", returned.request().path("out_return_no").asString());
    view.put(isOnPlatform() ? "return_no" : "return_id", returned.id());
    view.put("return_mchid", returned.request().path("return_mchid").asString());
    view.put("amount", returned.request().path("amount").asLong());
    view.put("result", returned.result());
    if (returned.failure() != null) {
      view.put("fail_reason", returned.failure());
    }
    view.put("finish_time", WeChatPayTimes.text(returned.at()));
    return view;
  }
}
