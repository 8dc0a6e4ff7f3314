package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Stall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Classes that a merchant holds: whose money is whose, and when it may take nobody more. */
class MerchantClassTest {
  private static final Programme PROGRAMME = new Programme();
  private static final PaidTown TILL = PROGRAMME.till;
  private static final UUID MERCHANT = UUID.randomUUID();
  private static final String WHY = "{\"reason\": \"居民反映质量问题\"}";

  private static String owner;

  @BeforeAll
  static void opens() {
    var resident = TILL.town.resident();
    owner = resident.person();
    Stall.open(TILL.town, resident, MERCHANT, UUID.randomUUID());
  }

  private static Programme.Event held(Proposal plan) {
    var organiser =
        "\"kind\": \"merchant\", \"name\": \"平谷果园\", \"merchant\": \"%s\", \"home\": \"heping-li\""
            .formatted(MERCHANT);
    return PROGRAMME.published(TILL.town.back(owner), plan.by(organiser), "");
  }

  private static Proposal paid(String more) {
    return PROGRAMME
        .plan()
        .costing("\"tier\": \"market\"")
        .with(Proposal.ticket("adult", 5, ", \"priceFen\": 5000"))
        .rule("\"cancelling\": [{\"minutesBefore\": 60, \"percent\": 50}]" + more);
  }

  private static void starts(Programme.Event event) {
    var start = Instant.parse(event.page().at("/plan/sessions/0/start").asString());
    TILL.skips(Duration.between(TILL.town.now(), start).minusMinutes(10));
  }

  @Test
  void theDepositOfAFreeClassIsTheCentresToHold() {
    var event = held(PROGRAMME.plan().with(Proposal.ticket("adult", 5, ", \"depositFen\": 2000")));

    var guest = event.guest("adult").paid();

    assertThat(guest.stored().at("/money/0/payee").asString()).isEqualTo("centre");
    var payment = guest.payment();
    starts(event);
    var owns = TILL.town.back(owner);
    var body = "{\"person\": \"%s\"}".formatted(guest.person());
    owns.put(event.path() + "/sessions/0/check-ins/" + UUID.randomUUID(), body).expect(200);
    guest.refunded(payment, 2000L);
  }

  @Test
  void whatAPaidClassCostsIsFrozenForTheMerchantUntilItIsOver() {
    var event = held(paid(""));
    var stays = event.guest("adult").paid();
    var leaves = event.guest("adult").paid();
    var payment = stays.payment();
    assertThat(stays.stored().at("/money/0/payee").asString()).isNotEqualTo("centre");
    assertThat(stays.stored().at("/money/0/parts/goods").asInt()).isEqualTo(5000);

    var left = leaves.payment();
    leaves.cancel().expect(200);
    leaves.refunded(left, 2500L);
    starts(event);
    TILL.passes(Duration.ofMinutes(150));
    Eventually.holds(
        () -> {
          TILL.passes(Duration.ofMinutes(1));
          assertThat(event.page().path("state").asString()).isEqualTo("over");
        });
    TILL.town.settles();
    assertThat(TILL.told("payment.shared-out", payment)).isEmpty();
    TILL.skips(Duration.ofHours(23));
    TILL.passes(Duration.ofMinutes(90));

    for (var each : List.of(payment, left)) {
      Eventually.holds(
          () -> {
            TILL.passes(Duration.ofMinutes(2));
            assertThat(TILL.told("payment.shared-out", each)).hasSize(1);
          });
    }
    assertThat(TILL.refunds(payment)).isEmpty();
  }

  @Test
  void aMerchantToWhomTheCommitteeSaysNoTakesNobodyMore() {
    var event = held(PROGRAMME.plan().with(Proposal.ticket("adult", 1, "")).line(5));
    var first = event.guest("adult");
    var waiter = event.guest("adult", ", \"ifFull\": \"wait\"");
    first.cancel().expect(200);
    waiter.is("offered");
    var veto = "/communities/heping-li/merchants/" + MERCHANT + "/veto";

    TILL.town.committee().put(veto, WHY).expect(200);
    try {
      TILL.town.passes(Duration.ofSeconds(2));
      assertThat(waiter.takeUp().code()).isEqualTo("signup.holder-stopped");
      assertThat(signUp(event, TILL.town.resident())).isEqualTo("signup.holder-stopped");
    } finally {
      TILL.town.committee().put(veto + "/lifting", WHY).expect(200);
    }
    TILL.town.passes(Duration.ofSeconds(2));
    waiter.takeUp().expect(200);
    assertThat(signUp(event, TILL.town.resident())).isEqualTo("signup.full");
  }

  private static String signUp(Programme.Event event, Client who) {
    return event.signUp(who, UUID.randomUUID(), "{\"ticket\": \"adult\"}", "").code();
  }
}
