package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Orders: opened, paid, asked for, closed. */
final class WeChatPayOrders {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z_\\-|*@]{6,32}");
  private static final Pattern OPENID = Pattern.compile("o[0-9A-Za-z_-]{27}");
  private static final Duration PREPAY_LIFE = Duration.ofHours(2);

  private final Clock clock;
  private final WeChatPayNumbers numbers;
  private final Map<String, WeChatPayOrder> orders = new LinkedHashMap<>();

  WeChatPayOrders(Clock clock, WeChatPayNumbers numbers) {
    this.clock = clock;
    this.numbers = numbers;
  }

  /** The same again gets another prepay id; anything else under the number is refused. */
  Map<String, Object> open(WeChatPayMerchant merchant, JsonNode request) {
    var payee = merchant.payee(request.path("sub_mchid").asString(""));
    validate(merchant, payee, request);
    var key = key(merchant, payee, request.path("out_trade_no").asString());
    var order = orders.get(key);
    if (order == null) {
      order = new WeChatPayOrder(merchant, payee, request, clock.instant());
      orders.put(key, order);
    }
    require(order.state != WeChatPayOrder.State.SUCCESS, "INVALID_REQUEST", "该订单已支付");
    require(
        order.state == WeChatPayOrder.State.NOTPAY && order.request.equals(request),
        "OUT_TRADE_NO_USED",
        "商户订单号重复");
    var prepayId = "wx" + numbers.next("01");
    order.prepaid.put(prepayId, clock.instant().plus(PREPAY_LIFE));
    return Map.of("prepay_id", prepayId);
  }

  private void validate(WeChatPayMerchant merchant, String payee, JsonNode request) {
    var direct = merchant.isDirect();
    var signer = request.path(direct ? "mchid" : "sp_mchid").asString("");
    require(signer.equals(merchant.id()), "PARAM_ERROR", "商户号与签名不符");
    require(
        merchant.ownsApp(request.path(direct ? "appid" : "sp_appid").asString("")),
        "APPID_MCHID_NOT_MATCH",
        "appid和mch_id不匹配");
    var subApp = request.path("sub_appid").asString("");
    require(
        subApp.isEmpty() || WeChatPayMerchant.ownsApp(payee, subApp),
        "APPID_MCHID_NOT_MATCH",
        "sub_appid和sub_mchid不匹配");
    require(
        NUMBER.matcher(request.path("out_trade_no").asString("")).matches(),
        "PARAM_ERROR",
        "out_trade_no");
    var description = request.path("description").asString("");
    require(!description.isEmpty() && description.length() <= 127, "PARAM_ERROR", "description");
    require(
        description.codePoints().allMatch(Character::isBmpCodePoint),
        "PARAM_ERROR",
        "description: 4 bytes");
    require(
        WeChatPayTimes.read(request.path("time_expire").asString("")).isAfter(clock.instant()),
        "PARAM_ERROR",
        "time_expire");
    validateAddress(request.path("notify_url").asString(""));
    var amount = request.path("amount");
    require(amount.path("total").isIntegralNumber(), "PARAM_ERROR", "amount.total");
    require(
        amount.path("total").asLong() >= 1 && amount.path("currency").asString("").equals("CNY"),
        "PARAM_ERROR",
        "amount");
    validatePayer(request.path("payer"), direct, subApp);
  }

  /** Https for the world; a simulator also finds this machine. */
  static void validateAddress(String url) {
    require(
        (url.startsWith("https://") || url.startsWith("http://127.0.0.1:"))
            && url.length() <= 255
            && !url.contains("?"),
        "PARAM_ERROR",
        "notify_url");
  }

  private static void validatePayer(JsonNode payer, boolean direct, String subApp) {
    var field = direct ? "openid" : payer.has("sub_openid") ? "sub_openid" : "sp_openid";
    require(
        payer.size() == 1 && OPENID.matcher(payer.path(field).asString("")).matches(),
        "PARAM_ERROR",
        "payer");
    require(!field.equals("sub_openid") || !subApp.isEmpty(), "PARAM_ERROR", "sub_appid");
  }

  WeChatPayOrder find(WeChatPayMerchant merchant, String payee, String number) {
    var order = orders.get(key(merchant, payee, number));
    require(order != null, "ORDER_NOT_EXIST", "订单不存在");
    return order;
  }

  Optional<WeChatPayOrder> first(Predicate<WeChatPayOrder> wanted) {
    return orders.values().stream().filter(wanted).findFirst();
  }

  List<WeChatPayOrder> all() {
    return new ArrayList<>(orders.values());
  }

  void close(WeChatPayOrder order) {
    require(order.state != WeChatPayOrder.State.SUCCESS, "INVALID_REQUEST", "订单已支付");
    require(order.state != WeChatPayOrder.State.CLOSED, "ORDER_CLOSED", "订单已关闭");
    order.state = WeChatPayOrder.State.CLOSED;
  }

  /** What the payer sees when this cannot be paid, or empty. */
  Optional<String> unpayable(WeChatPayOrder order, String prepayId, String openid) {
    var now = clock.instant();
    var ends = order.prepaid.get(prepayId);
    if (!openid.equals(order.openid())) {
      return Optional.of("the order is for somebody else");
    }
    if (ends == null || !now.isBefore(ends) || !now.isBefore(order.expiresAt())) {
      return Optional.of("the order is over");
    }
    return switch (order.state) {
      case NOTPAY -> Optional.empty();
      case SUCCESS -> Optional.of("the order is paid");
      case CLOSED -> Optional.of("the order is closed");
    };
  }

  void paid(WeChatPayOrder order) {
    order.state = WeChatPayOrder.State.SUCCESS;
    order.transaction = numbers.next("42000");
    order.paidAt = clock.instant();
  }

  private static String key(WeChatPayMerchant merchant, String payee, String number) {
    return merchant.id() + " " + payee + " " + number;
  }
}
