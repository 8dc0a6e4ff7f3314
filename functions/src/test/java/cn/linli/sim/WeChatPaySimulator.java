package cn.linli.sim;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * WeChat Pay's APIv3 with real signatures and encryption, on a clock that somebody else moves. What
 * a payer or WeChat Pay itself would do is a method here or a call under {@code /sim}.
 */
public final class WeChatPaySimulator implements AutoCloseable {
  public static final String PREPAY = "prepay";
  public static final String QUERY = "query";
  public static final String CLOSE = "close";
  public static final String REFUND = "refund";
  public static final String REFUND_QUERY = "refund-query";
  public static final String CERTIFICATES = "certificates";
  public static final String TRADE_BILL = "trade-bill";
  public static final String FUND_BILL = "fund-bill";
  public static final String DOWNLOAD = "download";
  public static final String SHARE = "share";
  public static final String SHARE_QUERY = "share-query";
  public static final String UNFREEZE = "unfreeze";
  public static final String RETURN = "return";
  public static final String RETURN_QUERY = "return-query";
  public static final String TRANSFER = "transfer";
  public static final String TRANSFER_QUERY = "transfer-query";

  /** A merchant of its own (直连). */
  public static final String DIRECT = "1900000109";

  /** Another one. */
  public static final String OTHER_DIRECT = "1900000119";

  /** A service provider (服务商) and two merchants it acts for, the second with an app of its own. */
  public static final String PROVIDER = "1900000209";

  public static final String SHOP = "1900000210";
  public static final String SHOP_WITH_APP = "1900000211";
  public static final String SHOP_APP = "wx00000000000051c3";

  /** A platform (收付通) and its sellers. */
  public static final String PLATFORM = "1900000309";

  public static final String SELLER = "1900000310";
  public static final String OTHER_SELLER = "1900000311";

  private final Clock clock;
  private final WeChatPaySigning signing;
  private final WeChatPayAuthorization authorization;
  private final WeChatPayNotifier notifier;
  private final WeChatPayOrders orders;
  private final WeChatPayMoney money;
  private final WeChatPayRefunds refunds;
  private final Loopback server;

  /** How notices are delivered. */
  public enum Delivery {
    IN_ORDER,
    TWICE,
    /** Youngest first, then all once more in order. */
    TWICE_AND_OUT_OF_ORDER,
    /** Each twice, all at the same time. */
    AT_ONCE;

    <T> List<T> of(List<T> notices) {
      return switch (this) {
        case IN_ORDER -> notices;
        case TWICE, AT_ONCE ->
            notices.stream().flatMap(notice -> Stream.of(notice, notice)).toList();
        case TWICE_AND_OUT_OF_ORDER ->
            Stream.concat(notices.reversed().stream(), notices.stream()).toList();
      };
    }
  }

  /** How a notice is spoilt. */
  public enum Forgery {
    /** WeChat Pay's own test of the receiver (签名探测). */
    PROBE,
    WRONG_SIGNATURE,
    CHANGED_BODY,
    NO_SIGNATURE,
    UNKNOWN_SERIAL,
    /** Rightly signed, long ago. */
    STALE;

    String body(String body) {
      return this == CHANGED_BODY ? body.replace("\"EV-", "\"EW-") : body;
    }

    Instant at(Instant now) {
      return this == STALE ? now.minus(Duration.ofMinutes(6)) : now;
    }

    Map<String, String> headers(Map<String, String> signed) {
      var headers = new HashMap<>(signed);
      var signature = signed.get("Wechatpay-Signature");
      switch (this) {
        case PROBE -> headers.put("Wechatpay-Signature", "WECHATPAY/SIGNTEST/" + signature);
        case WRONG_SIGNATURE ->
            headers.put(
                "Wechatpay-Signature",
                new StringBuilder(signature.substring(0, 342)).reverse() + "==");
        case NO_SIGNATURE -> headers.remove("Wechatpay-Signature");
        case UNKNOWN_SERIAL -> headers.put("Wechatpay-Serial", "7" + "0".repeat(39));
        case CHANGED_BODY, STALE -> {}
      }
      return headers;
    }
  }

  /** How a refund ends. */
  public enum RefundEnd {
    SUCCESS,
    /** The payer's account does not take it. */
    ABNORMAL,
    CLOSED,
    /** It does not end. */
    PROCESSING
  }

  /** By what WeChat Pay signs. */
  public enum Keys {
    PUBLIC_KEY,
    CERTIFICATES,
    /** Both in turn, as while a merchant changes from one to the other. */
    BOTH
  }

  /** On any free port. */
  public WeChatPaySimulator(Clock clock, long seed) {
    this(clock, seed, 0);
  }

  public WeChatPaySimulator(Clock clock, long seed, int port) {
    this.clock = clock;
    var numbers = new WeChatPayNumbers(seed);
    signing = new WeChatPaySigning(clock, seed);
    authorization = new WeChatPayAuthorization(clock);
    notifier = new WeChatPayNotifier(clock, signing, numbers);
    orders = new WeChatPayOrders(clock, numbers);
    money = new WeChatPayMoney(clock, numbers);
    refunds = new WeChatPayRefunds(clock, numbers, orders, money, notifier);
    server =
        new Loopback(
            port,
            call -> WeChatPayRoute.of(call).name(),
            this::answer,
            code -> WeChatPayError.answer(code, "simulated " + code));
    server.start();
  }

