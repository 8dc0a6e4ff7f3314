package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Frozen money: shared out, given free, and after its window free by itself. */
final class WeChatPayShares {
  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration TAKES = Duration.ofMinutes(1);
  private static final int MOST = 50;
  private static final int MOST_PERCENT = 30;

  private final Clock clock;
  private final WeChatPayNumbers numbers;
  private final WeChatPayOrders orders;
  private final WeChatPayMoney money;
  private final List<WeChatPayShare> all = new ArrayList<>();
  private final Map<String, String> failing = new HashMap<>();
  private String returnsFail;

  WeChatPayShares(
      Clock clock, WeChatPayNumbers numbers, WeChatPayOrders orders, WeChatPayMoney money) {
    this.clock = clock;
    this.numbers = numbers;
    this.orders = orders;
    this.money = money;
  }

  /**
   * Shares for this account fail for this reason from now on; null lets them succeed again, and
   * {@code PROCESSING} lets them not end.
   */
  void fail(String account, String reason) {
    failing.put(account, reason);
  }

  /** Why shares do not come back from now on, or null. */
  void failReturns(String failure) {
    returnsFail = failure;
  }

  Map<String, ?> share(WeChatPayMerchant merchant, JsonNode request) {
    var known = known(merchant, request);
    if (known != null) {
      return known.view();
    }
    var order = order(merchant, request);
    validate(order, request);
    var share = made(order, request);
    request.path("receivers").forEach(receiver -> share.parts.add(part(receiver)));
    order.frozen -= share.parts.stream().mapToLong(part -> part.fen).sum();
    if (request.path("unfreeze_unsplit").asBoolean(request.path("finish").asBoolean(false))) {
      order.frozen = 0;
    }
    return share.view();
  }

  private void validate(WeChatPayOrder order, JsonNode request) {
    var receivers = request.path("receivers");
    var sum = receivers.valueStream().mapToLong(each -> each.path("amount").asLong(0)).sum();
    require(order.profitSharing(), "INVALID_REQUEST", "非分账订单不支持分账");
    require(!clock.instant().isBefore(order.paidAt.plus(FIRST)), "INVALID_REQUEST", "订单处理中，请稍后再试");
    require(
        receivers.size() >= 1
            && receivers.size() <= MOST
            && receivers.valueStream().allMatch(each -> each.path("amount").asLong(0) >= 1),
        "PARAM_ERROR",
        "receivers");
    var shared =
        all.stream()
            .filter(share -> share.order == order && !isUnfreezing(share))
            .flatMap(share -> share.parts.stream())
            .mapToLong(part -> part.fen)
            .sum();
    require((shared + sum) * 100 <= order.total() * MOST_PERCENT, "RULE_LIMIT", "分账比例超过限制");
    require(sum <= order.frozen, "NOT_ENOUGH", "分账金额不足");
    require(
        all.stream().filter(share -> share.order == order).count() < MOST,
        "RULE_LIMIT",
        "分账次数超过限制");
  }

  private static boolean isUnfreezing(WeChatPayShare share) {
    return !share.request.has("receivers");
  }

  private static WeChatPayShare.Part part(JsonNode receiver) {
    var account = receiver.path(receiver.has("account") ? "account" : "receiver_account");
    return new WeChatPayShare.Part(
        receiver.path("type").asString(), account.asString(), receiver.path("amount").asLong());
  }

  /**
   * What is left is free; the answer lists it as a share of the merchant that was paid. The
   * platform's only names it: how far it is has to be asked for.
   */
  Map<String, ?> unfreeze(WeChatPayMerchant merchant, JsonNode request) {
    var view = unfrozen(merchant, request).view();
    if (merchant.kind() == WeChatPayMerchant.Kind.PLATFORM) {
      view.keySet().removeAll(List.of("status", "receivers"));
    }
    return view;
  }

  private WeChatPayShare unfrozen(WeChatPayMerchant merchant, JsonNode request) {
    var known = known(merchant, request);
    if (known != null) {
      return known;
    }
    var order = order(merchant, request);
    require(order.profitSharing(), "INVALID_REQUEST", "非分账订单不支持解冻");
    require(order.frozen > 0, "NOT_ENOUGH", "没有可解冻的金额");
    var share = made(order, request);
    share.parts.add(new WeChatPayShare.Part("MERCHANT_ID", order.payee, order.frozen));
    order.frozen = 0;
    return share;
  }

  List<WeChatPayShare> all() {
    return all;
  }

  Map<String, ?> find(WeChatPayMerchant merchant, String payee, String number) {
    return existing(merchant, payee, number).view();
  }

  private WeChatPayShare existing(WeChatPayMerchant merchant, String payee, String number) {
    return all.stream()
        .filter(
            share ->
                share.order.merchant.equals(merchant)
                    && share.order.payee.equals(payee)
                    && share.number().equals(number))
        .findFirst()
        .orElseThrow(() -> new WeChatPayError("RESOURCE_NOT_EXISTS", "记录不存在"));
  }

