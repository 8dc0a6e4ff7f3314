package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Recipes;
import cn.linli.payment.PaymentError;
import cn.linli.payment.Promise;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What people get, as they and the staff see it. */
class PayoutJourneyTest {
  private static Awards town;

  @BeforeAll
  static void open() {
    town = new Awards();
  }

  @AfterEach
  void theBooksSaySo() {
    town.till.quiet();
    MoneyInvariants.hold(town.till.town);
  }

  @AfterAll
  static void close() {
    town.till.town.deployment().close();
  }

  @Test
  void anAwardIsConfirmedByItsPersonAndArrives() {
    var award = town.award(15_000).is("to-confirm");
    assertThat(award.isOwed()).isTrue();

    var page = award.open().expect(200).body();
    assertThat(award.open().expect(200).body()).as("the same again").isEqualTo(page);
    award.arrives().is("paid");

    assertThat(page.path("mchId").asString()).isEqualTo(WeChatPaySimulator.DIRECT);
    assertThat(page.path("packageValue").asString()).isNotBlank();
    assertThat(award.stored().path("paidFen").asLong()).isEqualTo(15_000);
    assertThat(award.stored().at("/transfers/0/state").asString()).isEqualTo("paid");
    assertThat(award.isOwed()).isFalse();
    assertThat(award.told("payment.payout-to-confirm")).hasSize(1);
    assertThat(award.told("payment.paid-out")).hasSize(1);
    assertThat(award.open().code()).isEqualTo("payment.paid-already");
    assertThat(town.balance("payouts-owed/centre")).isZero();
  }

  @Test
  void whatIsNotConfirmedInADayIsSentAgainWhenItsPersonOpensIt() {
    var award = town.award(5_000).is("to-confirm");
    var first = award.number();
    town.passes(Duration.ofHours(24));
    award.becomes("expired");
    assertThat(award.isOwed()).isTrue();
    assertThat(town.till.pay.receivers().toConfirm()).doesNotContain(first);

    award.open().expect(200);
    var second = award.number();
    award.arrives().is("paid");

    assertThat(second).isNotEqualTo(first).startsWith(first.substring(0, 24));
    assertThat(award.told("payment.paid-out")).hasSize(1);
    assertThat(award.exception("payout-failed")).isEmpty();
  }

  /** Nobody told us yet, and the page finds out. */
  @Test
  void whoOpensItLateAndTwiceIsSentItOnce() {
    var award = town.award(5_000).is("to-confirm");
    var first = award.number();
    town.till.pay.silent(true);
    town.till.skips(Duration.ofHours(25));

    award.open().expect(200);
    award.confirm();
    assertThat(award.open().code()).isEqualTo("payment.paid-already");
    town.till.pay.silent(false);

    assertThat(award.stored().path("transfers")).hasSize(2);
    assertThat(first).isNotIn(town.till.pay.receivers().toConfirm());
  }

  @Test
  void theSameNoticeTenTimesIsOneArrival() {
    var award = town.award(4_000).is("to-confirm").confirm();

    town.till.pay.deliver(Delivery.TEN_AT_ONCE);
    town.till.town.settles();
    award.is("paid");

    assertThat(award.told("payment.paid-out")).hasSize(1);
    assertThat(town.balance("payouts-owed/centre")).isZero();
  }

  @Test
  void moreThanTheProviderSendsAtOnceComesInParts() {
    var award = town.award(40_005).is("to-confirm");

    award.arrives().is("to-confirm");
    award.arrives().is("to-confirm");
    award.arrives().is("paid");

    // Never is less left over than can be sent.
    assertThat(award.stored().path("transfers").valueStream())
        .extracting(each -> each.path("amountFen").asLong())
        .containsExactly(20_000L, 19_995L, 10L);
  }

