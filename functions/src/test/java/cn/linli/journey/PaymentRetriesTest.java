package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody dies between two steps, or hears no answer, and asks again. */
class PaymentRetriesTest {
  private static PaidTown till;

  @BeforeAll
  static void open() {
    till = new PaidTown();
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
  void fault12AnOpeningWhoseAnswerIsLostIsTheSameOrderTheNextTime() {
    var bill = till.bill();
    bill.ask().expect(200);
    till.pay
        .switches()
        .set(
            WeChatPaySimulator.PREPAY,
            Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));

    var lost = bill.open();
    var first = bill.open().expect(200);
    var second = bill.open().expect(200);

    assertThat(lost.code()).isEqualTo("payment.provider-busy");
    assertThat(lost.raw().headers().firstValue("retry-after")).isPresent();
    assertThat(first.body()).isNotEqualTo(second.body());
    assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    assertThat(till.pay.pay(bill.number())).isEqualTo("the order is paid");
    till.pay.deliver(Delivery.IN_ORDER);
    bill.isFulfilledOnce();
  }

  @Test
  void fault13ACommitWhoseAnswerIsLostIsFoundDoneByTheNextNotice() {
    var bill = till.bill().pay();
    till.town.settles();
    till.town.weather().losesTheNextAnswer();

    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isZero();
    bill.isFulfilledOnce();
    till.town.passes(Duration.ofSeconds(15));

    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);
    bill.isFulfilledOnce();
  }

  @Test
  void fault13WhoAsksAgainAfterALostAnswerGetsTheStoredPayment() {
    var bill = till.bill();
    till.town.settles();
    var who = bill.who();
    till.town.weather().losesTheNextAnswer();
    var path = bill.path() + "/payments/" + bill.payment();

    var lost = who.put(path, null);
    var again = who.put(path, null).expect(200);

    assertThat(lost.code()).isEqualTo("server.busy");
    assertThat(again.body()).isEqualTo(bill.stored());
  }

  @Test
  void fault15TheSameKeyIsTheSameAnswerAndForSomethingElseAConflict() {
    var bill = till.bill();
    var other = till.bill("library", 120);
    var asked = bill.ask().expect(200);
    assertThat(bill.ask().expect(200).body()).isEqualTo(asked.body());
    var elsewhere = bill.path() + "/payments/" + bill.payment();
    var stolen = other.path() + "/payments/" + bill.payment();
    assertThat(other.who().put(stolen, null).code()).isEqualTo("payment.id-reused");
    assertThat(bill.who().put(elsewhere, null).expect(200).body()).isEqualTo(asked.body());
    bill.settled();
    var refund = bill.paymentPath() + "/refunds/" + UUID.randomUUID();
    var body = "{\"parts\":{\"fee\":1000},\"reason\":\"设备故障\"}";

    var first = till.finance().put(refund, body).expect(200);
    var again = till.finance().put(refund, body).expect(200);
    var more = till.finance().put(refund, body.replace("1000", "1001"));

    assertThat(again.text("/number")).isEqualTo(first.text("/number"));
    assertThat(more.status()).isEqualTo(409);
    assertThat(more.code()).isEqualTo("payment.refund-id-reused");
    bill.refunded(1000);
  }
}
