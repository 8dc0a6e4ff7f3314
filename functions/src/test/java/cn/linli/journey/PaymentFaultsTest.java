package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import cn.linli.logs.Lines;
import cn.linli.logs.ReadsLogs;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPayForgery;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Faults of what the provider says, each by its number; then the money must fit. */
@ReadsLogs
class PaymentFaultsTest {
  /** What a filter of the template counts. */
  private static final String ALARMING = "forged payment notice";

  private static PaidTown till;

  @BeforeAll
  static void open() {
    till = new PaidTown();
    till.town.deployment().lambdas().scaleOut("paymentNotify");
  }

  @AfterEach
  void theMoneyIsWhereItBelongs() {
    till.quiet();
    MoneyInvariants.hold(till.town);
  }

  @AfterAll
  static void close() {
    till.town.deployment().close();
  }

  @Test
  void fault01TheSameNoticeFifteenTimesIsOneEffect() {
    var bill = till.bill().pay();

    assertThat(till.pay.deliver(Delivery.FIFTEEN_TIMES)).isEqualTo(15);

    bill.isFulfilledOnce();
  }

  @Test
  void fault02TwoCopiesInTwoEnvironmentsAreOneEffectAndBothWellDone() {
    var bills = Stream.generate(() -> till.bill().pay()).limit(4).toList();

    assertThat(till.pay.deliver(Delivery.AT_ONCE)).isEqualTo(2 * bills.size());

    bills.forEach(PaidTown.Bill::isFulfilledOnce);
  }

  @Test
  void fault03ANoticeOfWhatWasFoundByAskingChangesNothing() {
    var bill = till.bill().pay();
    till.passes(Duration.ofMinutes(3));
    bill.isFulfilledOnce();

    assertThat(till.pay.deliver(Delivery.TWICE)).isEqualTo(2);

    bill.isFulfilledOnce();
  }

  @Test
  void fault04TheLastNoticeAfterADayFindsTheTimeSoldAndTheMoneyGoesBack() {
    var bill = till.bill("dance-room", 3 * 24 * 60);
    bill.ask().expect(200);
    bill.open().expect(200);
    till.town.passes(Duration.ofMinutes(29));
    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    var paidAt = till.town.now();
    till.pay.switches().set(WeChatPaySimulator.QUERY, Misbehaviour.status(503));
    till.passes(Duration.ofMinutes(2));
    Eventually.holds(() -> assertThat(bill.state()).isEqualTo("lapsed"));
    till.town
        .resident()
        .book("dance-room", bill.start(), bill.start().plusSeconds(3600))
        .expect(200);
    till.town.settles();
    till.town.weather().throttles(100);
    // The first is late already; what counts is that only the last finds us.
    for (int call = 0; call < 15; call++) {
      assertThat(till.pay.deliver(Delivery.IN_ORDER)).isZero();
      till.town.passes(Duration.between(till.town.now(), till.pay.nextDue()));
    }
    till.town.weather().clear();
    assertThat(Duration.between(paidAt, till.town.now())).isGreaterThan(Duration.ofMinutes(1444));

    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);