  @Test
  void anAwardAboveTheGuaranteeComesInTwoSteps() {
    var resident = town.till.town.resident();
    var promise = Awards.promise(resident.person(), "centre", 30_000);
    var payments = town.till.town.deployment().payments();
    var award = new Awards.Award(town, resident.person(), promise.id(), 30_000);
    town.books.post("merchant/" + promise.id(), paid -> Recipes.guaranteePaid(paid, fen(20_000)));
    var secured = available(Kind.GUARANTEE_DEPOSIT);
    town.books.write(
        (ledger, writes) -> {
          payments.payOut(writes, promise, secured);
          ledger.post(
              writes,
              Recipes.awarded(town.books.cause(promise.cause()), promise.amount(), secured));
        });
    award.is("to-confirm").arrives().is("owed");
    assertThat(award.stored().path("paidFen").asLong()).isEqualTo(20_000);
    assertThat(award.open().code()).isEqualTo("payment.payout-waiting");
    var rest = payments.unfunded(Awards.COMMUNITY, promise.id());

    var cause = town.books.cause("merchant/top-up-" + promise.id());
    town.books.write(
        (ledger, writes) -> {
          payments.fund(writes, Awards.COMMUNITY, promise.id(), "top-up-1", rest);
          ledger.post(writes, Recipes.toppedUp(cause, rest, rest));
        });
    town.books.write(
        (ledger, writes) ->
            payments.fund(writes, Awards.COMMUNITY, promise.id(), "top-up-1", rest));
    award.is("to-confirm").arrives().is("paid");

    assertThat(award.stored().path("paidFen").asLong()).isEqualTo(30_000);
    assertThat(award.told("payment.paid-out")).hasSize(2);
    assertThat(town.balance("receivable/centre")).isZero();
    assertThat(town.balance("payouts-owed/centre")).isZero();
  }

  private static Money available(Kind kind) {
    var found = new Money[1];
    town.books.write(
        (ledger, writes) -> found[0] = ledger.limitOf(town.books.account(kind)).available());
    return found[0];
  }

  private static Money fen(long fen) {
    return new Money(fen);
  }

  @Test
  void nobodyIsPromisedWhatCannotBeSent() {
    var resident = town.till.town.resident().person();
    var known = town.award(1_000);
    town.till
        .town
        .platform()
        .put(
            "/communities/heping-li/payees/fruit",
            "{\"name\":\"合作社\",\"mode\":\"ecommerce\",\"merchant\":\"%s\",\"subMerchant\":\"%s\",\"freezeDays\":180,\"miniProgram\":\"wx00000000000051a1\",\"revision\":0}"
                .formatted(WeChatPaySimulator.PLATFORM, WeChatPaySimulator.SELLER))
        .expect(200);

    assertRefused(PaymentError.TOO_LITTLE, resident, "centre", 9, 9);
    assertRefused(PaymentError.TOO_MUCH, resident, "centre", 900, 901);
    assertRefused(PaymentError.PAYS_NOBODY, resident, "fruit", 900, 900);
    assertThatThrownBy(
            () -> town.books.write((ledger, writes) -> promiseOther(writes, known.id(), resident)))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(PaymentError.PAYOUT_ID_REUSED));
    known.is("to-confirm").arrives().is("paid");
  }

  private static void promiseOther(WriteSet writes, String id, String person) {
    var other = Awards.promise(person, "centre", 900);
    var promise =
        new Promise(
            other.community(),
            id,
            other.payee(),
            other.person(),
            other.amount(),
            other.kind(),
            other.reason(),
            other.cause());
    town.till.town.deployment().payments().payOut(writes, promise, promise.amount());
  }

  private static void assertRefused(
      PaymentError error, String person, String payee, long fen, long funded) {
    var promise = Awards.promise(person, payee, fen);
    var payments = town.till.town.deployment().payments();
    assertThatThrownBy(
            () ->
                town.books.write((ledger, writes) -> payments.payOut(writes, promise, fen(funded))))
        .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(error));
  }

  @Test
  void eachSeesTheirOwnAndFinanceWhatIsOwedHere() {
    var award = town.award(2_000).is("to-confirm");
    var mine = award.who();
    var other = town.till.town.resident();
    var list = "/communities/heping-li/payouts";

    assertThat(mine.get(list).expect(200).text("/items/0/payout")).isEqualTo(award.id());
    assertThat(other.get(list).expect(200).body().path("items")).isEmpty();
    assertThat(other.get(award.path()).code()).isEqualTo("payment.payout-not-found");
    assertThat(other.put(award.path() + "/confirmation", "{\"app\":\"mini-program\"}").code())
        .isEqualTo("payment.payout-not-found");
    assertThat(other.get("/communities/heping-li/payouts-owed").code())
        .isEqualTo("access.role-required");
    var neighbour = town.till.town.neighbour();
    for (var path : List.of("/payouts", "/payouts/" + award.id(), "/payouts-owed")) {
      assertThat(neighbour.get("/communities/heping-li" + path).status()).isIn(403, 404);
    }
    assertThat(mine.get("/communities/xingfu-li/payouts/" + award.id()).status()).isIn(403, 404);
    award.arrives().is("paid");
    assertThat(mine.get(list).expect(200).text("/items/0/state")).isEqualTo("paid");
  }
}
