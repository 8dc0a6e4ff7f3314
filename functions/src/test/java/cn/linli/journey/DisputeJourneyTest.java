package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Account;
import cn.linli.shared.http.Json;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rights panel rules, and the money is there. */
class DisputeJourneyTest {
  private static final Court COURT = new Court();
  private static final int PLENTY = 1_000_000;

  @AfterAll
  static void theBooksSaySo() {
    COURT.ends();
  }

  @BeforeEach
  void theGuaranteeIsEnough() {
    COURT.guarantee(PLENTY);
  }

  @Test
  void anAwardIsPaidFromFrozenMoney() {
    var order = COURT.collected(2);
    var claim = COURT.claim(order, 2 * Fair.PRICE).disputed();
    assertThat(Court.listed(COURT.panel(), "/disputes")).contains(claim.id().toString());
    assertThat(claim.held()).as("frozen for months still").isEqualTo(-1);

    var ruled = claim.award(4000).expect(200);
    COURT.comesBack(order, 4000);

    assertThat(ruled.text("/outcome/source")).isEqualTo("payment");
    assertThat(claim.confirm().code()).isEqualTo("aftersale.not-now");
    assertThat(order.refunds()).containsExactly(4000L);
    assertThat(order.state()).isEqualTo("collected");
    assertThat(available()).isEqualTo(PLENTY);
    assertThat(Court.listed(COURT.panel(), "/disputes")).doesNotContain(claim.id().toString());
    assertThat(claim.award(4000).expect(200).body().path("revision"))
        .isEqualTo(ruled.body().path("revision"));
    assertThat(claim.award(4001).code()).isEqualTo("aftersale.ruled-already");
    assertThat(claim.dismiss().code()).isEqualTo("aftersale.ruled-already");
    var again = new Complaint(COURT, order, UUID.randomUUID());
    assertThat(again.open(100, "").code()).isEqualTo("aftersale.ruled-already");
    assertThat(COURT.audited("dispute-ruled", claim.id())).isEqualTo(1);
  }

  @Test
  void whatIsDismissedIsDivided() {
    var order = COURT.collected(1);
    COURT.fair.till.skips(Duration.ofDays(6));
    var claim = COURT.claim(order, Fair.PRICE).disputed();
    COURT.fair.till.skips(Duration.ofDays(1));
    COURT.fair.passes(Duration.ofMinutes(2));
    assertThat(order.state()).isEqualTo("collected");

    claim.dismiss().expect(200);
    COURT.divided(order);

    assertThat(order.state()).isEqualTo("settled");
    assertThat(order.refunds()).isEmpty();
    assertThat(claim.stored().at("/outcome/grantedFen").asInt()).isZero();
    assertThat(claim.stored().at("/outcome/source").asString()).isEqualTo("nothing");
  }

  /** Deposit 200, award 300. */
  @Test
  void scenario54AnAwardAboveTheDepositIsPaidAsFarAsItGoesAndTheRestIsOwed() {
    var order = COURT.settled(1);
    COURT.guarantee(200);
    var claim = COURT.claim(order, 300);
    assertThat(claim.state()).as("so late that only the panel helps").isEqualTo("disputed");
    assertThat(claim.held()).isEqualTo(200);
    assertThat(COURT.shortfalls()).contains(claim.id() + " cover 100");

    var ruled = claim.award(300).expect(200);
    COURT.fair.till.town.settles();

    assertThat(ruled.text("/outcome/source")).isEqualTo("guarantee");
    assertThat(ruled.body().at("/outcome/missingFen").asLong()).isEqualTo(100);
    assertThat(available()).isZero();
    assertThat(COURT.limit(Account.Kind.RECEIVABLE).available().fen()).isEqualTo(100);
    assertThat(COURT.shortfalls())
        .contains(claim.id() + " award 100")
        .doesNotContain(claim.id() + " cover 100");
    assertThat(topUpsDemanded()).contains(300L);
    assertThat(claim.confirm().expect(200).text("/mchId")).isEqualTo(WeChatPaySimulator.DIRECT);
    arrives(claim, 200);
    assertThat(COURT.proposed()).isEqualTo("merchant.guarantee-short");
    assertThat(order.refunds()).as("the merchant has it").isEmpty();

    COURT.topUp(100);

    assertThat(COURT.shortfalls()).doesNotContain(claim.id() + " award 100");
    arrives(claim, 300);
    assertThat(claim.confirm().code()).isEqualTo("payment.paid-already");
    assertThat(COURT.limit(Account.Kind.RECEIVABLE).available().fen()).isZero();
    assertThat(available()).isZero();
  }

  /** Deposit 500: 300 are held for one dispute when the other wants 400. */
  @Test
  void whatComesFreeOfTheGuaranteePaysAnAwardThatWaits() {
    var first = COURT.settled(1);
    var second = COURT.settled(1);
    COURT.guarantee(500);
    var held = COURT.claim(first, 300);
    var waiting = COURT.claim(second, 400);
    assertThat(waiting.held()).isEqualTo(200);

    waiting.award(400).expect(200);
    COURT.fair.till.town.settles();
    assertThat(COURT.shortfalls()).contains(waiting.id() + " award 200");
    assertThat(available()).isZero();
    held.dismiss().expect(200);
    COURT.fair.till.town.settles();

    assertThat(COURT.shortfalls()).doesNotContain(waiting.id() + " award 200");
    assertThat(COURT.limit(Account.Kind.RECEIVABLE).available().fen()).isZero();
    assertThat(available()).isEqualTo(100);
    waiting.confirm().expect(200);
    arrives(waiting, 400);
  }

