package cn.linli.sim;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What was handed over (发货信息), of orders that were paid at the simulator of WeChat Pay in the mini
 * program; WeChat itself hears of them some seconds late.
 */
public final class WeChatShipments {
  private static final Duration LATE = Duration.ofSeconds(10);

  private final Clock clock;
  private final Map<String, Shipment> shipped = new HashMap<>();
  private volatile WeChatPaySimulator pay;

  private static final class Shipment {
    private final String goods;
    private final Instant uploaded;
    private boolean again;
    private boolean confirmed;

    Shipment(String goods, Instant uploaded, boolean again) {
      this.goods = goods;
      this.uploaded = uploaded;
      this.again = again;
    }
  }

  WeChatShipments(Clock clock) {
    this.clock = clock;
  }

  void of(WeChatPaySimulator where) {
    pay = where;
  }

  /** The goods that were handed over for a payment, by WeChat Pay's number of it. */
  public synchronized Optional<String> goods(String transaction) {
    return Optional.ofNullable(shipped.get(transaction)).map(shipment -> shipment.goods);
  }

  /** The payer says that they have got it. */
  public synchronized void confirm(String transaction) {
    shipped.get(transaction).confirmed = true;
  }

  synchronized Answer upload(Call call) {
    var json = call.json();
    var uploaded = time(json.path("upload_time").asString(""));
    var goods = json.path("shipping_list").path(0).path("item_desc").asString("");
    if (uploaded == null
        || goods.isBlank()
        || goods.codePointCount(0, goods.length()) > 120
        || !json.path("logistics_type").asString("").matches("[1-4]")
        || json.path("delivery_mode").asInt(0) != 1) {
      return WeChatError.answer(47001);
    }
    var order = order(json.path("order_key")).orElse(null);
    if (order == null) {
      return WeChatError.answer(10060001);
    }
    if (!order.openid().equals(json.path("payer").path("openid").asString(""))) {
      return WeChatError.answer(10060031);
    }
    return ship(order, goods, uploaded);
  }

  /** One correction, if it is younger. */
  private Answer ship(WeChatPayOrder order, String goods, Instant uploaded) {
    var before = shipped.get(order.transaction);
    if (state(order) > 2) {
      return WeChatError.answer(10060004);
    }
    if (before != null && before.again) {
      return WeChatError.answer(10060003);
    }
    if (before != null && !uploaded.isAfter(before.uploaded)) {
      return WeChatError.answer(10060023);
    }
    shipped.put(order.transaction, new Shipment(goods, uploaded, before != null));
    return WeChatError.answer(0);
  }

  synchronized Answer find(Call call) {
    var order = order(call.json()).orElse(null);
    if (order == null) {
      return WeChatError.answer(10060001);
    }
    var view = new LinkedHashMap<String, Object>();
    view.put("transaction_id", order.transaction);
    view.put("merchant_id", order.merchant.id());
    view.put("sub_merchant_id", order.merchant.isDirect() ? "" : order.payee);
    view.put("merchant_trade_no", order.number());
    view.put("openid", order.openid());
    view.put("paid_amount", order.total());
    view.put("order_state", state(order));
    return Answer.json(Map.of("errcode", 0, "errmsg", "ok", "order", view));
  }

  /** 1 to be shipped, 2 shipped, 3 confirmed, 5 refunded. */
  private int state(WeChatPayOrder order) {
    var back =
        order.refunds.values().stream()
            .filter(refund -> refund.status == WeChatPayRefund.Status.SUCCESS)
            .mapToLong(WeChatPayRefund::fen)
            .sum();
    var shipment = shipped.get(order.transaction);
    if (back >= order.total()) {
      return 5;
    }
    return shipment == null ? 1 : shipment.confirmed ? 3 : 2;
  }

  /** By WeChat Pay's number, or by ours and the merchant it was opened for. */
  private Optional<WeChatPayOrder> order(JsonNode key) {
    var transaction = key.path("transaction_id").asString("");
    var merchant = key.path("mchid").asString(key.path("merchant_id").asString(""));
    var number = key.path("out_trade_no").asString(key.path("merchant_trade_no").asString(""));
    return Optional.ofNullable(pay)
        .flatMap(
            where ->
                where.paid(
                    order ->
                        order.transaction.equals(transaction)
                            || (order.payee.equals(merchant) && order.number().equals(number))))
        .filter(order -> order.appId().equals(WeChatSimulator.MINI_PROGRAM))
        .filter(order -> !clock.instant().isBefore(order.paidAt.plus(LATE)));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      return null;
    }
  }
}
