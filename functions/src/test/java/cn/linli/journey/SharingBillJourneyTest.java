package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.linli.shared.Money;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Days on which sellers' money was divided, beside the provider's bills of their accounts. */
class SharingBillJourneyTest {
  private static final String SELLER =
      WeChatPaySimulator.PLATFORM + "-" + WeChatPaySimulator.SELLER;
  private static final String SHOP = WeChatPaySimulator.PROVIDER + "-" + WeChatPaySimulator.SHOP;

  private static Market market;

  @BeforeAll
  static void open() {
    market = new Market();
  }

  @AfterAll
  static void close() {
    market.till.town.deployment().close();
  }

  static Stream<Arguments> sellers() {
    return Stream.of(Arguments.of("fruit", SELLER), Arguments.of("bread", SHOP));
  }

  @BeforeEach
  void behave() {
    market.till.pay.rewriteBills(text -> text);
  }

  @Test
  void aDayOfSharesAndTheirWayBackCloses() {
    var town = new BilledTown(market.till, SELLER);
    town.newDay();
    for (var seller : List.of("fruit", "bread")) {
      var sale = divided(seller);
      sale.refund("returned", 4_000);
      market.sale(seller).paid();
      Eventually.holds(
          () -> {
            market.passes(Duration.ofMinutes(2));
            assertThat(market.till.refunds(sale.payment())).containsExactly(4_000L);
          });
    }

    var closed = town.closed();

    assertThat(closed.body().path("feesTakenFen").asLong()).isEqualTo(120);
    var other = market.till.finance().get(town.path(SHOP)).expect(200);
    assertThat(other.text("/state")).isEqualTo("closed");
    // What the provider takes of a seller's money is the seller's.
    for (var seller : List.of("fruit", "bread")) {
      assertThat(market.balance("provider-fee/" + seller)).isZero();
      assertThat(market.balance("provider/" + seller)).isZero();
    }
  }

  private static Market.Sale divided(String seller) {
    var sale = market.sale(seller).paid().handedOver();
    sale.divided();
    return sale;
  }

  @Test
  void whatOnlyTheBooksHaveOrOnlyTheBillIsABreak() {
    var town = new BilledTown(market.till, SELLER);
    town.newDay();
    var missing = divided("fruit").number();
    var other = divided("fruit").number();
    var twice = divided("fruit").number();
    market.till.pay.rewriteBills(
        text -> text.startsWith("分账时间") ? rewritten(text, missing, other, twice) : text);

    town.matched();

    assertThat(town.kinds())
        .containsExactly("billed-twice open", "share-differs open", "share-differs open");
    assertThat(town.breaks())
        .extracting(
            each -> each.path("oursFen").asLong(0), each -> each.path("theirsFen").asLong(0))
        .containsExactlyInAnyOrder(tuple(500L, 0L), tuple(500L, 600L), tuple(0L, 500L));
  }

  private static String rewritten(String bill, String missing, String other, String twice) {
    return bill.lines()
        .filter(line -> !line.contains(missing + "-s"))
        .map(line -> line.contains(other + "-s") ? line.replace("`5.00,", "`6.00,") : line)
        .flatMap(line -> line.contains(twice + "-s") ? Stream.of(line, line) : Stream.of(line))
        .reduce("", (text, line) -> text + line + "\r\n");
  }

  /** Nobody tells us of the end of a share. */
  @ParameterizedTest
  @MethodSource("sellers")
  void aShareOfWhichOnlyTheBillKnowsTheEndIsAskedAboutThen(String seller, String account) {
    var payments = market.till.town.deployment().payments();
    market.till.pay.switches().set(WeChatPaySimulator.SHARE_QUERY, Misbehaviour.status(503));
    var sale = market.sale(seller).paid().handedOver();
    market.passes(Duration.ofMinutes(2));
    market.passes(Duration.ofMinutes(2));
    market.till.pay.switches().clear();
    var billed = payments.billed(Market.COMMUNITY, account);

    assertThat(billed.healShare(sale.number() + "-s1", new Money(Market.FEE + 1))).isFalse();
    assertThat(billed.healShare(sale.number() + "-s1", new Money(Market.FEE))).isTrue();
    assertThat(billed.healShare("0".repeat(32) + "-s1", new Money(Market.FEE))).isFalse();
    assertThat(market.till.told("payment.shared-out", sale.payment())).isEmpty();
  }
}
