package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frozen money that the provider does not divide, or does not bring back. */
class StuckSharesTest {
  private static Market market;

  @BeforeAll
  static void open() {
    market = new Market();
  }

  @AfterEach
  void theMoneyIsWhereItBelongs() {
    market.ends();
  }

  @AfterAll
  static void close() {
    market.till.town.deployment().close();
  }

  @Test
  void aShareThatFailsForGoodWaitsForFinanceWhichHasItDoneOnceMore() {
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "NO_RELATION");
    var sale = market.sale("fruit").paid().handedOver();
    Eventually.holds(
        () -> {
          market.passes(Duration.ofMinutes(2));
          assertThat(market.exception("share-failed", sale)).isPresent();
        });
    var exception = market.exception("share-failed", sale).orElseThrow().path("id").asString();
    var path = "/communities/heping-li/payment-exceptions/" + exception + "/share";
    var reason = "{\"reason\":\"已添加分账接收方\"}";
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, null);

    var closed = market.till.finance().put(path, reason).expect(200);
    assertThat(market.till.finance().put(path, reason).expect(200).body()).isEqualTo(closed.body());
    sale.divided();

    assertThat(market.isSettled("fruit")).isTrue();
    assertThat(market.exception("share-failed", sale)).isEmpty();
    var other = "{\"reason\":\"再次\"}";
    assertThat(market.till.finance().put(path, other).code()).isEqualTo("payment.exception-closed");
  }

  private static void stuck(Market.Sale sale) {
    Eventually.holds(
        () -> {
          market.passes(Duration.ofMinutes(2));
          assertThat(market.exception("share-failed", sale)).isPresent();
        });
  }

  private static void shareAgain(Market.Sale sale) {
    var id = market.exception("share-failed", sale).orElseThrow().path("id").asString();
    var path = "/communities/heping-li/payment-exceptions/" + id + "/share";
    market.till.finance().put(path, "{\"reason\":\"已处理\"}").expect(200);
  }

  @Test
  void whatWasToComeBackWhileDividingFailedComesFromWhatIsStillThere() {
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "PROCESSING");
    var sale = market.sale("fruit").paid().handedOver();
    market.passes(Duration.ofMinutes(2));
    market.passes(Duration.ofMinutes(2));
    sale.refund("half", 5_000);
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "NO_RELATION");
    stuck(sale);

    sale.refunded(5_000);
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, null);
    shareAgain(sale);
    sale.divided();

    var told = market.till.told("payment.shared-out", sale.payment()).getFirst();
    assertThat(told.at("/data/feeFen").asLong()).isEqualTo(250);
    assertThat(told.at("/data/merchantFen").asLong()).isEqualTo(4_750);
  }

  /** The simulator gives the failed part to the merchant, as WeChat Pay does. */
  @Test
  void aRefundForWhichTooLittleIsFrozenIsPaidByTheMerchantWhoIsGivenTheRest() {
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "NO_RELATION");
    var sale = market.sale("fruit").paid().handedOver();
    stuck(sale);
    sale.refund("all", Market.PRICE);
    Eventually.holds(
        () -> {
          market.passes(Duration.ofMinutes(2));
          assertThat(sale.refundState()).isEqualTo("waiting");
        });

    shareAgain(sale);
    sale.refunded(Market.PRICE);

    sale.divided();
    assertThat(market.isSettled("fruit")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whereTheFeeIsOutAndTheRestIsStuckARefundWaitsForItsEnd(boolean again) {
    market.till.pay.switches().set(WeChatPaySimulator.UNFREEZE, Misbehaviour.error("NO_AUTH"));
    var sale = market.sale("bread").paid();
    market.till.skips(Duration.ofDays(30).minusHours(4));
    sale.handedOver();
    stuck(sale);
    long fees = market.balance("platform-fee/platform");
    sale.refund("most", 9_700);
    market.passes(Duration.ofHours(2));
    assertThat(sale.refundState()).isEqualTo("asked");
    market.till.pay.switches().clear();

    if (again) {
      shareAgain(sale);
      sale.divided();
    } else {
      market.passes(Duration.ofHours(3));
      Eventually.holds(
          () -> assertThat(market.till.told("payment.freeze-ended", sale.payment())).hasSize(1));
    }
    sale.refunded(9_700);

    // Of 500 for 10,000, that is what it keeps for 300.
    assertThat(market.balance("platform-fee/platform")).isEqualTo(fees - 485);
    assertThat(market.isSettled("bread")).isTrue();
  }

  @Test
  void aFeeThatDoesNotComeBackIsForFinanceWhichAsksUnderAnotherNumber() {
    var sale = market.sale("bread").paid().handedOver();
    sale.divided();
    market.till.pay.sharesComeBack("ACCOUNT_ABNORMAL");
    sale.refund("all", Market.PRICE);
    Eventually.holds(
        () -> {
          market.passes(Duration.ofMinutes(2));
          assertThat(market.exception("refund-failed", sale)).isPresent();
        });
    market.till.pay.sharesComeBack(null);

    var id = market.exception("refund-failed", sale).orElseThrow().path("id").asString();
    market
        .till
        .finance()
        .put("/communities/heping-li/payment-exceptions/" + id + "/refund", "{\"reason\":\"退货\"}")
        .expect(200);
    sale.refunded(Market.PRICE);

    assertThat(market.isSettled("bread")).isTrue();
  }
}
