package cn.linli.money;

import cn.linli.payment.FundRow;
import cn.linli.payment.Notice;
import cn.linli.payment.OrderState;
import cn.linli.payment.PaidOrder;
import cn.linli.payment.PayOrder;
import cn.linli.payment.PayParameters;
import cn.linli.payment.Payee;
import cn.linli.payment.PaymentProvider;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.ProviderFailure.Kind;
import cn.linli.payment.ProviderFailure.Why;
import cn.linli.payment.RefundOrder;
import cn.linli.payment.RefundState;
import cn.linli.payment.ShareOrder;
import cn.linli.payment.ShareReturn;
import cn.linli.payment.ShareRow;
import cn.linli.payment.ShareState;
import cn.linli.payment.TradeRow;
import cn.linli.payment.TransferOrder;
import cn.linli.payment.TransferState;
import cn.linli.shared.Money;
import cn.linli.shared.http.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A provider in memory, fast enough for thousands of days: what it does is done once per number,
 * and now and then its answer is lost before or after. The protocol itself is the simulator's to
 * speak.
 */
final class TestProvider implements PaymentProvider {
  static final String MERCHANT = "1900000001";
  static final String SELLER = "1900000002";
  static final Money MOST = new Money(20_000);
  static final String APP = "wx00000000000051a1";

  private final Clock clock;
  private final Map<String, Order> orders = new LinkedHashMap<>();
  private final TestShares shares = new TestShares();
  private final TestTransfers transfers;
  private Random random = new Random(0);
  private int lostPercent;
  private long lastTransaction;

  TestProvider(Clock clock) {
    this.clock = clock;
    this.transfers = new TestTransfers(clock);
  }

  /** An order as the provider has it. */
  static final class Order {
    final String number;
    final Money asked;
    PaidOrder paid;
    boolean closed;
    final Map<String, RefundState> refunds = new LinkedHashMap<>();

    Order(String number, Money asked) {
      this.number = number;
      this.asked = asked;
    }

    Money returned() {
      return refunds.values().stream()
          .filter(refund -> refund.status() == RefundState.Status.SUCCESS)
          .map(RefundState::amount)
          .reduce(Money.ZERO, Money::plus);
    }
  }

  void begin(Random seeded, int oftenPercent) {
    random = seeded;
    lostPercent = oftenPercent;
    orders.clear();
    shares.clear();
    transfers.clear();
  }

  void end() {
    lostPercent = 0;
  }

  Map<String, Order> orders() {
    return orders;
  }

  TestShares shares() {
    return shares;
  }

  TestTransfers transfers() {
    return transfers;
  }

  /** A payer is shown what to pay. */
  void ask(String number, Money amount) {
    orders.putIfAbsent(number, new Order(number, amount));
  }

  /** The payer pays: what was asked for, or, where the provider errs, something else. */
  boolean pay(String number, Money amount) {
    return pay(number, amount, null);
  }

  /** The same, to a seller. */
  boolean pay(String number, Money amount, String seller) {
    var order = orders.get(number);
    if (order.paid != null || order.closed) {
      return false;
    }
    order.paid =
        new PaidOrder(
            MERCHANT,
            seller,
            APP,
            number,
            "42000000%020d".formatted(++lastTransaction),
            amount,
            "CNY",
            "openid",
            clock.instant());
    return true;
  }

  private void losesAnswers(int percent) {
    if (random.nextInt(100) < percent) {
      throw new ProviderFailure(Kind.UNKNOWN, Why.OTHER, "injected");
    }
  }

  /** Done or not, and told or not. */
  private <T> T answered(Supplier<T> work) {
    losesAnswers(lostPercent / 2);
    var answer = work.get();
    losesAnswers(lostPercent / 2);
    return answer;
  }

  @Override
  public PayParameters open(Payee payee, PayOrder order) {
    losesAnswers(lostPercent / 2);
    ask(order.number(), order.amount());
    losesAnswers(lostPercent / 2);
    return new PayParameters(payee.appId(), "1", "n", "prepay_id=1", "RSA", "s");
  }

  @Override
  public Optional<OrderState> find(Payee payee, String number) {
    losesAnswers(lostPercent);
    return Optional.ofNullable(orders.get(number))
        .map(
            order ->
                order.paid != null
                    ? new OrderState.Paid(order.paid)
                    : order.closed ? new OrderState.Closed() : new OrderState.Unpaid());
  }

