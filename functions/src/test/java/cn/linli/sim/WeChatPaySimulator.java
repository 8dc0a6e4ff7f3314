package cn.linli.sim;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

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
  public static final String SHARING_BILL = "sharing-bill";
  public static final String DOWNLOAD = "download";
  public static final String SHARE = "share";
  public static final String SHARE_QUERY = "share-query";
  public static final String UNFREEZE = "unfreeze";
  public static final String RETURN = "return";
  public static final String RETURN_QUERY = "return-query";
  public static final String TRANSFER = "transfer";
  public static final String TRANSFER_QUERY = "transfer-query";
  public static final String UPLOAD = "upload";
  public static final String APPLY = "apply";
  public static final String APPLY_QUERY = "apply-query";

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

  private final WeChatPaySigning signing;
  private final WeChatPayNotifier notifier;
  private final WeChatPayDesk desk;
  private final WeChatPayCashier cashier;
  private final WeChatPaySellers sellers;
  private final WeChatPayReceivers receivers;
  private final Loopback server;

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
    var numbers = new WeChatPayNumbers(seed);
    signing = new WeChatPaySigning(clock, seed);
    notifier = new WeChatPayNotifier(clock, signing, numbers);
    desk = new WeChatPayDesk(clock, numbers, signing, notifier);
    cashier = new WeChatPayCashier(desk.orders, desk.money, notifier, clock);
    sellers = new WeChatPaySellers(desk);
    receivers = new WeChatPayReceivers(desk);
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

  /** Whoever an order is for pays it now; tells why not, or "ok". */
  public String pay(String number) {
    synchronized (desk) {
      return cashier.pay(number);
    }
  }

  /** This person pays, or tries to. */
  public String pay(String number, Person person) {
    synchronized (desk) {
      return cashier.pay(number, person);
    }
  }

  /** Whoever an order is for is shown it, and does not pay; tells what their page hears. */
  public String refuse(String number) {
    synchronized (desk) {
      return cashier.refuse(number);
    }
  }

  /** What {@code wx.requestPayment} does with what a page hands it: "ok", or why not. */
  public String requestPayment(Map<String, String> parameters, Person person) {
    synchronized (desk) {
      return cashier.requestPayment(parameters, person);
    }
  }

  String page() {
    synchronized (desk) {
      return WeChatPayPage.text(
          desk.orders.all(),
          desk.transfers.waiting(),
          desk.applications.lines(),
          owed(),
          switches());
    }
  }

  /** What the persons do who are sent something. */
  public WeChatPayReceivers receivers() {
    return receivers;
  }

  /** What becomes of sellers who apply for an account. */
  public WeChatPaySellers sellers() {
    return sellers;
  }

  /** An order that was paid. */
  Optional<WeChatPayOrder> paid(Predicate<WeChatPayOrder> wanted) {
    synchronized (desk) {
      desk.settle();
      return desk.orders.first(order -> order.paidAt != null && wanted.test(order));
    }
  }

  /** What all merchants are switched to. */
  public void signBy(Keys keys) {
    signing.mode(keys);
  }

  /** A new platform certificate is listed beside the last one, and signs from now on. */
  public void rotateCertificate() {
    signing.rotate();
  }

  /** How refunds that are asked for from now on end, a minute later. */
  public void refundsEnd(RefundEnd how) {
    synchronized (desk) {
      desk.refunds.endWith(WeChatPayRefund.Status.valueOf(how.name()));
    }
  }

  /**
   * Shares for this account fail for this reason, or stay PROCESSING, from now on; null: neither.
   */
  public void sharesFail(String account, String reason) {
    synchronized (desk) {
      desk.shares.fail(account, reason);
    }
  }

  /** Why shares do not come back from now on; null: they do. */
  public void sharesComeBack(String failure) {
    synchronized (desk) {
      desk.shares.failReturns(failure);
    }
  }

  /** How much went back of an order, in fen. */
  public long refunded(String number) {
    synchronized (desk) {
      desk.settle();
      return desk.refunds.refunded(number);
    }
  }

  /** Refunds that would not end, or that somebody has to see to, end well. */
  public void finishRefunds() {
    synchronized (desk) {
      desk.refunds.finish();
    }
  }

  /** Somebody sells something through a merchant number of ours, and not through us. */
  public void sell(String merchant, String number, long fen) {
    sell(merchant, number, fen, WeChatPayCashier.ELSEWHERE);
  }

  /** The same, and tells us. */
  public void sell(String merchant, String number, long fen, String notifyUrl) {
    synchronized (desk) {
      cashier.sell(merchant, number, fen, notifyUrl);
    }
  }

  /** What becomes of the texts of bills from now on: WeChat Pay is wrong, and sure of it. */
  public void rewriteBills(UnaryOperator<String> how) {
    synchronized (desk) {
      desk.bills.rewrite(how);
    }
  }

  /** Whether bills from now on are not what was announced. */
  public void spoilBills(boolean spoilt) {
    synchronized (desk) {
      desk.bills.spoil(spoilt);
    }
  }

  /** Somebody brings money to a merchant's account, or takes it away. */
  public void topUp(String merchant, long fen) {
    synchronized (desk) {
      desk.money.move(merchant, "0", fen > 0 ? "充值" : "提现", fen, "", "");
    }
  }

  /** What lies on a merchant's account, in fen. */
  public long balance(String merchant) {
    synchronized (desk) {
      desk.settle();
      return desk.money.balance(merchant);
    }
  }

  /** What is told of payments from now on: WeChat Pay is wrong, and signs it. */
  public void tell(UnaryOperator<Map<String, Object>> how) {
    cashier.tell(how);
  }

  /** Delivers what is due by now; tells how many calls were answered with success. */
  public int deliver(Delivery how) {
    desk.settle();
    return notifier.deliver(how);
  }

  /** Sends the first notice that is owed, spoilt, and tells the status that came back. */
  public int forge(WeChatPayForgery how) {
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

  /** Whether notices of what happens from now on never come. */
  public void silent(boolean now) {
    notifier.silent(now);
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
    return call.path().startsWith("/sim") ? WeChatPayHands.answer(this, call) : desk.answer(call);
  }

  @Override
  public void close() {
    notifier.close();
    server.close();
  }
}
