package cn.linli.sim;

import static cn.linli.sim.WeChatPayError.require;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** The day's bills: asked for from ten o'clock on the next day, fetched within five minutes. */
final class WeChatPayBills {
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
  private static final int KEPT_MONTHS = 3;

  private final Clock clock;
  private final WeChatPaySigning signing;
  private final WeChatPayOrders orders;
  private final WeChatPayRefunds refunds;
  private final WeChatPayShares shares;
  private final WeChatPayMoney money;
  private final Map<String, Ready> ready = new HashMap<>();
  private boolean spoilt;
  private UnaryOperator<String> rewritten = UnaryOperator.identity();

  private record Ready(String text, boolean packed, Instant until) {}

  WeChatPayBills(
      Clock clock,
      WeChatPaySigning signing,
      WeChatPayOrders orders,
      WeChatPayRefunds refunds,
      WeChatPayShares shares,
      WeChatPayMoney money) {
    this.clock = clock;
    this.signing = signing;
    this.orders = orders;
    this.refunds = refunds;
    this.shares = shares;
    this.money = money;
  }

  /** Whether what is fetched from now on is not what was announced. */
  void spoil(boolean now) {
    spoilt = now;
  }

  void rewrite(UnaryOperator<String> how) {
    rewritten = how;
  }

  Map<String, ?> trade(WeChatPayMerchant merchant, Call call) {
    var day = day(call);
    require(call.parameter("bill_type").equals("ALL"), "PARAM_ERROR", "bill_type");
    var asked = call.parameter("sub_mchid");
    var payee = asked.isEmpty() ? asked : merchant.payee(asked);
    var bill = new WeChatPayTradeBill();
    for (var order : orders.all()) {
      if (isOf(order, merchant, payee) && order.paidAt != null && is(order.paidAt, day)) {
        bill.payment(order);
      }
    }
    for (var refund : refunds.all()) {
      if (isOf(refund.order, merchant, payee) && is(refund.createdAt, day)) {
        bill.refund(refund);
      }
    }
    return announced(call, bill.isEmpty() ? "" : bill.text());
  }

  private static boolean isOf(WeChatPayOrder order, WeChatPayMerchant merchant, String payee) {
    return order.merchant.equals(merchant) && (payee.isEmpty() || order.payee.equals(payee));
  }

  Map<String, ?> fundFlow(WeChatPayMerchant merchant, Call call) {
    var day = day(call);
    require(call.parameter("account_type").equals("BASIC"), "PARAM_ERROR", "account_type");
    var movements =
        money.movements().stream()
            .filter(each -> each.account().equals(merchant.id()) && is(each.at(), day))
            .toList();
    return announced(call, movements.isEmpty() ? "" : WeChatPayFundBill.text(movements));
  }

  Map<String, ?> sharing(WeChatPayMerchant merchant, Call call) {
    var day = day(call);
    var asked = call.parameter("sub_mchid");
    var payee = asked.isEmpty() ? asked : merchant.payee(asked);
    var bill = new WeChatPaySharingBill();
    for (var share : shares.all()) {
      if (isOf(share.order, merchant, payee)) {
        bill.share(share, at -> is(at, day));
      }
    }
    return announced(call, bill.isEmpty() ? "" : bill.text());
  }

  private static boolean is(Instant at, LocalDate day) {
    return WeChatPayTimes.day(at).equals(day);
  }

  private LocalDate day(Call call) {
    try {
      var day = LocalDate.parse(call.parameter("bill_date"));
      var today = WeChatPayTimes.day(clock.instant());
      require(
          day.isBefore(today) && !day.isBefore(today.minusMonths(KEPT_MONTHS)),
          "PARAM_ERROR",
          "bill_date");
      require(!clock.instant().isBefore(WeChatPayTimes.billed(day)), "STATEMENT_CREATING", "账单生成中");
      return day;
    } catch (DateTimeParseException notADay) {
      throw new WeChatPayError("PARAM_ERROR", "bill_date");
    }
  }

  /** The hash is over what is inside the package. */
  private Map<String, ?> announced(Call call, String happened) {
    require(!happened.isEmpty(), "NO_STATEMENT_EXIST", "请求的账单文件不存在");
    var text = rewritten.apply(happened);
    var token = signing.nonce(32);
    var file = spoilt ? text.replace("CNY", "CNT").replace("收入", "支出") : text;
    ready.put(
        token,
        new Ready(
            file, call.parameter("tar_type").equals("GZIP"), clock.instant().plus(TOKEN_LIFE)));
    var announced = new LinkedHashMap<String, Object>();
    announced.put("hash_type", "SHA1");
    announced.put("hash_value", sha1(text.getBytes(UTF_8)));
    // Under another name WxJava would fetch it without a signature.
    announced.put(
        "download_url", "http://" + call.header("host") + "/v3/billdownload/file?token=" + token);
    return announced;
  }

  /** Signed requests, an unsigned answer. */
  Answer download(Call call) {
    var file = ready.get(call.parameter("token"));
    require(
        file != null && clock.instant().isBefore(file.until()), "RESOURCE_NOT_EXISTS", "下载地址已失效");
    var bytes = file.text().getBytes(UTF_8);
    return new Answer(
        200, "application/octet-stream", file.packed() ? packed(bytes) : bytes, Map.of());
  }

  private static byte[] packed(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  private static String sha1(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
