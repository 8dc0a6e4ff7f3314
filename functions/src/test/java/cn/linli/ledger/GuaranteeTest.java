package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;
import static cn.linli.ledger.Books.GUARANTEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.ledger.Account.Kind;
import cn.linli.shared.ApiError;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guarantee never pays more than is in it, and nothing of an award is lost. */
class GuaranteeTest {
  private final Books books = new Books();

  @BeforeEach
  void pay() {
    books.post(Recipes.guaranteePaid(books.cause("payment/g1"), new Money(200)));
  }

  @AfterEach
  void close() {
    books.close();
  }

  @Test
  void scenario54AnAwardAboveTheDepositIsPaidAsFarAsItGoesAndTheMerchantOwesTheRest() {
    books.take(books.ledger.find(COMMUNITY, "guarantee-paid/payment/g1").orElseThrow());
    var available = books.ledger.limitOf(GUARANTEE).available();
    var award = Recipes.awarded(books.cause("ruling/1"), new Money(300), available);
    var payout = Recipes.paidOut(books.cause("payout/1"), new Money(200));

    books.post(award);
    books.post(payout);
    books.take(award);
    books.take(payout);

    assertThat(books.balance(GUARANTEE)).isZero();
    assertThat(books.balance(account(Kind.RECEIVABLE))).isEqualTo(100);
    assertThat(books.balance(account(Kind.PAYOUTS_OWED))).isEqualTo(100);
    assertThat(books.balance(account(Kind.PROVIDER))).isZero();
    assertThat(books.ledger.limitOf(GUARANTEE)).isEqualTo(Limit.NOTHING);
  }

  @Test
  void aTopUpPaysWhatIsOwedFirst() {
    books.post(Recipes.awarded(books.cause("ruling/1"), new Money(300), new Money(200)));

    books.post(Recipes.toppedUp(books.cause("payment/g2"), new Money(250), new Money(100)));

    assertThat(limit()).isEqualTo("150 + 0");
    assertThat(books.ledger.limitOf(account(Kind.RECEIVABLE))).isEqualTo(Limit.NOTHING);
  }

  @Test
  void noMoreIsPaidOrGivenUpThanAMerchantOwes() {
    var somebody = new PersonId(new UUID(1, 2));
    books.post(Recipes.awarded(books.cause("ruling/1"), new Money(300), new Money(200)));
    books.post(Recipes.writtenOff(books.cause("ruling/1"), new Money(60), somebody));

    var late = Recipes.toppedUp(books.cause("payment/g2"), new Money(250), new Money(100));

    assertThatThrownBy(() -> books.post(late)).isInstanceOf(Refusal.class);
    assertThat(books.ledger.limitOf(account(Kind.RECEIVABLE)).available()).isEqualTo(new Money(40));
  }

  @Test
  void whoeverReadALimitThatHasChangedReadsAgain() {
    var award = Recipes.awarded(books.cause("ruling/1"), new Money(300), new Money(200));
    books.post(Recipes.released(books.cause("merchant/shop"), new Money(1)));

    assertThatThrownBy(
            () ->
                books.write(
                    writes -> {
                      books.ledger.post(writes, award, ApiError.FAULT.refusal());
                      return award;
                    }))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(ApiError.FAULT));
  }

  @Test
  void moreThanThereIsIsRefusedAndNothingIsWritten() {
    var release = Recipes.released(books.cause("merchant/shop"), new Money(201));

    assertThatThrownBy(() -> books.post(release))
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.code()).isEqualTo(LedgerError.NOT_ENOUGH));

    assertThat(books.ledger.find(COMMUNITY, release.id())).isEmpty();
    assertThat(limit()).isEqualTo("200 + 0");
  }

  @Test
  void anAccountThatNeverMovedHasNothingToTake() {
    var other = new Cause(COMMUNITY, "other", "ruling/2", books.clock.instant(), null);

    assertThatThrownBy(() -> books.post(Recipes.released(other, new Money(1))))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void whatIsHeldIsNotAvailable() {
    books.hold("dispute/1", 150);

    assertThat(limit()).isEqualTo("50 + 150");
    assertThatThrownBy(() -> books.hold("dispute/2", 51)).isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> books.post(Recipes.released(books.cause("merchant/shop"), new Money(51))))
        .isInstanceOf(Refusal.class);
    assertThat(books.ledger.findHold(GUARANTEE, "dispute/2")).isEmpty();
  }

  @Test
  void anAwardBelowTheHoldGivesTheRestBack() {
    books.hold("dispute/1", 150);

    assertThat(books.award("dispute/1", 100)).isEqualTo(Hold.State.POSTED);

    assertThat(limit()).isEqualTo("100 + 0");
  }

  @Test
  void anAwardAboveTheHoldTakesWhatElseIsThereAndThenTheMerchantOwes() {
    books.hold("dispute/1", 150);

    books.award("dispute/1", 230);

    assertThat(limit()).isEqualTo("0 + 0");
    assertThat(books.ledger.find(COMMUNITY, "awarded/ruling/dispute/1").orElseThrow().transfers())
        .extracting(transfer -> transfer.amount().fen())
        .containsExactly(200L, 30L);
  }

  @Test
  void scenario55AHoldThatIsPostedTwiceHasOneEffect() {
    books.hold("dispute/1", 150);
    books.award("dispute/1", 100);

    assertThat(books.award("dispute/1", 100)).isEqualTo(Hold.State.POSTED);
    assertThat(books.release("dispute/1")).isEqualTo(Hold.State.POSTED);

    assertThat(limit()).isEqualTo("100 + 0");
    assertThat(books.ledger.findHold(GUARANTEE, "dispute/1").orElseThrow().entry())
        .isEqualTo("awarded/ruling/dispute/1");
  }

  @Test
  void scenario55AHoldThatIsVoidedTwiceHasOneEffect() {
    books.hold("dispute/1", 150);
    books.release("dispute/1");

    assertThat(books.release("dispute/1")).isEqualTo(Hold.State.VOIDED);
    assertThat(books.award("dispute/1", 100)).isEqualTo(Hold.State.VOIDED);

    assertThat(limit()).isEqualTo("200 + 0");
    assertThat(books.ledger.find(COMMUNITY, "awarded/ruling/dispute/1")).isEmpty();
  }

  @Test
  void onlyLimitedAccountsHold() {
    assertThatThrownBy(
            () -> Hold.of(account(Kind.INCOME), "x/1", new Money(1), books.clock.instant()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Hold.of(GUARANTEE, "x/1", Money.ZERO, books.clock.instant()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> books.ledger.voidHold(new WriteSet(books.dynamo), GUARANTEE, "unknown"))
        .isInstanceOf(IllegalStateException.class);
  }

  private String limit() {
    var limit = books.ledger.limitOf(GUARANTEE);
    return limit.available().fen() + " + " + limit.held().fen();
  }

  private static Account account(Kind kind) {
    return new Account(COMMUNITY, kind, "shop");
  }
}