  /** Where it listens; for WECHATPAY_API_HOST. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /**
   * The secret that WECHATPAY_SECRET_ID must name for the adapter to be let in here.
   *
   * @param notifyUrl where notices go, without the merchant number
   */
  public static Map<String, String> secret(String notifyUrl, Keys believed) {
    var secret = new HashMap<String, String>();
    secret.put("notifyUrl", notifyUrl);
    secret.put("merchants", String.join(",", DIRECT, OTHER_DIRECT, PROVIDER, PLATFORM));
    var keys = WeChatPayKeys.TEST_KEYS;
    for (var merchant : WeChatPayMerchant.ALL) {
      var own = merchant.id() + ".";
      secret.put(
          own + "appIds", WeChatSimulator.MINI_PROGRAM + "," + WeChatSimulator.OFFICIAL_ACCOUNT);
      secret.put(own + "apiV3Key", keys.path("apiV3Key").asString());
      secret.put(own + "privateKey", keys.path("merchant").path("privateKeyPem").asString());
      secret.put(own + "certSerial", WeChatPayAuthorization.serial(merchant.id()));
      if (believed != Keys.CERTIFICATES) {
        secret.put(own + "publicKeyId", WeChatPayKeys.PUBLIC_KEY_ID);
        secret.put(own + "publicKey", keys.path("wechatpay").path("publicKeyPem").asString());
      }
      secret.put(own + "platformCertificates", Boolean.toString(believed == Keys.BOTH));
    }
    return secret;
  }

  /** Whoever an order is for pays it now; tells why not, or "ok". */
  public synchronized String pay(String number) {
    return cashier().pay(number);
  }

  /** This person pays, or tries to. */
  public synchronized String pay(String number, Person person) {
    return cashier().pay(number, person);
  }

  /** What {@code wx.requestPayment} does with what a page hands it: "ok", or why not. */
  public synchronized String requestPayment(Map<String, String> parameters, Person person) {
    return cashier().requestPayment(parameters, person);
  }

  synchronized String page() {
    return WeChatPayPage.text(orders.all(), owed(), switches());
  }

  private WeChatPayCashier cashier() {
    return new WeChatPayCashier(orders, money, notifier, clock);
  }

  /** How refunds that are asked for from now on end, a minute later. */
  public synchronized void refundsEnd(RefundEnd how) {
    refunds.endWith(WeChatPayRefund.Status.valueOf(how.name()));
  }

  /** Somebody brings money to a merchant's account, or takes it away. */
  public synchronized void topUp(String merchant, long fen) {
    money.move(merchant, "0", fen > 0 ? "充值" : "提现", fen, "", "");
  }

  private synchronized void settle() {
    refunds.settle();
  }

  /** Delivers what is due by now; tells how many calls were answered with success. */
  public int deliver(Delivery how) {
    settle();
    return notifier.deliver(how);
  }

  /** Sends the first notice that is owed, spoilt, and tells the status that came back. */
  public int forge(Forgery how) {
    return notifier.forge(how);
  }

  /** No notice that is owed will ever come. Tells how many those are. */
  public int loseNotices() {
    return notifier.lose();
  }

  /** How many notices are owed, due or not. */
  public int owed() {
    return notifier.owed();
  }

  /** When the next notice is due, or null. */
  public Instant nextDue() {
    return notifier.nextDue();
  }

  /** Makes endpoints misbehave, by the names above. */
  public Switches switches() {
    return server.switches();
  }

  /** How often an endpoint was called, by the names above. */
  public int calls(String endpoint) {
    return server.calls(endpoint);
  }

  private Answer answer(Call call) {
    if (call.path().startsWith("/sim")) {
      return WeChatPayHands.answer(this, call);
    }
    try {
      var merchant = authorization.check(call);
      var route = WeChatPayRoute.of(call);
      if (route.name().equals(CERTIFICATES)) {
        return signed(200, signing.list(), signing.certificateSigner());
      }
      var signer = signing.signerFor(call.header("wechatpay-serial"));
      var content = work(merchant, route, call);
      return content == null
          ? signed(204, "", signer)
          : signed(200, JsonMapper.shared().writeValueAsString(content), signer);
    } catch (WeChatPayError no) {
      return no.answer();
    } catch (JacksonException malformed) {
      return WeChatPayError.answer("PARAM_ERROR", "请求体不是JSON");
    }
  }

  private Answer signed(int status, String body, WeChatPayKeys.Signer signer) {
    return new Answer(
        status,
        "application/json; charset=utf-8",
        body.getBytes(StandardCharsets.UTF_8),
        signing.headers(signer, body));
  }

  /** Null for an answer without content. */
  private synchronized Map<String, ?> work(
      WeChatPayMerchant merchant, WeChatPayRoute route, Call call) {
    settle();
    var subMerchant = call.parameter("sub_mchid");
    return switch (route.name()) {
      case PREPAY -> orders.open(merchant, call.json());
      case QUERY -> order(merchant, subMerchant, route).view();
      case CLOSE -> {
        orders.close(order(merchant, call.json().path("sub_mchid").asString(""), route));
        yield null;
      }
      case REFUND -> refunds.refund(merchant, call.json());
      case REFUND_QUERY -> refunds.find(merchant, subMerchant, route.number());
      default -> throw new WeChatPayError("NOT_FOUND", "no such path");
    };
  }

  private WeChatPayOrder order(
      WeChatPayMerchant merchant, String subMerchant, WeChatPayRoute route) {
    return orders.find(merchant, merchant.payee(subMerchant), route.number());
  }

  @Override
  public void close() {
    notifier.close();
    server.close();
  }
}
