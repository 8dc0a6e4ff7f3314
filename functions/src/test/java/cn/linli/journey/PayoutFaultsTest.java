package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Recipes;
import cn.linli.shared.Money;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever is in the way of what people shall get: it comes late, and once. */
class PayoutFaultsTest {
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

  private static String payOut(String exception) {
    return "/communities/heping-li/payment-exceptions/" + exception + "/payout";
  }

  @Test
  void anEmptyAccountIsWaitedForUnderTheSameNumber() {
    var all = town.till.pay.balance(WeChatPaySimulator.DIRECT);
    town.till.pay.topUp(WeChatPaySimulator.DIRECT, -all);
    var award = town.award(3_000).is("waiting");
    assertThat(award.open().code()).isEqualTo("payment.payout-waiting");
    town.passes(Duration.ofMinutes(10));
    assertThat(award.state()).isEqualTo("waiting");
    var exception = award.exception("payout-waiting").orElseThrow();

    town.till.pay.topUp(WeChatPaySimulator.DIRECT, all);
    award.becomes("to-confirm");

    assertThat(award.number()).isEqualTo(exception.path("provider").asString());
    award.arrives().is("paid");
    var id = exception.path("id").asString();
    assertThat(town.till.finance().put(payOut(id), "{\"reason\":\"已充值\"}").code())
        .isEqualTo("payment.no-payout");
    town.till
        .finance()
        .put("/communities/heping-li/payment-exceptions/" + id + "/closing", "{\"reason\":\"已充值\"}")
        .expect(200);
  }

  @Test
  void aLostAnswerIsNoSecondTransfer() {
    var lost = Misbehaviour.of(Misbehaviour.Kind.RESET_AFTER_WORK);
    town.till.pay.switches().set(WeChatPaySimulator.TRANSFER, lost);
    var award = town.award(3_000).is("asked");
    assertThat(award.open().code()).isEqualTo("payment.provider-busy");
    town.till.pay.switches().clear();

    award.becomes("to-confirm");

    assertThat(mine(award)).hasSize(1);
    award.arrives().is("paid");
    assertThat(award.stored().path("transfers")).hasSize(1);
  }

  private static List<String> mine(Awards.Award award) {
    return town.till.pay.receivers().toConfirm().stream()
        .filter(number -> number.startsWith(PayoutNumbers.of(award.id())))
        .toList();
  }

  @Test
  void whatTheProviderRefusesIsFinancesToSendOnceMore() {
    town.till.pay.switches().set(WeChatPaySimulator.TRANSFER, Misbehaviour.error("NO_AUTH"));
    var award = town.award(3_000).is("failed");
    assertThat(award.open().code()).isEqualTo("payment.payout-failed");
    town.till.town.settles();
    assertThat(award.told("payment.payout-failed")).hasSize(1);
    var exception = award.exception("payout-failed").orElseThrow();
    var path = payOut(exception.path("id").asString());
    town.till.pay.switches().clear();

    var closed = town.till.finance().put(path, "{\"reason\":\"已开通\"}").expect(200);
    assertThat(town.till.finance().put(path, "{\"reason\":\"已开通\"}").expect(200).body())
        .isEqualTo(closed.body());
    assertThat(town.till.finance().put(path, "{\"reason\":\"再次\"}").code())
        .isEqualTo("payment.exception-closed");
    assertThat(town.till.finance().put(payOut("no-such"), "{\"reason\":\"再次\"}").code())
        .isEqualTo("payment.exception-not-found");
    award.is("to-confirm");

    // Nothing ever was under that number.
    assertThat(award.number()).isEqualTo(exception.path("provider").asString());
    award.arrives().is("paid");
  }

  @Test
  void whatTheirAccountDoesNotTakeIsSentUnderAnotherNumber() {
    var award = town.award(3_000).is("to-confirm");
    var first = award.number();
    town.till.pay.receivers().refuse(first, "PAYEE_ACCOUNT_ABNORMAL");
    town.till.pay.deliver(Delivery.IN_ORDER);
    award.is("failed");
    var exception = award.exception("payout-failed").orElseThrow();
    assertThat(exception.path("amountFen").asLong()).isEqualTo(3_000);

    var path = payOut(exception.path("id").asString());
    town.till.finance().put(path, "{\"reason\":\"对方已实名\"}").expect(200);
    award.is("to-confirm");

    assertThat(award.number()).isNotEqualTo(first);
    award.arrives().is("paid");
    assertThat(award.told("payment.paid-out")).hasSize(1);
  }

