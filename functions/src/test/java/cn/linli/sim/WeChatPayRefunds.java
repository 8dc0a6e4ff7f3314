package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Refunds: accepted at once, ended a minute later, and told. */
final class WeChatPayRefunds {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*@]{1,64}");
  private static final Duration TAKES = Duration.ofMinutes(1);
  private static final Duration LONGEST_AFTER_PAYMENT = Duration.ofDays(365);
  private static final int MOST = 50;

  private final Clock clock;
  private final WeChatPayNumbers numbers;
  private final WeChatPayOrders orders;
  private final WeChatPayMoney money;
  private final WeChatPayNotifier notifier;
  private final List<WeChatPayRefund> all = new ArrayList<>();
  private WeChatPayRefund.Status end = WeChatPayRefund.Status.SUCCESS;

  WeChatPayRefunds(
      Clock clock,
      WeChatPayNumbers numbers,
      WeChatPayOrders orders,
      WeChatPayMoney money,
      WeChatPayNotifier notifier) {
    this.clock = clock;
    this.numbers = numbers;
    this.orders = orders;
    this.money = money;
    this.notifier = notifier;
  }

  /** How those that are asked for from now on will end. */
  void endWith(WeChatPayRefund.Status status) {
    end = status;
  }

  List<WeChatPayRefund> all() {
    return List.copyOf(all);
  }

  /** The platform's own call answers less. */
  Map<String, ?> refund(WeChatPayMerchant merchant, JsonNode request) {
    var refund = accepted(merchant, request);
    return merchant.kind() == WeChatPayMerchant.Kind.PLATFORM ? refund.receipt() : refund.view();
  }

  private WeChatPayRefund accepted(WeChatPayMerchant merchant, JsonNode request) {
    var payee = merchant.payee(request.path("sub_mchid").asString(""));
    var number = request.path("out_refund_no").asString("");
    require(NUMBER.matcher(number).matches(), "PARAM_ERROR", "out_refund_no");
    var reason = request.path("reason").asString("").getBytes(StandardCharsets.UTF_8);
    require(reason.length <= 80, "PARAM_ERROR", "reason");
    for (var known : all) {
      if (isOf(known, merchant, payee) && known.number().equals(number)) {
        require(known.request.equals(request), "INVALID_REQUEST", "订单号已存在但信息不一致");
        return known;
      }
    }
    var order = orders.find(merchant, payee, request.path("out_trade_no").asString(""));
    validate(order, request);
    return made(order, request);
  }

  private void validate(WeChatPayOrder order, JsonNode request) {
    require(order.state == WeChatPayOrder.State.SUCCESS, "INVALID_REQUEST", "订单未支付");
    var amount = request.path("amount");
    var fen = amount.path("refund").asLong(0);
    require(
        fen >= 1 && amount.path("currency").asString("").equals("CNY"), "PARAM_ERROR", "amount");
    require(amount.path("total").asLong(0) == order.total(), "INVALID_REQUEST", "订单金额不一致");
    if (request.has("notify_url")) {
      WeChatPayOrders.validateAddress(request.path("notify_url").asString());
    }
    var before =
        order.refunds.values().stream()
            .filter(refund -> refund.status != WeChatPayRefund.Status.CLOSED)
            .mapToLong(WeChatPayRefund::fen)
            .sum();
    require(before + fen <= order.total(), "INVALID_REQUEST", "退款金额大于订单余额");
    require(order.refunds.size() < MOST, "INVALID_REQUEST", "退款次数过多");
    require(
        !clock.instant().isAfter(order.paidAt.plus(LONGEST_AFTER_PAYMENT)),
        "INVALID_REQUEST",
        "订单已超过可退款期限");
    var available =
        order.profitSharing() && order.frozen > 0
            ? order.frozen
            : money.balance(order.payee) - frozen(order.payee);
    require(fen - fee(fen) <= available, "NOT_ENOUGH", "基本账户余额不足，请充值后重新发起");
  }

  private long frozen(String payee) {
    return orders.all().stream()
        .filter(order -> order.payee.equals(payee))
        .mapToLong(order -> order.frozen)
        .sum();
  }

  private WeChatPayRefund made(WeChatPayOrder order, JsonNode request) {
    var now = clock.instant();
    var refund =
        new WeChatPayRefund(order, request, numbers.next("503"), now, now.plus(TAKES), end);
    order.refunds.put(refund.number(), refund);
    all.add(refund);
    move(refund, -1);
    return refund;
  }

  /** WeChat Pay gives its part back with the rest. */
  private void move(WeChatPayRefund refund, int sign) {
    var net = refund.fen() - fee(refund.fen());
    var remark =
        "退款总金额 %.2f 元;含手续费 %.2f 元".formatted(refund.fen() / 100.0, fee(refund.fen()) / 100.0);
    money.move(refund.order.payee, refund.id, "退款", sign * net, remark, refund.number());
    if (refund.order.frozen > 0) {
      refund.order.frozen += sign * net;
    }
  }

  static long fee(long fen) {
    return Math.round(fen * 0.006);
  }

  Map<String, ?> find(WeChatPayMerchant merchant, String subMerchant, String number) {
    var payee = merchant.payee(subMerchant);
    return all.stream()
        .filter(refund -> isOf(refund, merchant, payee) && refund.number().equals(number))
        .findFirst()
        .orElseThrow(() -> new WeChatPayError("RESOURCE_NOT_EXISTS", "退款单不存在"))
        .view();
  }

  private static boolean isOf(WeChatPayRefund refund, WeChatPayMerchant merchant, String payee) {
    return refund.order.merchant.equals(merchant) && refund.order.payee.equals(payee);
  }

  /** Ends what has had its time, and tells. */
  void settle() {
    for (var refund : all) {
      if (refund.status == WeChatPayRefund.Status.PROCESSING
          && refund.end != WeChatPayRefund.Status.PROCESSING
          && !clock.instant().isBefore(refund.endsAt)) {
        refund.status = refund.end;
        if (refund.end == WeChatPayRefund.Status.CLOSED) {
          move(refund, 1);
        }
        if (refund.request.has("notify_url")) {
          notifier.owe(
              refund.request.path("notify_url").asString(),
              "REFUND." + refund.status,
              "refund",
              refund.notice());
        }
      }
    }
  }

  long refunded(String number) {
    return all().stream()
        .filter(refund -> refund.order.number().equals(number))
        .filter(refund -> refund.status == WeChatPayRefund.Status.SUCCESS)
        .mapToLong(WeChatPayRefund::fen)
        .sum();
  }

  void finish() {
    for (var refund : all()) {
      if (refund.end == WeChatPayRefund.Status.PROCESSING
          || refund.status == WeChatPayRefund.Status.ABNORMAL) {
        refund.status = WeChatPayRefund.Status.PROCESSING;
        refund.end = WeChatPayRefund.Status.SUCCESS;
        refund.endsAt = clock.instant();
      }
    }
  }
}
