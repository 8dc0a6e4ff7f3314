package cn.linli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table in {@code docs/ledger.md}, row by row. */
class RecipesTest {
  private static final CommunityId COMMUNITY = new CommunityId("heping-li");
  private static final PersonId SOMEBODY = new PersonId(new UUID(1, 2));
  private static final Cause CAUSE =
      new Cause(COMMUNITY, "shop", "payment/P1", Instant.parse("2026-12-01T01:02:03Z"), "4200");
  private static final Parts BOTH =
      Parts.of(Kind.INCOME, fen(300)).and(Kind.BOOKING_DEPOSIT, fen(200));

  static Stream<Arguments> rows() {
    return Stream.of(
        row(
            Recipes.paid(CAUSE, BOTH),
            "paid",
            "provider/shop > booking-deposit/shop 200",
            "provider/shop > income/shop 300"),
        row(
            Recipes.paidFrozen(CAUSE, fen(5)),
            "paid-frozen",
            "provider-frozen/shop > merchant-due/shop 5"),
        row(
            Recipes.paidUnidentified(CAUSE, fen(5)),
            "paid-unidentified",
            "provider/shop > unidentified/shop 5"),
        row(
            Recipes.identified(CAUSE, Parts.of(Kind.INCOME, fen(5))),
            "identified",
            "unidentified/shop > income/shop 5"),
        row(
            Recipes.refundAsked(CAUSE, BOTH),
            "refund-asked",
            "booking-deposit/shop > refunds-owed/shop 200",
            "income/shop > refunds-owed/shop 300"),
        row(
            Recipes.refundWithdrawn(CAUSE, Parts.of(Kind.INCOME, fen(5))),
            "refund-withdrawn",
            "refunds-owed/shop > income/shop 5"),
        row(Recipes.refunded(CAUSE, fen(5)), "refunded", "refunds-owed/shop > provider/shop 5"),
        row(
            Recipes.refundedFrozen(CAUSE, fen(5)),
            "refunded-frozen",
            "refunds-owed/shop > provider-frozen/shop 5"),
        row(
            Recipes.depositReturned(CAUSE, Kind.ATTENDANCE_DEPOSIT, fen(5)),
            "deposit-returned",
            "attendance-deposit/shop > refunds-owed/shop 5"),
        row(
            Recipes.depositForfeited(CAUSE, Kind.BOOKING_DEPOSIT, fen(5)),
            "deposit-forfeited",
            "booking-deposit/shop > income/shop 5"),
        row(
            Recipes.guaranteePaid(CAUSE, fen(5)),
            "guarantee-paid",
            "provider/shop > guarantee-deposit/shop 5"),
        row(
            Recipes.toppedUp(CAUSE, fen(5), fen(2)),
            "topped-up",
            "provider/shop > receivable/shop 2",
            "provider/shop > guarantee-deposit/shop 3"),
        row(
            Recipes.toppedUp(CAUSE, fen(5), fen(7)),
            "topped-up",
            "provider/shop > receivable/shop 5"),
        row(
            Recipes.awarded(CAUSE, fen(300), fen(200)),
            "awarded",
            "guarantee-deposit/shop > payouts-owed/shop 200",
            "receivable/shop > payouts-owed/shop 100"),
        row(
            Recipes.awarded(CAUSE, fen(300), fen(300)),
            "awarded",
            "guarantee-deposit/shop > payouts-owed/shop 300"),
        row(
            Recipes.awarded(CAUSE, fen(300), Money.ZERO),
            "awarded",
            "receivable/shop > payouts-owed/shop 300"),
        row(
            Recipes.debtCovered(CAUSE, fen(5)),
            "debt-covered",
            "guarantee-deposit/shop > receivable/shop 5"),
        row(
            Recipes.released(CAUSE, fen(5)),
            "released",
            "guarantee-deposit/shop > refunds-owed/shop 5"),
        row(
            Recipes.sharedOut(CAUSE, fen(95), fen(5)),
            "shared-out",
            "merchant-due/shop > provider-frozen/shop 95",
            "merchant-due/shop > platform-fee/platform 5",
            "provider/platform > provider-frozen/shop 5"),
        row(
            Recipes.sharedOut(CAUSE, fen(95), Money.ZERO),
            "shared-out",
            "merchant-due/shop > provider-frozen/shop 95"),
        row(
            Recipes.freezeEnded(CAUSE, fen(95)),
            "freeze-ended",
            "merchant-due/shop > provider-frozen/shop 95"),
        row(
            Recipes.shareTakenBack(CAUSE, fen(95), fen(5)),
            "share-taken-back",
            "provider-frozen/shop > merchant-due/shop 95",
            "platform-fee/platform > merchant-due/shop 5",
            "provider-frozen/shop > provider/platform 5"),
        row(
            Recipes.compensated(CAUSE, fen(5)),
            "compensated",
            "compensation/shop > payouts-owed/shop 5"),
        row(
            Recipes.stipendGranted(CAUSE, fen(5)),
            "stipend-granted",
            "stipend/shop > payouts-owed/shop 5"),
        row(Recipes.paidOut(CAUSE, fen(5)), "paid-out", "payouts-owed/shop > provider/shop 5"),
        row(
            Recipes.providerFeeTaken(CAUSE, fen(5)),
            "provider-fee-taken",
            "provider-fee/shop > provider/shop 5"),
        row(
            Recipes.providerFeeReturned(CAUSE, fen(5)),
            "provider-fee-returned",
            "provider/shop > provider-fee/shop 5"),
        row(
            Recipes.writtenOff(CAUSE, fen(5), SOMEBODY),
            "written-off",
            "write-off/shop > receivable/shop 5"),
        row(
            Recipes.corrected(CAUSE, Recipes.sharedOut(CAUSE, fen(95), fen(5)), SOMEBODY),
            "corrected",
            "provider-frozen/shop > merchant-due/shop 95",
            "platform-fee/platform > merchant-due/shop 5",
            "provider-frozen/shop > provider/platform 5"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void makesTheTransfersOfItsRow(Entry entry, String recipe, List<String> transfers) {
    var made =
        entry.transfers().stream()
            .map(
                one -> one.debit().code() + " > " + one.credit().code() + " " + one.amount().fen());

    assertThat(entry.id()).isEqualTo(recipe + "/payment/P1").hasSizeLessThanOrEqualTo(100);
    assertThat(made).containsExactlyElementsOf(transfers);
    assertThat(entry.sides().values().stream().reduce(Sides.NOTHING, Sides::plus).areEven())
        .isTrue();
  }

  @Test
  void everyMoneyEventHasARow() {
    var recipes = rows().map(row -> ((Entry) row.get()[0]).recipe()).distinct();

    assertThat(recipes).containsExactlyInAnyOrder(Recipe.values());
  }

  @Test
  void whatIsNothingIsLeftOut() {
    var free = Parts.of(Kind.INCOME, Money.ZERO);

    assertThat(Recipes.paid(CAUSE, free).isEmpty()).isTrue();
    assertThat(Recipes.refunded(CAUSE, Money.ZERO).isEmpty()).isTrue();
  }

  @Test
  void lessThanNothingIsAFault() {
    assertThatThrownBy(() -> Recipes.refunded(CAUSE, fen(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Recipes.sharedOut(CAUSE, fen(5), fen(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Parts.of(Kind.INCOME, fen(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nothingIsWrittenOffUnlessSomebodyAllowsIt() {
    assertThatThrownBy(() -> Recipes.writtenOff(CAUSE, fen(5), null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void aCodeNamesAnAccount() {
    for (var kind : Kind.values()) {
      var account = new Account(COMMUNITY, kind, "shop_1-a");

      assertThat(Account.of(COMMUNITY, account.code())).isEqualTo(account);
    }
    for (var wrong :
        List.of("income", "income/", "INCOME/shop", "booking_deposit/a", "/a", "x/a")) {
      assertThatThrownBy(() -> Account.of(COMMUNITY, wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Arguments row(Entry entry, String recipe, String... transfers) {
    return Arguments.of(entry, recipe, Arrays.asList(transfers));
  }

  private static Money fen(long fen) {
    return new Money(fen);
  }
}
