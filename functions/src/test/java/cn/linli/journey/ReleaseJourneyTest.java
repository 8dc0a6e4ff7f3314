package cn.linli.journey;

import static cn.linli.journey.Shelf.list;
import static cn.linli.journey.Shelf.refuses;
import static cn.linli.journey.Shelf.release;
import static cn.linli.journey.Shelf.till;
import static cn.linli.journey.Shelf.unlist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.ledger.Account;
import cn.linli.ledger.Hold;
import cn.linli.ledger.Recipes;
import cn.linli.merchant.MerchantError;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How a merchant goes, and its guarantee with it. */
class ReleaseJourneyTest {
  private static Town town;

  @BeforeAll
  static void found() {
    town = Town.another();
  }

  @AfterEach
  void theBooksAddUp() {
    town.weather().clear();
    MoneyInvariants.hold(town);
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  private static Client finance() {
    return town.logIn("qian");
  }

  /** Until so much of a merchant's guarantee has gone back; the provider takes some minutes. */
  private static void wentBack(Stall stall, long fen) {
    var told = new PaidBack(town, stall);
    Eventually.holds(
        () -> {
          stall.passes(Duration.ofMinutes(2));
          town.deployment().weChatPay().deliver(Delivery.IN_ORDER);
          town.settles();
          assertThat(told.fen()).isEqualTo(fen);
        });
  }

  @Test
  void goesBackOnlyWhenNothingIsOpenAndLessWhatAwardsTook() {
    var stall = Stall.active(town);
    town.passes(Duration.ofMinutes(1));
    stall.paid(50_000);
    list(stall, 100);
    assertThat(release(stall).code()).isEqualTo("merchant.not-now");
    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    refuses(() -> list(stall, 100), MerchantError.MAY_NOT_SELL);
    assertThat(release(stall).code()).isEqualTo("merchant.guarantee-in-use");
    unlist(stall, 100);
    var deposit = till(stall).account(Account.Kind.GUARANTEE_DEPOSIT);
    till(stall)
        .write(
            (ledger, writes) ->
                ledger.hold(writes, Hold.of(deposit, "dispute/1", new Money(30_000), town.now())));
    assertThat(release(stall).code()).isEqualTo("merchant.guarantee-in-use");
    assertThat(stall.guarantee().path("heldFen").asInt()).isEqualTo(30_000);
    till(stall)
        .write(
            (ledger, writes) ->
                ledger.postHold(
                    writes,
                    deposit,
                    "dispute/1",
                    Recipes.awarded(
                        till(stall).cause("ruling/" + stall.id()),
                        new Money(30_000),
                        new Money(30_000)),
                    new Stale()));

    assertThat(stall.owner().put(stall.path() + "/guarantee/release", null).code())
        .isEqualTo("access.role-required");
    release(stall).expect(200);
    release(stall).expect(200);

    stall.isAt("left");
    wentBack(stall, 120_000);
    assertThat(new PaidBack(town, stall).amounts()).containsExactlyInAnyOrder(50_000L, 70_000L);
    assertThat(stall.guarantee().path("availableFen").asInt()).isZero();
    assertThat(stall.decisions()).contains("leaving", "releasing", "released");
  }

  @Test
  void aReleaseThatDiesAnywhereGoesOnWhereItEnded() {
    var stall = Stall.active(town);
    stall.paid(1_000);
    stall.paid(2_000);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    town.settles();
    var finance = finance();
    town.deployment().holdEvents(true);
    int died = 0;

    Answer answer;
    do {
      town.weather().losesTheNextAnswer();
      answer = finance.put(stall.path() + "/guarantee/release", null);
      town.weather().clear();
      died += answer.status() == 503 ? 1 : 0;
    } while (answer.status() != 200);
    town.deployment().holdEvents(false);

    // Once where it begins, at each of three payments, and where it ends.
    assertThat(died).isEqualTo(5);
    stall.isAt("left");
    wentBack(stall, Stall.HOUSEHOLD + 3_000);
    assertThat(new PaidBack(town, stall).amounts()).hasSize(3);
  }

  @Test
  void moneyThatComesWhenAMerchantIsGoneGoesBackByItself() {
    var stall = Stall.active(town);
    var late = UUID.randomUUID();
    stall.ask(late, 7_000).expect(200);
    stall
        .owner()
        .put(Stall.HERE + "/payments/" + late + "/opening", "{\"app\":\"mini-program\"}")
        .expect(200);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    release(stall).expect(200);
    stall.isAt("left");

    var pay = town.deployment().weChatPay();
    assertThat(pay.pay(late.toString().replace("-", ""))).isEqualTo("ok");
    pay.deliver(Delivery.IN_ORDER);
    town.settles();

    wentBack(stall, Stall.HOUSEHOLD + 7_000);
    assertThat(stall.ask(UUID.randomUUID(), 1).code()).isEqualTo("merchant.not-now");
  }

  @Test
  void whoThinksBetterOfItIsActiveAgainAtOnce() {
    var stall = Stall.active(town);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);

    stall.owner().put(stall.path() + "/staying", null).expect(200);

    stall.isAt("active");
    list(stall, 1);
  }

  /** Nobody looked at it again when the release was past it. */
  @Test
  void moneyThatComesWhileTheGuaranteeGoesBackGoesBackToo() {
    var stall = Stall.active(town);
    var late = UUID.randomUUID();
    stall.ask(late, 7_000).expect(200);
    stall
        .owner()
        .put(Stall.HERE + "/payments/" + late + "/opening", "{\"app\":\"mini-program\"}")
        .expect(200);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    var finance = finance();
    town.weather().losesTheNextAnswer();
    assertThat(finance.put(stall.path() + "/guarantee/release", null).status()).isEqualTo(503);
    town.weather().clear();
    stall.isAt("releasing");

    var pay = town.deployment().weChatPay();
    assertThat(pay.pay(late.toString().replace("-", ""))).isEqualTo("ok");
    pay.deliver(Delivery.IN_ORDER);
    town.settles();

    wentBack(stall, Stall.HOUSEHOLD + 7_000);
    finance.put(stall.path() + "/guarantee/release", null).expect(200);
    stall.isAt("left");
  }

  @Test
  void nothingIsReleasedOfWhichSomethingIsHeldInTheSameMoment() {
    var stall = Stall.active(town);
    var deposit = till(stall).account(Account.Kind.GUARANTEE_DEPOSIT);
    var receivable = till(stall).account(Account.Kind.RECEIVABLE);
    var deposits = new WriteSet(Shelf.dynamo(town));
    var receivables = new WriteSet(Shelf.dynamo(town));
    till(stall)
        .write(
            (ledger, none) -> {
              ledger.requireAsIs(deposits, deposit, new Stale());
              ledger.requireAsIs(receivables, receivable, new Stale());
            });

    till(stall)
        .post(
            "ruling/" + stall.id(),
            cause -> Recipes.awarded(cause, new Money(130_000), new Money(Stall.HOUSEHOLD)));

    assertThatThrownBy(deposits::commit).isInstanceOf(Stale.class);
    assertThatThrownBy(receivables::commit).isInstanceOf(Stale.class);
  }
}