  @Override
  public void close(Payee payee, String number) {
    losesAnswers(lostPercent / 2);
    var order = orders.computeIfAbsent(number, none -> new Order(number, Money.ZERO));
    if (order.paid != null) {
      throw new ProviderFailure(Kind.REFUSED, Why.PAID, "injected");
    }
    order.closed = true;
    losesAnswers(lostPercent / 2);
  }

  @Override
  public RefundState refund(Payee payee, RefundOrder asked) {
    losesAnswers(lostPercent / 2);
    var order = orders.get(asked.number());
    var known = order.refunds.get(asked.refundNumber());
    if (known == null) {
      if (order.returned().plus(asked.amount()).compareTo(order.paid.amount()) > 0) {
        throw new ProviderFailure(Kind.REFUSED, Why.TOO_MUCH, "more than was paid");
      }
      // Done at once inside; how much of that is told is another matter.
      known =
          new RefundState(
              asked.number(),
              asked.refundNumber(),
              "50" + asked.refundNumber().replace("-", "").substring(8),
              asked.amount(),
              RefundState.Status.SUCCESS,
              clock.instant());
      order.refunds.put(asked.refundNumber(), known);
      losesAnswers(lostPercent / 2);
      return random.nextBoolean() ? known : processing(known);
    }
    losesAnswers(lostPercent / 2);
    return known;
  }

  private static RefundState processing(RefundState known) {
    return new RefundState(
        known.number(),
        known.refundNumber(),
        known.refund(),
        known.amount(),
        RefundState.Status.PROCESSING,
        null);
  }

  @Override
  public Optional<RefundState> findRefund(Payee payee, String refundNumber) {
    losesAnswers(lostPercent);
    return findRefundNow(refundNumber);
  }

  /** The body is the number of what is told of. */
  @Override
  public Notice read(Webhook callback) {
    var number = new String(callback.body(), StandardCharsets.UTF_8);
    var transfer = transfers.find(number);
    if (transfer.isPresent()) {
      return new Notice.TransferEnded("n-" + number, MERCHANT, transfer.get());
    }
    var refund = findRefundNow(number);
    return refund.isPresent()
        ? new Notice.RefundEnded("n-" + number, MERCHANT, refund.get())
        : new Notice.OrderPaid("n-" + number, orders.get(number).paid);
  }

  private Optional<RefundState> findRefundNow(String number) {
    return orders.values().stream()
        .flatMap(order -> Optional.ofNullable(order.refunds.get(number)).stream())
        .findFirst();
  }

  @Override
  public ShareState share(Payee payee, ShareOrder order) {
    return answered(() -> shares.share(order));
  }

  @Override
  public Optional<ShareState> findShare(Payee payee, String transaction, String shareNumber) {
    losesAnswers(lostPercent);
    return shares.find(shareNumber);
  }

  @Override
  public ShareState unfreeze(
      Payee payee, String transaction, String shareNumber, String description) {
    var order =
        orders.values().stream()
            .filter(each -> each.paid != null && each.paid.transaction().equals(transaction))
            .findFirst()
            .orElseThrow();
    var left = order.paid.amount().minus(order.returned());
    return answered(() -> shares.unfreeze(order.number, payee.subMerchant(), left, shareNumber));
  }

  @Override
  public ShareReturn takeBack(Payee payee, ShareReturn.Order order) {
    return answered(() -> shares.takeBack(order));
  }

  @Override
  public Optional<ShareReturn> findTakenBack(Payee payee, String shareNumber, String returnNumber) {
    losesAnswers(lostPercent);
    return shares.findTakenBack(returnNumber);
  }

  @Override
  public TransferState transfer(Payee from, TransferOrder order) {
    return answered(() -> transfers.transfer(order));
  }

  @Override
  public Optional<TransferState> findTransfer(Payee from, String number) {
    losesAnswers(lostPercent);
    return transfers.find(number);
  }

  @Override
  public boolean tradeBill(Payee payee, LocalDate day, Consumer<TradeRow> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean sharingBill(Payee payee, LocalDate day, Consumer<ShareRow> rows) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean fundFlow(Payee payee, LocalDate day, Consumer<FundRow> rows) {
    throw new UnsupportedOperationException();
  }
}