    till.town.settles();
    till.pay.switches().clear();
    bill.refunded(FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1);
    assertThat(bill.state()).isEqualTo("lapsed");
  }

  @Test
  void fault06AForgedNoticeIsRefusedUnwrittenAndCounted() {
    var bill = till.bill().pay();
    var forgeries = EnumSet.complementOf(EnumSet.of(WeChatPayForgery.PROBE));

    assertThat(forgeries)
        .allSatisfy(
            how -> assertThat(refusedUnwritten(how)).anyMatch(line -> line.contains(ALARMING)));

    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);
    bill.isFulfilledOnce();
  }

  @Test
  void fault07AProbeIsRefusedUnwrittenAndAlarmsNobody() {
    till.bill().pay();

    assertThat(refusedUnwritten(WeChatPayForgery.PROBE))
        .isNotEmpty()
        .noneMatch(line -> line.contains(ALARMING));
  }

  @Test
  void fault08AGenuineNoticeOfLongAgoIsRefusedAndALaterOneTaken() {
    var bill = till.bill().pay();

    assertThat(refusedUnwritten(WeChatPayForgery.STALE))
        .anyMatch(line -> line.contains("another time"));

    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);
    bill.isFulfilledOnce();
    assertThat(till.pay.deliver(Delivery.IN_ORDER)).as("nothing is owed").isZero();
  }

  /** What is logged about it. */
  private static List<String> refusedUnwritten(WeChatPayForgery how) {
    till.town.settles();
    var before = Dump.of(till.town);
    var lines = new Lines();
    var log = (Logger) LoggerFactory.getLogger("cn.linli.payment");
    lines.start();
    log.addAppender(lines);
    try {
      assertThat(till.pay.forge(how)).isEqualTo(401);
    } finally {
      log.detachAppender(lines);
    }
    assertThat(Dump.of(till.town)).isEqualTo(before);
    return lines.events().stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** WeChat Pay tells of a payment that is not quite the one that was asked for. */
  static Stream<Arguments> mismatches() {
    return Stream.of(
        Arguments.of("amount", "wrong-amount", inside("amount", "total", FEE + DEPOSIT - 1)),
        Arguments.of("currency", "wrong-amount", inside("amount", "currency", "USD")),
        Arguments.of("merchant", "wrong-payee", with("mchid", "1900000119")),
        Arguments.of("openid", "wrong-payer", with("payer", Map.of("openid", "oSomebodyElse"))),
        Arguments.of("app", "wrong-payee", with("appid", "wx00000000000051c3")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mismatches")
  void fault09WhatDoesNotMatchFulfilsNothingAndWaitsForFinance(
      String what, String kind, UnaryOperator<Map<String, Object>> wrong) {
    var bill = till.bill();
    bill.ask().expect(200);
    bill.open().expect(200);
    till.pay.tell(wrong);
    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");

    assertThat(till.pay.deliver(Delivery.FIFTEEN_TIMES)).as(what).isEqualTo(15);

    till.town.settles();
    assertThat(bill.stored().path("state").asString()).isEqualTo("quarantined");
    assertThat(bill.state()).isEqualTo("awaiting-payment");
    var queue = till.finance().get("/communities/heping-li/payment-exceptions").expect(200);
    assertThat(queue.body().path("items").valueStream())
        .filteredOn(item -> item.path("payment").asString("").equals(bill.payment().toString()))
        .singleElement()
        .satisfies(item -> assertThat(item.path("kind").asString()).isEqualTo(kind));
  }

  private static UnaryOperator<Map<String, Object>> with(String field, Object value) {
    return view -> {
      var changed = new TreeMap<>(view);
      changed.put(field, value);
      return changed;
    };
  }

  private static UnaryOperator<Map<String, Object>> inside(
      String object, String field, Object value) {
    return view -> {
      var changed = new TreeMap<String, Object>();
      ((Map<?, ?>) view.get(object)).forEach((name, old) -> changed.put((String) name, old));
      changed.put(field, value);
      return with(object, changed).apply(view);
    };
  }

  static List<Misbehaviour> accidents() {
    return List.of(
        Misbehaviour.status(500),
        Misbehaviour.error("FREQUENCY_LIMITED"),
        Misbehaviour.of(Misbehaviour.Kind.RESET),
        Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK));
  }

  @ParameterizedTest
  @MethodSource("accidents")
  void fault17ARefundOfUnknownOutcomeIsAskedForAgainLaterUnderItsNumber(Misbehaviour how) {
    var bill = till.bill().settled();
    till.pay.switches().set(WeChatPaySimulator.REFUND, how.times(2));
    int before = till.pay.calls(WeChatPaySimulator.REFUND);

    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);

    askedFor(before + 1);
    till.passes(Duration.ofSeconds(30));
    askedFor(before + 1);
    till.passes(Duration.ofSeconds(30));
    askedFor(before + 2);
    till.passes(Duration.ofMinutes(2));
    askedFor(before + 3);
    bill.refunded(FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  private static void askedFor(int refunds) {
    Eventually.holds(
        () ->
            assertThat(till.pay.calls(WeChatPaySimulator.REFUND)).isGreaterThanOrEqualTo(refunds));
    till.town.settles();
    assertThat(till.pay.calls(WeChatPaySimulator.REFUND)).isEqualTo(refunds);
  }

  /** At the last second the payment wins; a second later the time is lost, paid or not. */
  @ParameterizedTest
  @ValueSource(ints = {1, 0})
  void fault33WhereTheHoldEndsWhileThePaymentIsToldOneOfThemWins(int secondsLeft) throws Exception {
    var bill = till.bill();
    bill.ask().expect(200);
    bill.open().expect(200);
    till.town.settles();
    till.town.passes(Duration.ofMinutes(30).minusSeconds(1));
    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    till.town.passes(Duration.ofSeconds(1 - secondsLeft));
    till.town.weather().conflicts(30);

    var sweep = Thread.startVirtualThread(() -> till.town.deployment().tick());
    assertThat(till.pay.deliver(Delivery.AT_ONCE)).isEqualTo(2);
    sweep.join();

    till.town.settles();
    till.town.weather().clear();
    till.passes(Duration.ofMinutes(1));
    Eventually.holds(
        () -> assertThat(bill.state()).isEqualTo(secondsLeft > 0 ? "confirmed" : "lapsed"));
    bill.refunded(secondsLeft > 0 ? 0 : FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1 - secondsLeft);
  }
}
