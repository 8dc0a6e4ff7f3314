package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.merchant.ActiveMerchant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What has to hold of an order and its money when everything is over. */
record OrderCheck(World world, Market market, Bought order, JsonNode view, JsonNode page) {
  private static final Set<String> NEVER_PAID = Set.of("lapsed", "cancelled", "failed", "stopped");

  /**
   * Checks it.
   *
   * @param claimed what of its payment goes back because of complaints
   */
  void check(long claimed, Map<String, Long> tally) {
    count(tally, "orders");
    var state = view.path("state").asString();
    assertThat(state).as("%s", order).isIn(Bought.ENDS);
    assertThat(view.path("claims").asInt()).as("open complaints").isZero();
    var there = world.provider.orders().get(order.number());
    if (there == null || there.paid == null) {
      assertThat(state).as("nobody paid %s", order).isIn(NEVER_PAID);
      assertThat(view.at("/payment/state").asString()).isEqualTo("closed");
    } else if (!there.paid.amount().equals(there.asked)) {
      assertThat(state).as("paid otherwise: %s", order).isIn(NEVER_PAID);
      assertThat(there.returned().fen()).isZero();
      count(tally, "orders paid otherwise");
    } else {
      count(tally, "orders paid");
      checkPaid(there, state, claimed, tally);
    }
  }

  private void checkPaid(
      TestProvider.Order there, String state, long claimed, Map<String, Long> tally) {
    long paid = there.paid.amount().fen();
    long returned = there.returned().fen();
    assertThat(paid).isEqualTo(order.quantity() * Sale.PRICE);
    assertThat(returned(view)).as("what went back of %s", order).isEqualTo(returned);
    var shared = world.provider.shares().of(order.number());
    if (state.equals("settled")) {
      assertThat(returned).as("of %s", order).isEqualTo(difference() + claimed);
      assertThat(shared).as("of %s", order).isEqualTo(shares(paid, paid - returned));
      count(tally, "orders shared out");
    } else {
      assertThat(returned).as("all of %s, which is %s", order, state).isEqualTo(paid);
      assertThat(shared.values().stream().mapToLong(Long::longValue).sum()).isZero();
      count(tally, "orders refunded");
    }
    if (state.equals("failed")) {
      assertThat(there.refunds).as("each their own, once").hasSize(1);
    }
    if (state.equals("lapsed")) {
      count(tally, "late payments");
    }
    if (market.shipments.knows(there.paid.transaction())) {
      count(tally, "collected");
    }
  }

  private static long returned(JsonNode view) {
    return view.at("/payment/returned").valueStream().mapToLong(JsonNode::asLong).sum();
  }

  /** What a step of the ladder gives back. */
  private long difference() {
    int total = page.at("/progress/total").asInt();
    return order.quantity() * (Sale.PRICE - order.sale().priceAt(total));
  }

  /** The platform's two in a hundred of what is left; parts of a fen are the merchant's. */
  private Map<String, Long> shares(long paid, long left) {
    long fee = paid * ActiveMerchant.FEE_PER_MILLE / 1000 * left / paid;
    var parts = new TreeMap<String, Long>();
    if (fee > 0) {
      parts.put("-s1", fee);
    }
    parts.put("-f1", left - fee);
    return parts;
  }

  private static void count(Map<String, Long> tally, String what) {
    tally.merge(what, 1L, Long::sum);
  }
}
