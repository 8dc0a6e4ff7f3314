package cn.linli.groupbuy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a merchant may offer. */
class TermsTest {
  private static final Instant OPENS = Instant.parse("2026-12-01T00:00:00Z");

  /** Some terms, with what a test changes. */
  private record Draft(
      List<Terms.Step> ladder,
      int minimum,
      int stock,
      boolean perCommunity,
      int perPerson,
      Integer shelves,
      Instant deadline,
      Instant from,
      Instant until) {
    static Terms of(UnaryOperator<Draft> change) {
      var draft =
          change.apply(
              new Draft(
                  List.of(),
                  10,
                  100,
                  false,
                  2,
                  null,
                  OPENS.plus(Duration.ofDays(3)),
                  OPENS.plus(Duration.ofDays(4)),
                  OPENS.plus(Duration.ofDays(5))));
      return new Terms(
          new Reach(List.of(new CommunityId("heping-li")), null),
          3000,
          draft.ladder,
          draft.minimum,
          draft.stock,
          draft.perCommunity,
          draft.perPerson,
          draft.shelves,
          OPENS,
          draft.deadline,
          null,
          List.of(new Terms.Window(draft.from, draft.until)),
          Terms.Uncollected.REFUND);
    }

    Draft ladder(Terms.Step... steps) {
      return new Draft(
          List.of(steps), minimum, stock, perCommunity, perPerson, shelves, deadline, from, until);
    }

    Draft counts(int newMinimum, int newStock, int newPerPerson, Integer newShelves) {
      return new Draft(
          ladder,
          newMinimum,
          newStock,
          perCommunity,
          newPerPerson,
          newShelves,
          deadline,
          from,
          until);
    }

    Draft perCommunity(int newMinimum) {
      return new Draft(ladder, newMinimum, stock, true, perPerson, shelves, deadline, from, until);
    }

    Draft times(Instant newDeadline, Instant newFrom, Instant newUntil) {
      return new Draft(
          ladder, minimum, stock, perCommunity, perPerson, shelves, newDeadline, newFrom, newUntil);
    }
  }

  private static void refuses(String pointer, UnaryOperator<Draft> change) {
    assertThatThrownBy(() -> Draft.of(change))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal ->
                assertThat(refusal.faults())
                    .extracting(fault -> fault.pointer())
                    .contains(pointer));
  }

  @ParameterizedTest
  @CsvSource({"9, 3000", "10, 2800", "49, 2800", "50, 2500", "100, 2500"})
  void pricesFallWithTheTotal(int total, long fen) {
    var terms = Draft.of(draft -> draft.ladder(new Terms.Step(50, 2500), new Terms.Step(10, 2800)));

    assertThat(terms.priceAt(total)).isEqualTo(new Money(fen));
  }

  @Test
  void refusesALadderThatDoesNotFall() {
    refuses("/terms/ladder", draft -> draft.ladder(new Terms.Step(10, 3000)));
    refuses(
        "/terms/ladder", draft -> draft.ladder(new Terms.Step(10, 2000), new Terms.Step(20, 2500)));
    refuses(
        "/terms/ladder", draft -> draft.ladder(new Terms.Step(10, 2500), new Terms.Step(10, 2000)));
  }

  @Test
  void refusesWhatTheStockDoesNotHold() {
    refuses("/terms/minimum", draft -> draft.counts(101, 100, 2, null));
    refuses("/terms/perPerson", draft -> draft.counts(10, 100, 101, null));
    refuses("/terms/shelves", draft -> draft.counts(2, 3, 2, 4));
  }

  @Test
  void takesAMinimumAboveTheStockOfOneCommunity() {
    assertThat(Draft.of(draft -> draft.perCommunity(1000)).minimum()).isEqualTo(1000);
  }

  @Test
  void refusesTimesInAnotherOrder() {
    var third = OPENS.plus(Duration.ofDays(3));
    refuses("/terms/deadline", draft -> draft.times(OPENS, third, third.plusSeconds(1)));
    refuses(
        "/terms/deadline",
        draft ->
            draft.times(
                OPENS.plus(Duration.ofDays(60)).plusSeconds(1),
                OPENS.plus(Duration.ofDays(61)),
                OPENS.plus(Duration.ofDays(62))));
    refuses("/terms/windows", draft -> draft.times(third, third, third));
    refuses(
        "/terms/windows", draft -> draft.times(third, third.minusSeconds(1), third.plusSeconds(1)));
    refuses(
        "/terms/windows",
        draft -> draft.times(third, third, third.plus(Duration.ofDays(60)).plusSeconds(1)));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "200, 1", "201, 2", "3200, 16", "3201, 16", "1000000, 16"})
  void laysTheStockOnShelves(int stock, int shelves) {
    assertThat(Draft.of(draft -> draft.counts(1, stock, 1, null)).shelfCount()).isEqualTo(shelves);
  }

  @Test
  void isHandedOutWithinItsWindows() {
    var terms = Draft.of(draft -> draft);
    var window = terms.windows().getFirst();

    assertThat(terms.isOpenAt(window.from().minusNanos(1))).isFalse();
    assertThat(terms.isOpenAt(window.from())).isTrue();
    assertThat(terms.isOpenAt(window.until().minusNanos(1))).isTrue();
    assertThat(terms.isOpenAt(window.until())).isFalse();
  }
}
