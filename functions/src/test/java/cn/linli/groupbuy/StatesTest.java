package cn.linli.groupbuy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The edges along which campaigns and orders move. */
class StatesTest {
  @Test
  void aCampaignMovesOnlyAsDeclared() {
    assertThat(State.DRAFT.next()).containsExactly(State.IN_REVIEW);
    assertThat(State.IN_REVIEW.next()).containsExactlyInAnyOrder(State.DRAFT, State.ON_SALE);
    assertThat(State.ON_SALE.next()).containsExactlyInAnyOrder(State.DECIDING, State.CANCELLED);
    assertThat(State.DECIDING.next())
        .containsExactlyInAnyOrder(State.SUCCEEDED, State.FAILED, State.CANCELLED);
    assertThat(State.SUCCEEDED.next()).containsExactlyInAnyOrder(State.CANCELLED, State.CLOSED);
    assertThat(State.FAILED.next()).containsExactly(State.CLOSED);
    assertThat(State.CANCELLED.next()).containsExactly(State.CLOSED);
    assertThat(State.CLOSED.next()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void whatIsOverStaysOver(OrderState state) {
    if (!state.isLive()) {
      assertThat(state.next()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(OrderState.class)
  void onlyWhatIsPaidForCanGoBackOrBeSettled(OrderState state) {
    Set<OrderState> ends = EnumSet.of(OrderState.REFUNDED, OrderState.SETTLED);

    if (state.next().stream().anyMatch(ends::contains)) {
      assertThat(state.isPaidFor()).isTrue();
    }
  }

  @Test
  void everyStateButTheFirstIsReached() {
    var reached = EnumSet.noneOf(OrderState.class);
    Arrays.stream(OrderState.values()).forEach(state -> reached.addAll(state.next()));

    assertThat(reached).isEqualTo(EnumSet.complementOf(EnumSet.of(OrderState.AWAITING_PAYMENT)));
  }
}
