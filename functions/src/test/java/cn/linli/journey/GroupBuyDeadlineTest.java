package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last payment and the deadline, at the same instant. */
class GroupBuyDeadlineTest {
  private static final Fair FAIR = new Fair();

  @Test
  void scenario36TheLastPaymentAndTheDeadlineEndInOneOfTwoWays() {
    for (int round = 0; round < 4; round++) {
      var sale = FAIR.onSale(Fair.Terms.of(2, 5, 1));
      var first = sale.paid(1);
      var last = sale.order(1).pays();
      FAIR.till.town.passes(Duration.ofHours(2));

      // The notice and the sweep at the same time, in another order each round.
      var notice = Thread.ofVirtual().unstarted(() -> FAIR.till.pay.deliver(Delivery.AT_ONCE));
      if (round % 2 == 0) {
        notice.start();
      }
      FAIR.till.town.deployment().tick();
      if (round % 2 == 1) {
        notice.start();
      }
      sale.ends();

      if (sale.state().equals("succeeded")) {
        assertThat(List.of(first.state(), last.state())).containsExactly("paid", "paid");
        assertThat(first.refunds()).isEmpty();
      } else {
        for (var order : List.of(first, last)) {
          Eventually.holds(
              () -> {
                FAIR.passes(Duration.ofMinutes(1));
                assertThat(order.refunds()).containsExactly((long) Fair.PRICE);
              });
        }
      }
    }
  }
}
