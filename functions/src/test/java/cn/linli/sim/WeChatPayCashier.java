package cn.linli.sim;

import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Where somebody with WeChat in hand pays. */
final class WeChatPayCashier {
  /** Where somebody else hears of it. */
  static final String ELSEWHERE = "https://elsewhere.example/";

  private final WeChatPayOrders orders;
  private final WeChatPayMoney money;
  private final WeChatPayNotifier notifier;
  private final Clock clock;
  private volatile UnaryOperator<Map<String, Object>> telling = UnaryOperator.identity();

  WeChatPayCashier(
      WeChatPayOrders orders, WeChatPayMoney money, WeChatPayNotifier notifier, Clock clock) {
    this.orders = orders;
    this.money = money;
    this.notifier = notifier;
    this.clock = clock;
  }

  void tell(UnaryOperator<Map<String, Object>> how) {
    telling = how;
  }

  /** The youngest order of that number, by whom it is for. */
  String pay(String number) {
    var order = order(number);
    return order == null ? "no such order" : pay(order, youngestPrepay(order), order.openid());
  }

  String pay(String number, Person person) {
    var order = order(number);
    return order == null
        ? "no such order"
        : pay(order, youngestPrepay(order), person.openid(order.appId()));
  }

  /** The payer closes the window: nothing changes, and it can be paid later. */
  String refuse(String number) {
    var order = order(number);
    return order == null
        ? "no such order"
        : orders
            .unpayable(order, youngestPrepay(order), order.openid())
            .orElse("requestPayment:fail cancel");
  }

  /** As WeChat does it: the merchant's signature over what the page says comes first. */
  String requestPayment(Map<String, String> parameters, Person person) {
    var appId = parameters.getOrDefault("appId", "");
    var packageValue = parameters.getOrDefault("package", "");
    var signed =
        String.join(
                "\n",
                appId,
                parameters.getOrDefault("timeStamp", ""),
                parameters.getOrDefault("nonceStr", ""),
                packageValue)
            + "\n";
    if (!"RSA".equals(parameters.get("signType"))
        || !WeChatPayKeys.signedByMerchant(signed, parameters.getOrDefault("paySign", ""))) {
      return "the signature is wrong (支付验证签名失败)";
    }
    var prepayId = packageValue.replaceFirst("^prepay_id=", "");
    var order =
        orders
            .first(each -> each.prepaid.containsKey(prepayId) && each.appId().equals(appId))
            .orElse(null);
    return order == null
        ? "no such prepay_id in this app"
        : pay(order, prepayId, person.openid(appId));
  }

  private String pay(WeChatPayOrder order, String prepayId, String openid) {
    return orders
        .unpayable(order, prepayId, openid)
        .orElseGet(
            () -> {
              settle(order);
              return "ok";
            });
  }

  /** Somebody sells something through a merchant number of ours, and not through us. */
  void sell(String merchant, String number, long fen, String notifyUrl) {
    var request =
        JsonMapper.shared()
            .valueToTree(
                Map.of(
                    "appid",
                    WeChatSimulator.MINI_PROGRAM,
                    "mchid",
                    merchant,
                    "description",
                    "别处的商品",
                    "out_trade_no",
                    number,
                    "notify_url",
                    notifyUrl,
                    "time_expire",
                    WeChatPayTimes.text(clock.instant().plusSeconds(600)),
                    "amount",
                    Map.of("total", fen, "currency", "CNY"),
                    "payer",
                    Map.of("openid", Person.of("wang").openid(WeChatSimulator.MINI_PROGRAM))));
    orders.open(WeChatPayMerchant.of(merchant), request);
    settle(order(number));
  }

  private void settle(WeChatPayOrder order) {
    orders.paid(order);
    var remark = "结算总金额 %.2f 元;含手续费 %.2f 元".formatted(order.total() / 100.0, order.fee() / 100.0);
    var transaction = order.transaction;
    money.move(order.payee, transaction, "交易", order.total(), remark, order.number());
    money.move(order.payee, transaction, "扣除交易手续费", -order.fee(), remark, order.number());
    order.frozen = order.profitSharing() ? order.total() - order.fee() : 0;
    if (!order.notifyUrl().equals(ELSEWHERE)) {
      notifier.owe(
          order.notifyUrl(), "TRANSACTION.SUCCESS", "transaction", telling.apply(order.view()));
    }
  }

  private WeChatPayOrder order(String number) {
    return orders.all().reversed().stream()
        .filter(order -> order.number().equals(number))
        .findFirst()
        .orElse(null);
  }

  private String youngestPrepay(WeChatPayOrder order) {
    return order.prepaid.entrySet().stream()
        .filter(each -> each.getValue().isAfter(clock.instant()))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
