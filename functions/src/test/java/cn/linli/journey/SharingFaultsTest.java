package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.YearMonth;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Money of sellers that stays frozen, is divided, and goes back; and what goes wrong with it. */
class SharingFaultsTest {
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

  @ParameterizedTest
  @ValueSource(strings = {"fruit", "bread"})
  void isFrozenUntilItIsHandedOverAndThenDividedOnce(String seller) {
    var sale = market.sale(seller).paid();
    assertThat(market.balance("provider-frozen/" + seller)).isEqualTo(Market.PRICE);
    assertThat(market.balance("merchant-due/" + seller)).isEqualTo(Market.PRICE);
    long fees = market.balance("platform-fee/platform");

    sale.handedOver();
    sale.handedOver();
    sale.divided();

    assertThat(market.isSettled(seller)).isTrue();
    assertThat(market.balance("platform-fee/platform")).isEqualTo(fees + Market.FEE);
    assertThat(market.balance("provider/platform")).isEqualTo(fees + Market.FEE);
    var told = market.till.told("payment.shared-out", sale.payment());
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().at("/data/feeFen").asLong()).isEqualTo(Market.FEE);
    assertThat(told.getFirst().at("/data/merchantFen").asLong())
        .isEqualTo(Market.PRICE - Market.FEE);
  }

  @ParameterizedTest
  @ValueSource(strings = {WeChatPaySimulator.SHARE, WeChatPaySimulator.UNFREEZE})
  void fault17AShareOfUnknownOutcomeIsAskedAboutAndHappensOnce(String call) {
    market
        .till
        .pay
        .switches()
        .set(call, Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK).times(1));
    var sale = market.sale("fruit").paid();

    sale.handedOver();
    sale.divided();

    assertThat(market.isSettled("fruit")).isTrue();
  }

  @Test
  void fault19AShareIsAskedAboutForHoursAndGetsANewNumberOnlyAfterItsEnd() {
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "PROCESSING");
    var sale = market.sale("fruit").paid();
    market.passes(Duration.ofMinutes(1));
    int before = market.till.pay.calls(WeChatPaySimulator.SHARE);
    sale.handedOver();

    for (int hours = 0; hours < 5; hours++) {
      market.passes(Duration.ofHours(1));
    }
    assertThat(market.till.pay.calls(WeChatPaySimulator.SHARE)).isEqualTo(before + 1);
    assertThat(market.till.pay.calls(WeChatPaySimulator.SHARE_QUERY)).isGreaterThan(3);
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "TIME_OUT_CLOSED");
    Eventually.holds(
        () -> {
          market.passes(Duration.ofHours(1));
          assertThat(market.till.pay.calls(WeChatPaySimulator.SHARE)).isEqualTo(before + 2);
        });
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, null);

    sale.divided();

    assertThat(market.isSettled("fruit")).isTrue();
    assertThat(market.till.pay.calls(WeChatPaySimulator.SHARE)).isEqualTo(before + 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fruit", "bread"})
  void fault20WhatNobodyDividesInTimeIsTheMerchantsByItself(String seller) {
    var sale = market.sale(seller).paid();
    int shares = market.till.pay.calls(WeChatPaySimulator.SHARE);
    int days = seller.equals("bread") ? 30 : Market.FREEZE_DAYS;
    market.till.skips(Duration.ofDays(days).minusMinutes(2));
    assertThat(market.balance("provider-frozen/" + seller)).isEqualTo(Market.PRICE);

    market.passes(Duration.ofMinutes(2));

    Eventually.holds(
        () -> assertThat(market.till.told("payment.freeze-ended", sale.payment())).hasSize(1));
    Eventually.holds(() -> assertThat(market.isSettled(seller)).isTrue());
    assertThat(market.till.pay.calls(WeChatPaySimulator.SHARE)).isEqualTo(shares);
    assertThatThrownBy(sale::handedOver).hasMessageContaining("payment.not-frozen");
    var statement =
        market
            .till
            .finance()
            .get(
                "/communities/heping-li/ledger/accounts/provider-frozen/%s/statement?month=%s"
                    .formatted(seller, YearMonth.from(market.till.town.tomorrow())))
            .expect(200);
    assertThat(statement.raw().body()).contains("freeze-ended");
  }

  @Test
  void fault21ARefundOfDividedMoneyWaitsForTheFeeUnderItsNumberAndItsBuyerHears() {
    var sale = market.sale("fruit").paid().handedOver();
    sale.divided();
    long fees = market.balance("platform-fee/platform");
    long empty = market.till.pay.balance(WeChatPaySimulator.PLATFORM);
    market.till.pay.topUp(WeChatPaySimulator.PLATFORM, -empty);

    sale.refund("returned", Market.PRICE);
    Eventually.holds(
        () -> {
          market.passes(Duration.ofMinutes(2));
          assertThat(sale.refundState()).isEqualTo("waiting");
        });
    market.passes(Duration.ofHours(2));
    assertThat(market.till.told("payment.refund-waiting", sale.payment())).hasSize(1);
    assertThat(market.exception("refund-waiting", sale)).isPresent();
    assertThat(market.till.refunds(sale.payment())).isEmpty();
    market.till.pay.topUp(WeChatPaySimulator.PLATFORM, empty);

    Eventually.holds(
        () -> {
          market.passes(Duration.ofHours(1));
          assertThat(market.till.refunds(sale.payment())).containsExactly((long) Market.PRICE);
        });

    assertThat(sale.refundState()).isEqualTo("done");
    assertThat(market.balance("platform-fee/platform")).isEqualTo(fees - Market.FEE);
    assertThat(market.isSettled("fruit")).isTrue();
  }

  @Test
  void partialRefundsOfDividedMoneyTakeBackTheirPartOfTheFee() {
    var sale = market.sale("bread").paid().handedOver();
    sale.divided();
    long fees = market.balance("platform-fee/platform");

    sale.refund("one", 3_333);
    sale.refund("two", 3_333);
    sale.refund("one", 3_333);
    sale.refunded(6_666);

    // Of 500 for 10,000: 166 and 333 in all.
    assertThat(market.balance("platform-fee/platform")).isEqualTo(fees - 333);
    sale.refund("three", 3_334);
    sale.refunded(Market.PRICE);
    assertThat(market.balance("platform-fee/platform")).isEqualTo(fees - Market.FEE);
    assertThat(market.isSettled("bread")).isTrue();
  }

  @Test
  void aRefundThatWasAskedForBeforeGoesFirstAndWhatIsLeftIsDivided() {
    var sale = market.sale("fruit").paid();
    long fees = market.balance("platform-fee/platform");

    sale.refund("half", 9_700);
    sale.handedOver();
    sale.refunded(9_700);
    sale.divided();

    // Of 500 for 10,000, that is what is left for 300.
    assertThat(market.balance("platform-fee/platform")).isEqualTo(fees + 15);
    assertThat(market.isSettled("fruit")).isTrue();
  }

  @Test
  void whatWasRefundedAsAWholeIsNotDivided() {
    var sale = market.sale("fruit").paid();
    int shares = market.till.pay.calls(WeChatPaySimulator.SHARE);
    int unfrozen = market.till.pay.calls(WeChatPaySimulator.UNFREEZE);

    sale.refund("all", Market.PRICE);
    sale.handedOver();
    sale.refunded(Market.PRICE);
    market.passes(Duration.ofHours(2));

    assertThat(market.isSettled("fruit")).isTrue();
    assertThat(market.till.pay.calls(WeChatPaySimulator.SHARE)).isEqualTo(shares);
    assertThat(market.till.pay.calls(WeChatPaySimulator.UNFREEZE)).isEqualTo(unfrozen);
  }

  @Test
  void aRefundThatIsAskedForWhileItIsDividedWaitsForTheEndOfThat() {
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, "PROCESSING");
    var sale = market.sale("fruit").paid().handedOver();
    market.passes(Duration.ofMinutes(2));
    int before = market.till.pay.calls(WeChatPaySimulator.REFUND);

    sale.refund("late", 1_000);
    market.passes(Duration.ofHours(1));
    assertThat(market.till.pay.calls(WeChatPaySimulator.REFUND)).isEqualTo(before);
    market.till.pay.sharesFail(WeChatPaySimulator.PLATFORM, null);
    sale.refunded(1_000);

    assertThat(market.till.told("payment.shared-out", sale.payment())).hasSize(1);
    assertThat(market.isSettled("fruit")).isTrue();
  }

  @Test
  void goodsAreSoldBySellersOnlyAndASellerStaysOne() {
    assertThatThrownBy(() -> market.sale("centre")).hasMessageContaining("payment.other-payee");
    var answer =
        market
            .till
            .town
            .platform()
            .put(
                "/communities/heping-li/payees/fruit",
                """
                {"name": "合作社", "mode": "ecommerce", "merchant": "1900000309",
                 "subMerchant": "1900000310", "miniProgram": "wx00000000000051a1", "revision": 1}
                """);
    assertThat(answer.code()).isEqualTo("request.invalid");
  }
}
