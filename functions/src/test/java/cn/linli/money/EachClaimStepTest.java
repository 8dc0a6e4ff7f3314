package cn.linli.money;

import static cn.linli.money.Neighbours.insisting;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.groupbuy.HandedOut;
import cn.linli.ledger.Account.Kind;
import cn.linli.logs.Silent;
import cn.linli.payment.Ask;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A complaint and its money from the first to the last commit, as often as there are commits: each
 * time the process dies at another one, before it is done or after. Whoever asked asks again.
 */
@Silent
class EachClaimStepTest {
  private static final Money PRICE = new Money(HandedOut.PRICE);
  private static final long GUARANTEE = 2_000;

  private static World world;
  private static Bazaar bazaar;

  private final List<String> notices = new ArrayList<>();
  private UUID order;
  private UUID claim;
  private HandedOut sold;

  /** How a claim ends, what goes back of the payment, and what the guarantee pays. */
  enum Story {
    ACCEPTED("accepted", "refunded", 10_000, 0),
    SILENT("accepted", "settled", 3_000, 0),
    CLOSED("closed", "settled", 0, 0),
    AWARDED("ruled", "settled", 3_000, 0),
    DISMISSED("ruled", "settled", 0, 0),
    ADVANCED("ruled", "settled", 0, 1_500),
    SHORT("ruled", "settled", 0, 3_000);

    private final String claim;
    private final String order;
    private final long goesBack;
    private final long advanced;

    Story(String claim, String order, long goesBack, long advanced) {
      this.claim = claim;
      this.order = order;
      this.goesBack = goesBack;
      this.advanced = advanced;
    }

    private boolean isLate() {
      return this == DISMISSED || this == ADVANCED || this == SHORT;
    }
  }

  @BeforeAll
  static void found() {
    world = new World();
    world.provider.begin(new Random(1), 0);
    bazaar = new Bazaar(new Market(world), UUID.randomUUID(), UUID.randomUUID());
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void fault14DiesAtEachStepAndEndsAsIfItHadNot(Story story) {
    var each =
        new EachCommit(world, () -> sell(story), () -> live(story), when -> check(story, when));
    for (boolean after : new boolean[] {false, true}) {
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(1);
    }
    assertThat(MoneySimulation.withoutEntry(world)).isEmpty();
  }

  /** Paid and collected; of a story that comes late its merchant has the money. */
  private void sell(Story story) {
    bazaar.guarantee(GUARANTEE);
    order = UUID.randomUUID();
    claim = UUID.randomUUID();
    sold = bazaar.sells(order);
    world.payments.ask(
        new Ask(
            World.COMMUNITY,
            order,
            bazaar.resident,
            "fruit",
            "order/%s/%s/%s".formatted(World.COMMUNITY, sold.campaign(), order),
            Parts.of(Part.GOODS, PRICE),
            "大桃",
            world.clock.instant().plus(Duration.ofMinutes(15))));
    world.provider.ask(number(), PRICE);
    assertThat(world.provider.pay(number(), PRICE, TestProvider.SELLER)).isTrue();
    assertThat(world.notify(number())).isTrue();
    if (story.isLate()) {
      world.clock.advance(Duration.ofDays(7));
      happens();
    }
  }

  private String number() {
    return order.toString().replace("-", "");
  }

  private void live(Story story) {
    long wanted = story == Story.ACCEPTED ? PRICE.fen() : 3_000;
    insisting(() -> open(wanted));
    switch (story) {
      case ACCEPTED -> insisting(() -> bazaar.answer(claim, "{\"answer\":\"accept\"}"));
      case SILENT -> {}
      case CLOSED -> reject();
      case AWARDED -> {
        reject();
        insisting(() -> bazaar.claim(bazaar.resident, "PUT", claim, "/escalation", null));
        insisting(() -> rule("\"award\",\"amountFen\":3000"));
      }
      case DISMISSED -> insisting(() -> rule("\"dismiss\""));
      case ADVANCED -> insisting(() -> rule("\"award\",\"amountFen\":1500"));
      case SHORT -> {
        insisting(() -> rule("\"award\",\"amountFen\":3000"));
        happens();
        topUp();
      }
    }
    // What is not confirmed in a day is sent again when somebody asks, and nobody does here.
    for (int times = 0; times < 5; times++) {
      happens();
      notices.addAll(world.provider.transfers().confirm());
      happens();
      world.clock.advance(Duration.ofHours(12));
    }
    Quiet.falls(world, notices);
  }

  private JsonNode open(long wanted) {
    var body =
        "{\"campaign\":\"%s\",\"order\":\"%s\",\"wantedFen\":%d,\"reason\":\"坏\"}"
            .formatted(sold.campaign(), order, wanted);
    return bazaar.claim(bazaar.resident, "PUT", claim, "", body);
  }

  private void reject() {
    insisting(() -> bazaar.answer(claim, "{\"answer\":\"reject\",\"reason\":\"完好\"}"));
  }

  private JsonNode rule(String decision) {
    var body = "{\"decision\":%s,\"reason\":\"照片\"}".formatted(decision);
    return bazaar.claim(bazaar.panel, "PUT", claim, "/ruling", body);
  }

  private void topUp() {
    var payment = UUID.randomUUID();
    var number = payment.toString().replace("-", "");
    var ask =
        new Ask(
            World.COMMUNITY,
            payment,
            bazaar.owner,
            bazaar.guaranteePayee(),
            "guarantee/" + bazaar.merchant,
            Parts.of(Part.GUARANTEE_DEPOSIT, new Money(1_200)),
            "保证金",
            world.clock.instant().plus(Duration.ofMinutes(15)));
    try {
      world.payments.ask(ask);
    } catch (Crash died) {
      world.payments.ask(ask);
    }
    world.provider.ask(number, new Money(1_200));
    assertThat(world.provider.pay(number, new Money(1_200))).isTrue();
    notices.add(number);
  }

  /** What is owed now is done: the rest has time. */
  private void happens() {
    for (int rounds = 0; rounds < 5; rounds++) {
      notices.removeIf(world::notify);
      world.sweep();
      for (var item : world.tables.items("outbox")) {
        if (world.deliver(item)) {
          world.tables.forget("outbox", item);
        }
      }
      world.clock.advance(Duration.ofMinutes(3));
    }
  }

  private void check(Story story, String when) {
    var seen = bazaar.claim(bazaar.resident, "GET", claim, "", null);
    assertThat(seen.path("state").asString()).as(when).isEqualTo(story.claim);
    var key = "orders#%s#%02x".formatted(sold.campaign(), Math.floorMod(order.hashCode(), 64));
    var stored = world.tables.item("groupbuy", key, order.toString());
    assertThat(stored.get("state").s()).as(when).isEqualTo(story.order);
    assertThat(stored).as(when).doesNotContainKey("claims");
    assertThat(world.provider.orders().get(number()).returned().fen())
        .as(when)
        .isEqualTo(story.goesBack);
    long paid =
        story.advanced == 0
            ? 0
            : world.payout(bazaar.resident, bazaar.payout(claim)).path("paidFen").asLong();
    assertThat(paid).as(when).isEqualTo(story.advanced);
    var guarantee = bazaar.limit(Kind.GUARANTEE_DEPOSIT);
    assertThat(guarantee.held()).as(when).isEqualTo(Money.ZERO);
    long left = story == Story.SHORT ? 200 : GUARANTEE - story.advanced;
    assertThat(guarantee.available().fen()).as(when).isEqualTo(left);
    assertThat(bazaar.limit(Kind.RECEIVABLE).available()).as(when).isEqualTo(Money.ZERO);
  }
}
