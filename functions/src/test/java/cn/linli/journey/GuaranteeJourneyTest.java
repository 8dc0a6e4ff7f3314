package cn.linli.journey;

import static cn.linli.journey.Shelf.list;
import static cn.linli.journey.Shelf.refuses;
import static cn.linli.journey.Shelf.release;
import static cn.linli.journey.Shelf.till;
import static cn.linli.journey.Shelf.unlist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.ledger.Recipes;
import cn.linli.merchant.MerchantError;
import cn.linli.merchant.Merchants;
import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.Delivery;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What secures a merchant's customers: how it comes, what it is for, and how it goes. */
class GuaranteeJourneyTest {
  private static final CommunityId HOME = new CommunityId(Town.COMMUNITY);
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

  private static Merchants merchants() {
    return town.deployment().merchants();
  }

  @Test
  void theLevelFollowsFromCategoryAndVolume() {
    var stall = Stall.active(town);
    list(stall, 1_000_000);
    assertThat(stall.guarantee().path("requiredFen").asInt()).isEqualTo(Stall.HOUSEHOLD);
    list(stall, 1_000_000);

    refuses(() -> list(stall, 20), MerchantError.GUARANTEE_SHORT);
    assertThat(stall.guarantee().path("volumeFen").asInt()).isEqualTo(2_000_000);
    stall.paid(1);
    list(stall, 20);
    assertThat(stall.guarantee().path("requiredFen").asInt()).isEqualTo(Stall.HOUSEHOLD + 1);
    assertThat(stall.guarantee().path("missingFen").asInt()).isZero();
    unlist(stall, 1_000_000);
    list(stall, 999_980);
  }

  @Test
  void whatNobodyPaidDoesNotPileUp() {
    var stall = Stall.active(town);
    for (int more = 0; more < 9; more++) {
      stall.ask(UUID.randomUUID(), 100).expect(200);
    }
    assertThat(stall.ask(UUID.randomUUID(), 100).code()).isEqualTo("merchant.too-many");
    assertThat(asked(stall)).isEqualTo(10);
    stall.passes(Duration.ofHours(3));

    var paid = UUID.randomUUID();
    stall.pay(paid, 100);

    assertThat(asked(stall)).as("the first, and the last").isEqualTo(2);
    assertThat(stall.guarantee().path("availableFen").asInt()).isEqualTo(Stall.HOUSEHOLD + 100);
  }

  private static long asked(Stall stall) {
    return Dump.items(town, "merchant").stream()
        .filter(item -> item.get("pk").s().equals(HOME + "#topups#" + stall.id()))
        .count();
  }