  private WeChatPayShare known(WeChatPayMerchant merchant, JsonNode request) {
    var payee = merchant.payee(request.path("sub_mchid").asString(""));
    for (var share : all) {
      if (share.order.merchant.equals(merchant)
          && share.order.payee.equals(payee)
          && share.number().equals(request.path("out_order_no").asString(""))) {
        require(share.request.equals(request), "INVALID_REQUEST", "分账单号已存在但信息不一致");
        return share;
      }
    }
    return null;
  }

  private WeChatPayOrder order(WeChatPayMerchant merchant, JsonNode request) {
    var payee = merchant.payee(request.path("sub_mchid").asString(""));
    var transaction = request.path("transaction_id").asString("");
    return orders
        .first(
            order ->
                order.merchant.equals(merchant)
                    && order.payee.equals(payee)
                    && transaction.equals(order.transaction))
        .orElseThrow(() -> new WeChatPayError("RESOURCE_NOT_EXISTS", "订单不存在"));
  }

  private WeChatPayShare made(WeChatPayOrder order, JsonNode request) {
    var share =
        new WeChatPayShare(order, request, numbers.next("3000"), clock.instant().plus(TAKES));
    all.add(share);
    return share;
  }

  /** Ends what has had its time, and frees what was frozen too long. */
  void settle() {
    var now = clock.instant();
    all.stream()
        .filter(share -> !share.finished && !now.isBefore(share.endsAt))
        .filter(share -> share.parts.stream().noneMatch(this::isStuck))
        .forEach(this::finish);
    orders.all().stream()
        .filter(order -> order.frozen > 0)
        .filter(order -> !now.isBefore(order.paidAt.plus(order.merchant.kind().freeze())))
        .forEach(order -> order.frozen = 0);
  }

  private boolean isStuck(WeChatPayShare.Part part) {
    return "PROCESSING".equals(failing.get(part.account));
  }

  /** What fails stays with the merchant that was paid. */
  private void finish(WeChatPayShare share) {
    share.finished = true;
    for (var part : share.parts) {
      part.failure = failing.get(part.account);
      part.result = part.failure == null ? "SUCCESS" : "CLOSED";
      if (part.failure == null && !part.account.equals(share.order.payee)) {
        move(share, share.order.payee, -part.fen);
        move(share, part.account, part.fen);
      }
    }
  }

  private void move(WeChatPayShare share, String account, long fen) {
    money.move(account, share.id, "分账", fen, "", share.number());
  }

  /** A merchant's share is taken back at once, if the merchant has it. */
  Map<String, ?> takeBack(WeChatPayMerchant merchant, JsonNode request) {
    var payee = merchant.payee(request.path("sub_mchid").asString(""));
    var share = existing(merchant, payee, request.path("out_order_no").asString(""));
    var number = request.path("out_return_no").asString("");
    var known = share.returns.get(number);
    if (known == null
        || ("BALANCE_NOT_ENOUGH".equals(known.failure()) && known.request().equals(request))) {
      known = returned(share, request);
      share.returns.put(number, known);
    }
    require(known.request().equals(request), "INVALID_REQUEST", "回退单号已存在但信息不一致");
    return share.view(known);
  }

  private WeChatPayShare.Returned returned(WeChatPayShare share, JsonNode request) {
    var account = request.path("return_mchid").asString("");
    var fen = request.path("amount").asLong(0);
    var received =
        share.parts.stream()
            .filter(part -> part.account.equals(account) && part.type.equals("MERCHANT_ID"))
            .filter(part -> part.result.equals("SUCCESS"))
            .mapToLong(part -> part.fen)
            .sum();
    var before =
        share.returns.values().stream()
            .filter(each -> each.result().equals("SUCCESS"))
            .filter(each -> each.request().path("return_mchid").asString("").equals(account))
            .mapToLong(each -> each.request().path("amount").asLong())
            .sum();
    require(fen >= 1 && before + fen <= received, "INVALID_REQUEST", "回退金额超过可回退金额");
    var failure = money.balance(account) >= fen ? returnsFail : "BALANCE_NOT_ENOUGH";
    if (failure == null) {
      move(share, account, -fen);
      move(share, share.order.payee, fen);
    }
    return new WeChatPayShare.Returned(
        request,
        numbers.next("3008"),
        clock.instant(),
        failure == null ? "SUCCESS" : "FAILED",
        failure);
  }

  Map<String, ?> findReturn(
      WeChatPayMerchant merchant, String payee, String number, String returnNumber) {
    var share = existing(merchant, payee, number);
    require(share.returns.containsKey(returnNumber), "RESOURCE_NOT_EXISTS", "记录不存在");
    return share.view(share.returns.get(returnNumber));
  }
}