  @Test
  void whoIsNotKnownInAnAppOfThePayeesIsWaitedFor() {
    town.till
        .town
        .platform()
        .put(
            "/communities/heping-li/payees/contest",
            "{\"name\":\"比赛\",\"mode\":\"direct\",\"merchant\":\"%s\",\"officialAccount\":\"wx00000000000051b2\",\"revision\":0}"
                .formatted(WeChatPaySimulator.DIRECT))
        .expect(200);
    var resident = town.till.town.resident();
    var promise = Awards.promise(resident.person(), "contest", 2_000);
    town.books.write(
        (ledger, writes) -> {
          town.till.town.deployment().payments().payOut(writes, promise, new Money(2_000));
          var cause = Awards.cause(town, promise);
          ledger.post(writes, Recipes.compensated(cause, promise.amount()));
        });
    var award = new Awards.Award(town, resident.person(), promise.id(), 2_000);
    award.is("no-account");
    assertThat(award.open().code()).isEqualTo("payment.app-not-served");
    assertThat(inOfficialAccount(award).code()).isEqualTo("payment.no-account-here");

    new PageLogin(town.till.town).of(town.till.town.keyOf(resident)).expect(200);
    town.passes(Duration.ofHours(25));

    award.is("to-confirm");
    assertThat(award.stored().path("app").asString()).isEqualTo("official-account");
    assertThat(award.open().code()).isEqualTo("payment.other-app");
    inOfficialAccount(award).expect(200);
    award.arrives().is("paid");
  }

  private static Answer inOfficialAccount(Awards.Award award) {
    return award.who().put(award.path() + "/confirmation", "{\"app\":\"official-account\"}");
  }

  @Test
  void ofTwoWorkersAtOnceOneAsks() throws Exception {
    town.till.town.deployment().holdEvents(true);
    int before = town.till.pay.calls(WeChatPaySimulator.TRANSFER);
    var award = town.award(3_000);
    Callable<Answer> worker =
        () -> {
          tell(award);
          return new Answer(200, null, null);
        };

    AtOnce.all(Collections.nCopies(8, worker));
    tell(award);
    award.is("to-confirm");

    assertThat(town.till.pay.calls(WeChatPaySimulator.TRANSFER)).isEqualTo(before + 1);
    town.till.town.deployment().holdEvents(false);
    award.arrives().is("paid");
    assertThat(award.told("payment.payout-to-confirm")).hasSize(1);
  }

  private static void tell(Awards.Award award) {
    var detail =
        Map.of(
            "id", UUID.randomUUID(),
            "type", "payment.fell-due",
            "community", "heping-li",
            "at", town.till.town.now(),
            "data", Map.of("task", "payment.payout", "ref", award.id()));
    var body = Json.text(Map.of("detail", detail));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    town.till.town.deployment().lambdas().call("onPaymentFellDue", Json.bytes(batch));
  }

  @Test
  void fault36WhoGoesIsErasedWhenWhatTheyGetHasArrived() {
    var award = town.award(3_000).is("to-confirm");
    var who = award.who();
    who.put("/me/erasure", null).expect(202);
    town.passes(Duration.ofMinutes(12));
    assertThat(isKnown(who)).as("while something is on its way").isTrue();

    award.confirm();
    town.till.pay.deliver(Delivery.IN_ORDER);
    town.till.town.settles();

    Eventually.holds(
        () -> {
          town.passes(Duration.ofHours(12));
          assertThat(isKnown(who)).isFalse();
        });
    assertThat(town.balance("payouts-owed/centre")).isZero();
  }

  private static boolean isKnown(Client who) {
    return Dump.items(town.till.town, "identity").stream()
        .anyMatch(
            item ->
                item.get("pk").s().contains(who.person()) && item.toString().contains("openid"));
  }
}
