package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Person;
import cn.linli.sim.WeChatSimulator;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Scenario 5: a resident with orders takes their data with them, or goes. */
class GroupBuyErasureTest {
  private static final Fair FAIR = new Fair();

  @Test
  void scenario5ErasureWaitsForAnOpenOrderAndLeavesBalancedBooksUnderAPseudonym() {
    var over = cancelled();
    var who = over.who();
    var sale = FAIR.onSale(Fair.Terms.of(9, 10, 2));
    var open = new Fair.Order(sale, "heping-li", who.person(), UUID.randomUUID());
    open.place(who, 2).expect(200);
    open.pays().told();
    var openid = Person.of(FAIR.till.town.keyOf(who)).openid(WeChatSimulator.MINI_PROGRAM);
    exportsBoth(open, over);
    open.who().put("/me/erasure", null).expect(202);

    FAIR.passes(Duration.ofMinutes(12));
    assertThat(disclosed(open)).as("while it is open").isEqualTo("ok");
    sale.ends();
    comesBack(open, 2 * Fair.PRICE);
    assertThat(disclosed(open)).as("until somebody looks again").isEqualTo("ok");
    FAIR.till.skips(Duration.ofHours(20));
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofHours(1));
          assertThat(disclosed(open)).isEqualTo("access.not-found");
        });
    FAIR.till.town.settles();

    assertThat(Dump.of(FAIR.till.town)).doesNotContain(openid);
    for (var order : List.of(open, over)) {
      assertThat(items(order)).isNotEmpty().noneMatch(item -> item.containsKey("name"));
      assertThat(items(order)).allMatch(item -> item.get("person").s().equals(who.person()));
    }
    FAIR.till.quiet();
    MoneyInvariants.hold(FAIR.till.town);
  }

  /** Paid, taken back, and paid back. */
  private static Fair.Order cancelled() {
    var order = FAIR.onSale(Fair.Terms.of(1, 10, 2)).paid(1);
    order.who().put(order.path() + "/cancellation", null).expect(200);
    comesBack(order, Fair.PRICE);
    return order;
  }

  /** It takes the provider some minutes. */
  private static void comesBack(Fair.Order order, long fen) {
    Eventually.holds(
        () -> {
          FAIR.passes(Duration.ofMinutes(1));
          assertThat(order.refunds()).containsExactly(fen);
        });
  }

  private static void exportsBoth(Fair.Order open, Fair.Order over) {
    var orders = open.who().get("/me/export").expect(200).body().path("orders");
    assertThat(
            orders
                .valueStream()
                .map(one -> one.path("order").asString() + " " + one.path("state").asString()))
        .containsExactlyInAnyOrder(open.id() + " paid", over.id() + " cancelled");
    assertThat(FAIR.till.town.resident().get("/me/export").expect(200).body().path("orders"))
        .isEmpty();
  }

  private static List<Map<String, AttributeValue>> items(Fair.Order order) {
    return Dump.items(FAIR.till.town, "groupbuy").stream()
        .filter(item -> item.get("pk").s().contains("#orders#"))
        .filter(item -> item.get("sk").s().equals(order.id().toString()))
        .toList();
  }

  private static String disclosed(Fair.Order order) {
    return FAIR.till
        .town
        .operator()
        .post(
            "/communities/heping-li/people/" + order.person() + "/disclosures",
            "{\"field\":\"real-name\",\"purpose\":\"核对提货人\"}")
        .code();
  }
}