  /** A hold that is voided or posted twice. */
  @Test
  void scenario55AHoldEndsOnceHoweverOftenSomebodyRules() throws Exception {
    var dismissed = COURT.claim(COURT.settled(1), 1000);
    var awarded = COURT.claim(COURT.settled(1), 1000);
    assertThat(available()).isEqualTo(PLENTY - 2000);
    assertThat(held()).isEqualTo(2000);

    var noes = AtOnce.all(Collections.nCopies(5, dismissed::dismiss));
    var rulings =
        List.<Callable<Answer>>of(
            () -> awarded.award(700), () -> awarded.award(900), awarded::dismiss);
    var first = AtOnce.all(rulings);
    COURT.fair.till.town.settles();

    assertThat(noes).allMatch(answer -> answer.status() == 200);
    assertThat(first.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(first.stream().filter(answer -> answer.status() != 200))
        .allMatch(answer -> answer.code().equals("aftersale.ruled-already"));
    long granted = awarded.stored().at("/outcome/grantedFen").asLong();
    assertThat(held()).isZero();
    assertThat(available()).isEqualTo(PLENTY - granted);
    assertThat(awarded.told("aftersale.awarded")).hasSize(granted == 0 ? 0 : 1);
  }

  @Test
  void aDisputeIsCoveredBeforeTheProviderGivesItsMoneyAway() {
    var order = COURT.collected(1);
    var claim = COURT.claim(order, Fair.PRICE).disputed();
    COURT.fair.till.skips(Duration.ofDays(172));
    COURT.fair.passes(Duration.ofMinutes(2));
    assertThat(claim.held()).isEqualTo(-1);

    Eventually.holds(
        () -> {
          COURT.fair.passes(Duration.ofHours(1));
          assertThat(claim.held()).isEqualTo(Fair.PRICE);
        });
    assertThat(available()).isEqualTo(PLENTY - Fair.PRICE);
    COURT.fair.till.skips(Duration.ofDays(7));
    Eventually.holds(
        () -> {
          COURT.fair.passes(Duration.ofHours(1));
          assertThat(COURT.fair.till.told("payment.freeze-ended", order.id())).hasSize(1);
        });
    claim.award(Fair.PRICE).expect(200);
    COURT.fair.till.town.settles();

    assertThat(claim.stored().at("/outcome/source").asString()).isEqualTo("guarantee");
    assertThat(available()).isEqualTo(PLENTY - Fair.PRICE);
    assertThat(held()).isZero();
    arrives(claim, Fair.PRICE);
  }

  @Test
  void whatNobodyCoversIsToldAndTakesWhateverIsThereByThen() {
    var order = COURT.settled(1);
    COURT.guarantee(0);
    var claim = COURT.claim(order, 1000);
    assertThat(claim.held()).isZero();
    assertThat(claim.told("aftersale.dispute-uncovered")).hasSize(1);
    assertThat(COURT.shortfalls()).contains(claim.id() + " cover 1000");

    COURT.guarantee(600);
    claim.award(1000).expect(200);

    assertThat(claim.stored().at("/outcome/missingFen").asLong()).isEqualTo(400);
    assertThat(available()).isZero();
    COURT.topUp(1000);
    assertThat(available()).isEqualTo(600);
    arrives(claim, 1000);
  }

  @Test
  void whatWasWithdrawnIsHeldNoMore() {
    var claim = COURT.claim(COURT.settled(1), 1000);
    assertThat(held()).isEqualTo(1000);

    claim.withdraw().expect(200);

    assertThat(held()).isZero();
    assertThat(available()).isEqualTo(PLENTY);
    assertThat(claim.dismiss().code()).isEqualTo("aftersale.not-now");
  }

  @Test
  void thirtyDaysAfterThatNobodyHelps() {
    var order = COURT.settled(1);
    COURT.fair.till.skips(Duration.ofDays(30));

    var claim = new Complaint(COURT, order, UUID.randomUUID());

    assertThat(claim.open(100, "").code()).isEqualTo("aftersale.too-late");
  }

  @Test
  void whoeverIsPartyToItDoesNotRule() {
    var order = COURT.collected(1);
    var claim = COURT.claim(order, 1000).disputed();
    COURT.appoint(order.person());
    COURT.appoint(COURT.fair.owner().person());
    var no = "{\"decision\":\"dismiss\",\"reason\":\"不\"}";

    assertThat(claim.who().put(claim.path() + "/ruling", no).code()).isEqualTo("aftersale.own");
    assertThat(COURT.fair.owner().put(claim.path() + "/ruling", no).code())
        .isEqualTo("aftersale.own");
    assertThat(COURT.fair.till.town.committee().put(claim.path() + "/ruling", no).code())
        .isEqualTo("access.role-required");
    var seen = COURT.panel().get(claim.path()).expect(200);
    assertThat(seen.text("/name")).endsWith("**");
    assertThat(seen.raw().body()).doesNotContain(order.person(), COURT.fair.owner().person());
    assertThat(claim.award(1001).code()).isEqualTo("aftersale.too-much");
    claim.dismiss().expect(200);
  }

  private static long available() {
    return COURT.limit(Account.Kind.GUARANTEE_DEPOSIT).available().fen();
  }

  private static long held() {
    return COURT.limit(Account.Kind.GUARANTEE_DEPOSIT).held().fen();
  }

  private static List<Long> topUpsDemanded() {
    return COURT.fair.till.town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("merchant.top-up-demanded"))
        .map(event -> event.at("/data/missingFen"))
        .map(JsonNode::asLong)
        .toList();
  }

  /** The resident confirms what has come so far. */
  private static void arrives(Complaint claim, long fen) {
    Eventually.holds(
        () -> {
          COURT.confirms();
          assertThat(claim.arrived()).isEqualTo(fen);
        });
  }
}
