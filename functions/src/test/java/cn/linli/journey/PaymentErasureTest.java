package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import cn.linli.logs.Lines;
import cn.linli.logs.ReadsLogs;
import cn.linli.sim.Person;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Fault 36: somebody goes while money is on its way; their data goes, and the money arrives. */
@ReadsLogs
class PaymentErasureTest {
  private static PaidTown till;

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Lines lines = new Lines();

  @BeforeAll
  static void open() {
    till = new PaidTown();
  }

  @BeforeEach
  void listen() {
    lines.start();
    root.addAppender(lines);
  }

  @AfterEach
  void theMoneyIsWhereItBelongs() {
    root.detachAppender(lines);
    till.quiet();
    MoneyInvariants.hold(till.town);
  }

  @AfterAll
  static void close() {
    till.town.deployment().close();
  }

  @Test
  void fault36WhoGoesWithAPaidBookingIsErasedAfterItAndItsDepositComesBack() {
    var bill = till.bill("dance-room", 60).settled();
    var openid = openid(bill);
    bill.who().put("/me/erasure", null).expect(202);

    till.passes(Duration.ofMinutes(12));
    till.town.settles();

    assertThat(disclosed(bill)).as("while the booking stands").isEqualTo("ok");
    till.passes(Duration.between(till.town.now(), bill.start().plusSeconds(3600 + 90)));
    Eventually.holds(() -> assertThat(disclosed(bill)).isEqualTo("access.not-found"));
    till.town.settles();
    refunded(bill, DEPOSIT);
    nothingIsLeftOf(openid);
  }

  @Test
  void fault36WhoGoesWhileAnOrderWaitsForMoneyIsErasedWhenItIsOver() {
    var bill = till.bill("library", 60);
    bill.ask().expect(200);
    bill.open().expect(200);
    var openid = openid(bill);
    bill.who().put("/me/erasure", null).expect(202);
    till.passes(Duration.ofMinutes(12));
    assertThat(disclosed(bill)).as("while somebody may pay").isEqualTo("ok");
    till.town.settles();

    till.passes(Duration.ofMinutes(19));
    till.town.settles();
    till.passes(Duration.between(till.town.now(), bill.start().plusSeconds(3600 + 90)));

    Eventually.holds(() -> assertThat(disclosed(bill)).isEqualTo("access.not-found"));
    nothingIsLeftOf(openid);
  }

  @Test
  void fault36ARefundOnItsWayNeedsNobodysDataToArrive() {
    till.pay.refundsEnd(RefundEnd.PROCESSING);
    var bill = till.bill().settled();
    var openid = openid(bill);
    int before = till.pay.calls(WeChatPaySimulator.REFUND);
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    Eventually.holds(
        () -> assertThat(till.pay.calls(WeChatPaySimulator.REFUND)).isGreaterThan(before));
    bill.who().put("/me/erasure", null).expect(202);
    till.town.settles();

    till.passes(Duration.ofMinutes(12));
    Eventually.holds(() -> assertThat(disclosed(bill)).isEqualTo("access.not-found"));
    till.town.settles();
    assertThat(till.refunds(bill.payment())).isEmpty();
    till.pay.finishRefunds();

    refunded(bill, FEE + DEPOSIT);
    nothingIsLeftOf(openid);
  }

  private static String openid(PaidTown.Bill bill) {
    return Person.of(till.town.keyOf(bill.who())).openid(WeChatSimulator.MINI_PROGRAM);
  }

  private static void refunded(PaidTown.Bill bill, long fen) {
    bill.refunded(fen);
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  /** I6: of the payer, whom the provider must know, nothing is stored or logged in the clear. */
  private void nothingIsLeftOf(String openid) {
    till.town.settles();
    assertThat(Dump.of(till.town)).doesNotContain(openid, "张三丰");
    assertThat(lines.events()).isNotEmpty();
    assertThat(lines.events())
        .noneMatch(line -> line.getFormattedMessage().contains(openid))
        .noneMatch(line -> line.getFormattedMessage().contains("张三丰"));
  }

  private static String disclosed(PaidTown.Bill bill) {
    return till.town
        .operator()
        .post(
            "/communities/heping-li/people/" + bill.person() + "/disclosures",
            "{\"field\":\"real-name\",\"purpose\":\"核对退款对象\"}")
        .code();
  }
}
