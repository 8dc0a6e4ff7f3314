package cn.linli.adapter.wechatpay;

import cn.linli.payment.FundRow;
import cn.linli.payment.Notice;
import cn.linli.payment.OrderState;
import cn.linli.payment.PayOrder;
import cn.linli.payment.PayParameters;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.RefundOrder;
import cn.linli.payment.RefundState;
import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareRow;
import cn.linli.payment.ShareState;
import cn.linli.payment.TradeRow;
import cn.linli.payment.TransferOrder;
import cn.linli.payment.TransferState;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.http.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** WeChat Pay for all of our merchant numbers. */
public final class WeChatPay implements PaymentProvider {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Merchants merchants;
  private final PayOrders orders;
  private final Notices notices;

  private WeChatPay(Merchants merchants, Clock clock) {
    this.merchants = merchants;
    this.orders = new PayOrders(clock);
    this.notices = new Notices(merchants, clock);
  }

  /**
   * Puts it together without network and without reading a secret.
   *
   * @param settings WECHATPAY_SECRET_ID and, for the local platform, WECHATPAY_API_HOST
   * @throws IllegalStateException when WECHATPAY_API_HOST must not be used
   */
  public static WeChatPay create(Settings settings, Secrets secrets, Clock clock) {
    return create(settings, secrets, clock, PATIENCE);
  }

  static WeChatPay create(Settings settings, Secrets secrets, Clock clock, Duration patience) {
    return new WeChatPay(new Merchants(settings, secrets, patience, clock), clock);
  }

  @Override
  public PayParameters open(Payee payee, PayOrder order) {
    return change(payee, merchant -> orders.open(merchant, payee, order));
  }

  @Override
  public Optional<OrderState> find(Payee payee, String number) {
    return ask(payee, merchant -> orders.find(merchant, payee, number));
  }

  @Override
  public void close(Payee payee, String number) {
    change(
        payee,
        merchant -> {
          orders.close(merchant, payee, number);
          return true;
        });
  }

  @Override
  public RefundState refund(Payee payee, RefundOrder order) {
    return change(payee, merchant -> PayRefunds.refund(merchant, payee, order));
  }

  @Override
  public Optional<RefundState> findRefund(Payee payee, String refundNumber) {
    return ask(payee, merchant -> PayRefunds.find(merchant, payee, refundNumber));
  }

  @Override
  public ShareState share(Payee payee, ShareOrder order) {
    return frozen(
        payee,
        merchant ->
            onPlatform(payee)
                ? PlatformShares.share(merchant, payee, order)
                : PayShares.share(merchant, payee, order));
  }

  @Override
  public Optional<ShareState> findShare(Payee payee, String transaction, String shareNumber) {
    return ask(
        payee,
        merchant ->
            onPlatform(payee)
                ? PlatformShares.find(merchant, payee, transaction, shareNumber)
                : PayShares.find(merchant, payee, transaction, shareNumber));
  }

  @Override
  public ShareState unfreeze(
      Payee payee, String transaction, String shareNumber, String description) {
    return frozen(
        payee,
        merchant ->
            onPlatform(payee)
                ? PlatformShares.unfreeze(merchant, payee, transaction, shareNumber, description)
                : PayShares.unfreeze(merchant, payee, transaction, shareNumber, description));
  }

  @Override
  public ShareReturn takeBack(Payee payee, ShareReturn.Order order) {
    return change(
        payee,
        merchant ->
            onPlatform(payee)
                ? PlatformShares.takeBack(merchant, payee, order)
                : PayShares.takeBack(merchant, payee, order));
  }

  @Override
  public Optional<ShareReturn> findTakenBack(Payee payee, String shareNumber, String returnNumber) {
    return ask(
        payee,
        merchant ->
            onPlatform(payee)
                ? PlatformShares.findTakenBack(merchant, payee, shareNumber, returnNumber)
                : PayShares.findTakenBack(merchant, payee, shareNumber, returnNumber));
  }

  @Override
  public TransferState transfer(Payee from, TransferOrder order) {
    return change(from, merchant -> PayTransfers.transfer(merchant, from, order));
  }

  @Override
  public Optional<TransferState> findTransfer(Payee from, String number) {
    return ask(from, merchant -> PayTransfers.find(merchant, number));
  }

  @Override
  public Notice read(Webhook callback) {
    return notices.read(callback);
  }

  @Override
  public boolean tradeBill(Payee payee, LocalDate day, Consumer<TradeRow> rows) {
    return BillText.read(
        ask(payee, merchant -> PayBills.trade(merchant, payee, day)), BillText::trade, rows);
  }

  @Override
  public boolean fundFlow(Payee payee, LocalDate day, Consumer<FundRow> rows) {
    return BillText.read(
        ask(payee, merchant -> PayBills.fundFlow(merchant, day)), BillText::fund, rows);
  }

  @Override
  public boolean sharingBill(Payee payee, LocalDate day, Consumer<ShareRow> rows) {
    return BillText.readUncounted(
        ask(payee, merchant -> PayBills.sharing(merchant, payee, day)), BillText::share, rows);
  }

  private static boolean onPlatform(Payee payee) {
    return payee.mode() == Payee.Mode.ECOMMERCE;
  }

  private <T> T ask(Payee payee, Merchants.Question<T> question) {
    return merchants.ask(payee.merchant(), question);
  }

  private <T> T change(Payee payee, Merchants.Question<T> question) {
    return merchants.change(payee.merchant(), question);
  }

  private <T> T frozen(Payee payee, Merchants.Question<T> question) {
    try {
      return change(payee, question);
    } catch (ProviderFailure failure) {
      throw PayShares.ofFrozen(failure);
    }
  }
}
