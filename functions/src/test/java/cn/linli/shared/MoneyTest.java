package cn.linli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void countsInWholeFen() {
    assertThat(new Money(1999).plus(new Money(1)).minus(new Money(500)).times(3))
        .isEqualTo(new Money(4500));
    assertThat(new Money(-1)).isLessThan(Money.ZERO);
  }

  @Test
  void neverWrapsAround() {
    var most = new Money(Long.MAX_VALUE);

    assertThatThrownBy(() -> most.plus(new Money(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Money(Long.MIN_VALUE).minus(new Money(1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