  @Test
  void listingsAtOnceCannotExceedWhatTheGuaranteeSecures() throws Exception {
    var stall = Stall.active(town);

    var answers =
        AtOnce.all(
            IntStream.range(0, 8).<Callable<Answer>>mapToObj(nth -> () -> listed(stall)).toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(3);
    assertThat(stall.guarantee().path("volumeFen").asInt()).isEqualTo(1_800_000);
  }

  private static Answer listed(Stall stall) {
    for (int attempt = 0; attempt < 20; attempt++) {
      try {
        list(stall, 600_000);
        return new Answer(200, null, null);
      } catch (Refusal refusal) {
        if (!refusal.code().equals(ApiError.BUSY)) {
          return new Answer(409, null, null);
        }
      }
    }
    throw new IllegalStateException("it never came through");
  }

  @Test
  void whoIsNotActiveListsNothing() {
    var stall = Stall.of(town, "household").toDeposit();
    refuses(() -> list(stall, 100), MerchantError.MAY_NOT_SELL);
    stall.paid(Stall.HOUSEHOLD).isAt("active");
    list(stall, 100);

    stall.legal().put(stall.path() + "/suspension", "{\"reason\":\"投诉核查\"}").expect(200);

    refuses(() -> list(stall, 100), MerchantError.MAY_NOT_SELL);
    assertThat(merchants().seller(HOME, stall.id()).maySell()).isFalse();
    stall.legal().put(stall.path() + "/suspension/lifting", "{\"reason\":\"核查通过\"}").expect(200);
    list(stall, 100);
    assertThat(stall.told("merchant.suspended")).hasSize(1);
    assertThat(stall.told("merchant.resumed")).hasSize(1);
  }

  @Test
  void nothingIsListedThatWasStoppedInTheSameMoment() {
    var stall = Stall.active(town);
    var writes = new WriteSet(Shelf.dynamo(town));
    merchants().list(writes, HOME, stall.id(), new Money(100));

    stall.legal().put(stall.path() + "/suspension", "{\"reason\":\"投诉核查\"}").expect(200);

    assertThatThrownBy(writes::commit).isInstanceOf(Stale.class);
  }

  @Test
  void thePaymentIsTheSameAgainAndTakenOnceHoweverOftenItIsTold() {
    var stall = Stall.of(town, "household").toDeposit();
    var payment = UUID.randomUUID();
    stall.ask(payment, Stall.HOUSEHOLD).expect(200);
    stall.ask(payment, Stall.HOUSEHOLD).expect(200);
    assertThat(stall.ask(payment, 1).code()).isEqualTo("merchant.id-reused");
    stall
        .owner()
        .put(Stall.HERE + "/payments/" + payment + "/opening", "{\"app\":\"mini-program\"}")
        .expect(200);
    var pay = town.deployment().weChatPay();
    assertThat(pay.pay(payment.toString().replace("-", ""))).isEqualTo("ok");

    pay.deliver(Delivery.TEN_AT_ONCE);
    town.settles();

    stall.isAt("active");
    assertThat(stall.guarantee().path("availableFen").asInt()).isEqualTo(Stall.HOUSEHOLD);
    assertThat(stall.told("merchant.stage-changed"))
        .filteredOn(event -> event.at("/data/stage").asString().equals("active"))
        .hasSize(1);
    assertThat(
            town.resident()
                .put(stall.path() + "/guarantee/payments/" + payment, "{\"amountFen\":1}")
                .code())
        .isEqualTo("merchant.not-found");
  }

  @Test
  void moneyOfWhichNobodyTellsIsAskedFor() {
    var stall = Stall.of(town, "household").toDeposit();
    var payment = UUID.randomUUID();
    stall.ask(payment, Stall.HOUSEHOLD).expect(200);
    stall
        .owner()
        .put(Stall.HERE + "/payments/" + payment + "/opening", "{\"app\":\"mini-program\"}")
        .expect(200);
    var pay = town.deployment().weChatPay();
    assertThat(pay.pay(payment.toString().replace("-", ""))).isEqualTo("ok");
    pay.loseNotices();

    stall.passes(Duration.ofMinutes(3));

    stall.isAt("active");
  }

  @Test
  void whatAnAwardTookIsTakenFromTheGuaranteeAndTheRestIsOwedFirst() {
    var stall = Stall.active(town);
    till(stall)
        .post(
            "ruling/" + stall.id(),
            cause -> Recipes.awarded(cause, new Money(130_000), new Money(Stall.HOUSEHOLD)));

    var short1 = stall.guarantee();
    assertThat(short1.path("owedFen").asInt()).isEqualTo(30_000);
    assertThat(short1.path("missingFen").asInt()).isEqualTo(Stall.HOUSEHOLD + 30_000);
    refuses(() -> list(stall, 1), MerchantError.GUARANTEE_SHORT);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    assertThat(release(stall).code()).isEqualTo("merchant.guarantee-in-use");
    stall.owner().put(stall.path() + "/staying", null).expect(200);
    stall.isAt("to-deposit");
    stall.paid(20_000);
    assertThat(stall.guarantee().path("owedFen").asInt()).isEqualTo(10_000);
    assertThat(stall.guarantee().path("availableFen").asInt()).isZero();
    stall.paid(Stall.HOUSEHOLD + 10_000).isAt("active");
    list(stall, 1);
  }

  @Test
  void isDemandedWhereItIsNoLongerWhatItHasToBe() {
    var stall = Stall.active(town);
    var writes = new WriteSet(Shelf.dynamo(town));

    merchants().demandTopUp(writes, HOME, stall.id(), new Money(5_000));
    writes.commit();
    town.settles();

    assertThat(stall.told("merchant.top-up-demanded").getFirst().at("/data/missingFen").asInt())
        .isEqualTo(5_000);
  }

  /** A release of the second merchant gave back what the first one had paid. */
  @Test
  void aPaymentOfAnotherMerchantIsNeverItsOwn() {
    var first = Stall.of(town, "household").toDeposit();
    var payment = UUID.randomUUID();
    first.pay(payment, Stall.HOUSEHOLD);
    var second = Stall.active(town);

    assertThat(second.ask(payment, Stall.HOUSEHOLD).code()).isEqualTo("payment.id-reused");

    assertThat(Dump.items(town, "merchant"))
        .filteredOn(item -> item.get("pk").s().endsWith("#topups#" + second.id()))
        .noneMatch(item -> item.get("sk").s().equals(payment.toString()));
    second.owner().put(second.path() + "/leaving", null).expect(200);
    release(second).expect(200);
    Eventually.holds(
        () -> {
          second.passes(Duration.ofMinutes(2));
          town.deployment().weChatPay().deliver(Delivery.IN_ORDER);
          town.settles();
          assertThat(new PaidBack(town, second).fen()).isEqualTo(Stall.HOUSEHOLD);
        });
    assertThat(first.guarantee().path("availableFen").asInt()).isEqualTo(Stall.HOUSEHOLD);
  }

  @Test
  void whoLeavesPaysWhatItOwesAndGoes() {
    var stall = Stall.active(town);
    stall.owner().put(stall.path() + "/leaving", null).expect(200);
    till(stall)
        .post(
            "ruling/" + stall.id(),
            cause -> Recipes.awarded(cause, new Money(130_000), new Money(Stall.HOUSEHOLD)));
    assertThat(release(stall).code()).isEqualTo("merchant.guarantee-in-use");

    stall.paid(30_000).isAt("leaving");

    assertThat(stall.guarantee().path("owedFen").asInt()).isZero();
    release(stall).expect(200);
    stall.isAt("left");
  }
}
