package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Business.Missing;
import cn.linli.logs.Silent;
import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goods and their money from the first to the last commit, as often as there are commits: each time
 * the process dies at another one, before it is done or after.
 */
@Silent
class EachShareStepTest {
  private static final Money PRICE = new Money(10_000);
  private static final Money FEE = new Money(500);

  private static World world;

  private UUID payment;
  private String number;

  /** What becomes of the money, by our numbers of its parts, and how much goes back. */
  enum Story {
    DIVIDED(Map.of("-s1", 500L, "-f1", 9_500L), 0),
    RETURNED(Map.of("-s1", 500L, "-f1", 9_500L, "-1-b", -500L), 10_000),
    REFUNDED_FIRST(Map.of("-s1", 350L, "-f1", 6_650L), 3_000),
    NEVER_DIVIDED(Map.of(), 0);

    private final Map<String, Long> parts;
    private final long goesBack;

    Story(Map<String, Long> parts, long goesBack) {
      this.parts = parts;
      this.goesBack = goesBack;
    }
  }

  @BeforeAll
  static void found() {
    world = new World();
    world.provider.begin(new Random(1), 0);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void fault14DiesAtEachStepAndEndsAsIfItHadNot(Story story) {
    var each = new EachCommit(world, () -> {}, () -> live(story), when -> check(story, when));
    for (boolean after : new boolean[] {false, true}) {
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(3);
    }
    MoneySimulation.checkBooks(world, 0);
  }

  /** Otherwise the checks above prove nothing. */
  @Test
  void whatHasNoEntryIsFound() {
    live(Story.RETURNED);
    var entries =
        world.tables.items("ledger").stream()
            .filter(item -> item.containsKey("transfers"))
            .filter(item -> item.get("reference").s().contains(number))
            .toList();
    entries.forEach(entry -> world.tables.forget("ledger", entry));

    var missing = MoneySimulation.withoutEntry(world);
    entries.forEach(entry -> world.tables.remember("ledger", entry));

    var name = "payment " + payment;
    assertThat(missing)
        .containsExactlyInAnyOrder(
            new Missing(name, "paid-frozen/payment/" + number),
            new Missing(name, "shared-out/share/" + number + "-s1"),
            new Missing(name, "shared-out/share/" + number + "-f1"),
            new Missing(name, "refund-asked/refund/" + number + "-1"),
            new Missing(name, "share-taken-back/refund/" + number + "-1"),
            new Missing(name, "refunded-frozen/refund/" + number + "-1"));
  }

  private void live(Story story) {
    payment = UUID.randomUUID();
    number = payment.toString().replace("-", "");
    insisting(() -> world.payments.ask(ask()));
    world.provider.ask(number, PRICE);
    assertThat(world.provider.pay(number, PRICE, TestProvider.SELLER)).isTrue();
    var notices = new ArrayList<>(List.of(number));
    for (int tries = 0; !world.notify(number); tries++) {
      assertThat(tries).isLessThan(3);
    }
    switch (story) {
      case DIVIDED -> handOver();
      case RETURNED -> {
        handOver();
        // Divided, and more than that: nothing is left to be done.
        Quiet.falls(world, notices);
        goesBack(story.goesBack);
      }
      case REFUNDED_FIRST -> {
        goesBack(story.goesBack);
        handOver();
      }
      case NEVER_DIVIDED -> {}
    }
    Quiet.falls(world, notices);
  }

  private Ask ask() {
    return new Ask(
        World.COMMUNITY,
        payment,
        world.cast.residents().getFirst(),
        "fruit",
        "goods/" + payment,
        Parts.of(Part.GOODS, PRICE),
        "草莓",
        world.clock.instant().plus(Duration.ofMinutes(15)));
  }

  private void handOver() {
    insisting(() -> world.payments.shareOut(World.COMMUNITY, payment, FEE));
  }

  private void goesBack(long fen) {
    var parts = Parts.of(Part.GOODS, new Money(fen));
    insisting(() -> world.payments.refund(World.COMMUNITY, payment, "returned", parts, "退货"));
  }

  /** Whoever asked a process that died asks again. */
  private static void insisting(Runnable request) {
    try {
      request.run();
    } catch (Crash died) {
      request.run();
    }
  }

  private void check(Story story, String when) {
    var order = world.provider.orders().get(number);
    assertThat(world.provider.shares().of(number)).as(when).isEqualTo(story.parts);
    assertThat(order.returned()).as(when).isEqualTo(new Money(story.goesBack));
    assertThat(order.refunds).as(when).hasSize(story.goesBack == 0 ? 0 : 1);
  }
}
