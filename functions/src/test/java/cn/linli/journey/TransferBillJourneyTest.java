package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.WeChatPaySimulator;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Days on which something was sent to people, beside the provider's fund-flow bill. */
class TransferBillJourneyTest {
  private static Awards town;

  private BilledTown day;

  @BeforeAll
  static void open() {
    town = new Awards();
  }

  @AfterAll
  static void close() {
    town.till.town.deployment().close();
  }

  @BeforeEach
  void begin() {
    day = new BilledTown(town.till, WeChatPaySimulator.DIRECT);
    day.newDay();
  }

  @Test
  void aDayOfTransfersCloses() {
    town.award(3_000).is("to-confirm").arrives().is("paid");
    town.award(25_000).is("to-confirm").arrives().is("to-confirm").arrives().is("paid");
    var late = town.award(4_000).is("to-confirm");

    day.closed();

    // Its money comes back in the bill of the day after, and goes once more.
    town.passes(Duration.ofHours(24));
    late.becomes("expired");
    late.open().expect(200);
    late.arrives().is("paid");
    day.newDay();
    day.closed();
    day.assertBalanced();
  }

  /** Confirmed after midnight: the bill of the day before has it. */
  @Test
  void aTransferThatIsConfirmedTheDayAfterIsNoBreak() {
    var award = town.award(3_000).is("to-confirm");
    day.goTo(LocalDate.parse(day.path().substring(day.path().length() - 10)), 23);
    town.passes(Duration.ofHours(2));
    award.arrives().is("paid");

    var next = new BilledTown(town.till, WeChatPaySimulator.DIRECT);
    next.today();
    next.closed();
  }

  @Test
  void otherAmountsAndWhatOneSideLacksAreBreaks() {
    var other = town.award(3_000).is("to-confirm").arrives().is("paid");
    var missing = town.award(5_000).is("to-confirm").arrives().is("paid");
    var twice = town.award(7_000).is("to-confirm").arrives().is("paid");
    town.till.pay.topUp(WeChatPaySimulator.DIRECT, 1_000);
    var changed = BilledTown.changed(PayoutNumbers.of(other.id()), "`30.00,", "`31.00,");
    var without = BilledTown.without(PayoutNumbers.of(missing.id()));
    var doubled = BilledTown.twice(PayoutNumbers.of(twice.id()));
    town.till.pay.rewriteBills(
        text -> text.startsWith("记账时间") ? doubled.apply(without.apply(changed.apply(text))) : text);

    day.matched();

    assertThat(day.kinds())
        .containsExactly(
            "billed-twice open",
            "other-movement open",
            "transfer-differs open",
            "transfer-differs open");
    assertThat(day.breaks())
        .filteredOn(each -> each.path("kind").asString().equals("transfer-differs"))
        .extracting(each -> each.path("oursFen").asLong() + " " + each.path("theirsFen").asLong(0))
        .containsExactlyInAnyOrder("-3000 -3100", "-5000 0");
  }

  /** Nobody told us, and we could not ask. */
  @Test
  void whatOnlyTheBillKnowsIsAskedAboutThen() {
    var award = town.award(3_000).is("to-confirm");
    town.till.pay.switches().set(WeChatPaySimulator.TRANSFER_QUERY, Misbehaviour.status(503));
    award.confirm();
    town.till.pay.deliver(Delivery.IN_ORDER);
    town.till.town.settles();
    assertThat(award.state()).isEqualTo("to-confirm");
    town.till.pay.switches().clear();
    var number = PayoutNumbers.of(award.id()) + "0001";
    var payments = town.till.town.deployment().payments();
    var billed = payments.billed(Awards.COMMUNITY, WeChatPaySimulator.DIRECT);

    assertThat(billed.isTransfer(number)).isTrue();
    assertThat(billed.isTransfer("0".repeat(28))).isFalse();
    assertThat(billed.isTransfer("X1")).isFalse();
    assertThat(billed.healTransfer(number, new Money(-3_000))).isTrue();
    assertThat(billed.healTransfer(number, new Money(3_000))).as("never came back").isFalse();
    assertThat(award.state()).isEqualTo("paid");
    assertThat(billed.healTransfer(number, new Money(-3_001))).isFalse();
  }
}
