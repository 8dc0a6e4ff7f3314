package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Money for persons, who confirm it within a day or do not get it. */
final class WeChatPayTransfers {
  private static final Pattern NUMBER = Pattern.compile("[0-9A-Za-z]{1,32}");
  private static final Duration TO_CONFIRM = Duration.ofHours(24);
  private static final long LEAST = 10;
  private static final long MOST = 20_000;
  private static final Map<String, Scene> SCENES =
      Map.of(
          "1011", new Scene(Set.of("赔付原因"), Set.of("退款", "商家赔付")),
          "1000", new Scene(Set.of("活动名称", "奖励说明"), Set.of("活动奖励", "现金奖励")),
          "1005", new Scene(Set.of("岗位类型", "报酬说明"), Set.of("劳务报酬", "报销款", "企业补贴", "开工利是")));

  private final Clock clock;
  private final WeChatPayNumbers numbers;
  private final WeChatPayMoney money;
  private final WeChatPayNotifier notifier;
  private final Map<String, Transfer> all = new LinkedHashMap<>();

  private record Scene(Set<String> infos, Set<String> perceived) {}

  private static final class Transfer {
    private final WeChatPayMerchant merchant;
    private final JsonNode request;
    private final String id;
    private final Instant createdAt;
    private String state = "WAIT_USER_CONFIRM";
    private String failure = "";

    Transfer(WeChatPayMerchant merchant, JsonNode request, String id, Instant createdAt) {
      this.merchant = merchant;
      this.request = request;
      this.id = id;
      this.createdAt = createdAt;
    }

    String text(String field) {
      return request.path(field).asString("");
    }

    long fen() {
      return request.path("transfer_amount").asLong(0);
    }
  }

  WeChatPayTransfers(
      Clock clock, WeChatPayNumbers numbers, WeChatPayMoney money, WeChatPayNotifier notifier) {
    this.clock = clock;
    this.numbers = numbers;
    this.money = money;
    this.notifier = notifier;
  }

  Map<String, ?> transfer(WeChatPayMerchant merchant, JsonNode request) {
    var key = merchant.id() + " " + request.path("out_bill_no").asString("");
    var known = all.get(key);
    if (known == null) {
      validate(merchant, request);
      known = new Transfer(merchant, request, numbers.next("1330"), clock.instant());
      all.put(key, known);
      move(known, -known.fen());
    }
    require(known.request.equals(request), "INVALID_REQUEST", "商户单号已存在但信息不一致");
    var answer = new LinkedHashMap<String, Object>();
    answer.put("out_bill_no", known.text("out_bill_no"));
    answer.put("transfer_bill_no", known.id);
    answer.put("create_time", WeChatPayTimes.text(known.createdAt));
    answer.put("state", known.state);
    if (known.state.equals("WAIT_USER_CONFIRM")) {
      answer.put("package_info", "simulated-package-" + known.id);
    }
    return answer;
  }

  private void validate(WeChatPayMerchant merchant, JsonNode request) {
    require(
        NUMBER.matcher(request.path("out_bill_no").asString("")).matches(),
        "PARAM_ERROR",
        "out_bill_no");
    require(merchant.ownsApp(request.path("appid").asString("")), "PARAM_ERROR", "商户号与appid不匹配");
    var remark = request.path("transfer_remark").asString("");
    require(!remark.isEmpty() && remark.length() <= 32, "PARAM_ERROR", "transfer_remark");
    WeChatPayOrders.validateAddress(request.path("notify_url").asString(""));
    var scene = SCENES.get(request.path("transfer_scene_id").asString(""));
    require(scene != null, "NO_AUTH", "未获得该转账场景的权限");
    var infos =
        request
            .path("transfer_scene_report_infos")
            .valueStream()
            .map(info -> info.path("info_type").asString(""))
            .collect(Collectors.toSet());
    require(infos.equals(scene.infos()), "PARAM_ERROR", "未传入完整且对应的转账场景报备信息");
    require(
        scene.perceived().contains(request.path("user_recv_perception").asString("")),
        "INVALID_REQUEST",
        "传入的用户收款感知不符合转账场景");
    var fen = request.path("transfer_amount").asLong(0);
    require(fen >= LEAST && fen <= MOST, "INVALID_REQUEST", "转账金额不在限额内");
    require(money.balance(merchant.id()) >= fen, "NOT_ENOUGH", "商户账户余额不足");
  }

  Map<String, ?> find(WeChatPayMerchant merchant, String number) {
    var transfer = all.get(merchant.id() + " " + number);
    require(transfer != null, "NOT_FOUND", "记录不存在");
    return view(transfer);
  }

  /** The person confirms on the page that {@code wx.requestMerchantTransfer} opens. */
  String confirm(String number) {
    var waiting =
        all.values().stream()
            .filter(transfer -> transfer.text("out_bill_no").equals(number))
            .filter(transfer -> transfer.state.equals("WAIT_USER_CONFIRM"))
            .findFirst();
    waiting.ifPresent(transfer -> end(transfer, "SUCCESS", ""));
    return waiting.isPresent() ? "ok" : "nothing waits under that number";
  }

  /** The person's account takes no money, or the like. */
  void refuse(String number, String failure) {
    for (var transfer : all.values()) {
      if (transfer.text("out_bill_no").equals(number)) {
        end(transfer, "FAIL", failure);
        move(transfer, transfer.fen());
      }
    }
  }

  List<String> waiting() {
    return all.values().stream()
        .filter(transfer -> transfer.state.equals("WAIT_USER_CONFIRM"))
        .map(transfer -> transfer.text("out_bill_no") + " " + transfer.fen() / 100.0 + " yuan")
        .toList();
  }

  /** Ends what nobody confirmed. */
  void settle() {
    for (var transfer : all.values()) {
      if (transfer.state.equals("WAIT_USER_CONFIRM")
          && !clock.instant().isBefore(transfer.createdAt.plus(TO_CONFIRM))) {
        end(transfer, "FAIL", "OVERDUE_CLOSE");
        move(transfer, transfer.fen());
      }
    }
  }

  private void end(Transfer transfer, String state, String failure) {
    transfer.state = state;
    transfer.failure = failure;
    notifier.owe(
        transfer.text("notify_url"), "MCHTRANSFER.BILL.FINISHED", "mch_payment", view(transfer));
  }

  private void move(Transfer transfer, long fen) {
    money.move(transfer.merchant.id(), transfer.id, "商家转账", fen, "", transfer.text("out_bill_no"));
  }

  private Map<String, Object> view(Transfer transfer) {
    var view = new LinkedHashMap<String, Object>();
    view.put("mch_id", transfer.merchant.id());
    view.put("out_bill_no", transfer.text("out_bill_no"));
    view.put("transfer_bill_no", transfer.id);
    view.put("appid", transfer.text("appid"));
    view.put("state", transfer.state);
    view.put("transfer_amount", transfer.fen());
    view.put("transfer_remark", transfer.text("transfer_remark"));
    view.put("fail_reason", transfer.failure);
    view.put("openid", transfer.text("openid"));
    view.put("create_time", WeChatPayTimes.text(transfer.createdAt));
    view.put("update_time", WeChatPayTimes.text(clock.instant()));
    return view;
  }
}
