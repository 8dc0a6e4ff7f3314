package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.groupbuy.OpenOrders;
import cn.linli.groupbuy.OpenOrders.Figures;
import cn.linli.groupbuy.OpenedCampaign;
import cn.linli.identity.KnownName;
import cn.linli.logs.Silent;
import cn.linli.shared.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * A group-buy order from the first to the last commit, as often as there are commits: each time the
 * process dies at another one, before it is done or after. Whoever asked asks again.
 */
@Silent
class EachOrderStepTest {
  private static final int PIECES = 2;
  private static final Money PRICE = new Money(PIECES * OpenedCampaign.PRICE);

  private static World world;
  private static Neighbours neighbours;

  private final List<String> notices = new ArrayList<>();
  private UUID campaign;
  private UUID order;

  /** How an order ends, what goes back, and how many pieces are left then. */
  enum Story {
    COLLECTED("settled", false, 1, PIECES),
    NOT_COLLECTED("uncollected", true, 1, 0),
    NOT_PAID("lapsed", false, OpenedCampaign.STOCK, 0),
    FAILED("failed", true, 1, 0),
    PAID_LATE("failed", true, OpenedCampaign.STOCK, 0);

    private final String state;
    private final boolean goesBack;
    private final int left;
    private final int sold;

    Story(String state, boolean goesBack, int left, int sold) {
      this.state = state;
      this.goesBack = goesBack;
      this.left = left;
      this.sold = sold;
    }
  }

  @BeforeAll
  static void found() {
    world = new World();
    world.provider.begin(new Random(1), 0);
    neighbours = new Neighbours(world);
    OpenedCampaign.point(world.dynamo, World.COMMUNITY, neighbours.keeper);
    KnownName.give(world.people, neighbours.resident, "张**", world.clock.instant());
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @EnumSource
  void fault14DiesAtEachStepAndEndsAsIfItHadNot(Story story) {
    var each =
        new EachCommit(world, () -> opens(story), () -> live(story), when -> check(story, when));
    for (boolean after : new boolean[] {false, true}) {
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(5);
    }
    assertThat(MoneySimulation.withoutEntry(world)).isEmpty();
    var balances = MoneySimulation.balances(world);
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    for (var kind : List.of("provider-frozen", "merchant-due", "refunds-owed", "provider")) {
      assertThat(balances.getOrDefault(kind + "/" + neighbours.payee(), 0L)).as(kind).isZero();
    }
  }

  private void opens(Story story) {
    world.provider.begin(new Random(1), story == Story.PAID_LATE ? 100 : 0);
    neighbours.shipped.clear();
    campaign = UUID.randomUUID();
    order = UUID.randomUUID();
    new OpenedCampaign(
            World.COMMUNITY,
            campaign,
            neighbours.merchant,
            neighbours.owner,
            story == Story.FAILED ? OpenedCampaign.STOCK : 1)
        .write(world.dynamo, world.clock.instant());
    var volume = new Money(OpenedCampaign.STOCK * OpenedCampaign.PRICE);
    neighbours.lists(volume, volume);
  }

  private void live(Story story) {
    Neighbours.insisting(this::place);
    switch (story) {
      case COLLECTED -> {
        paid();
        passes(OpenedCampaign.TO_PICK_UP);
        collect();
      }
      case NOT_COLLECTED, FAILED -> paid();
      case NOT_PAID -> {}
      case PAID_LATE -> {
        pays();
        // In small steps: what a death delays is done before it is told, too.
        for (int quarters = 0; quarters < 7; quarters++) {
          passes(Duration.ofMinutes(15));
        }
        world.provider.end();
        notices.add(number());
      }
    }
    neighbours.falls(notices);
  }

  private JsonNode place() {
    var body = "{\"quantity\":%d,\"point\":\"hall\",\"app\":\"mini-program\"}".formatted(PIECES);
    return neighbours.shop(neighbours.resident, "PUT " + path(), names(), body);
  }

  private static String path() {
    return "/communities/{community}/campaigns/{campaign}/orders/{order}";
  }

  private Map<String, String> names() {
    return Map.of("campaign", campaign.toString(), "order", order.toString());
  }

  private String number() {
    return Neighbours.number(order);
  }

  private void pays() {
    world.provider.ask(number(), PRICE);
    assertThat(world.provider.pay(number(), PRICE, TestProvider.SELLER)).isTrue();
  }

  private void paid() {
    pays();
    notices.add(number());
    passes(Duration.ofMinutes(10));
  }

  private void collect() {
    var code =
        neighbours
            .shop(neighbours.resident, "GET " + path(), names(), null)
            .path("code")
            .asString();
    var names = Map.of("point", "hall", "collection", UUID.randomUUID().toString());
    var route = "PUT /communities/{community}/pick-up-points/{point}/collections/{collection}";
    var body = "{\"code\":\"%s\"}".formatted(code);
    Neighbours.insisting(() -> neighbours.shop(neighbours.keeper, route, names, body));
  }

  /** So much time, in which what is owed is done. */
  private void passes(Duration time) {
    var step = time.dividedBy(2);
    for (var gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plus(step)) {
      neighbours.happens(notices);
      world.clock.advance(step);
      world.sweep();
    }
    neighbours.happens(notices);
  }

  private void check(Story story, String when) {
    var seen = neighbours.shop(neighbours.resident, "GET " + path(), names(), null);
    assertThat(seen.path("state").asString()).as(when).isEqualTo(story.state);
    var rows =
        new OpenOrders(world.dynamo, neighbours.merchant, neighbours.owner, world.clock.instant());
    assertThat(rows.state(campaign)).as(when).isEqualTo("closed");
    assertThat(rows.shelves(campaign, null))
        .as(when)
        .containsExactly(new Figures(story.left - OpenOrders.SPARE, 0, story.sold, true));
    var asked = world.provider.orders().get(number());
    assertThat(asked.returned()).as(when).isEqualTo(story.goesBack ? PRICE : Money.ZERO);
    assertThat(asked.refunds).as(when).hasSize(story.goesBack ? 1 : 0);
    assertThat(asked.closed).as(when).isEqualTo(story == Story.NOT_PAID);
    boolean isCollected = story == Story.COLLECTED;
    assertThat(world.provider.shares().of(number()).isEmpty()).as(when).isEqualTo(!isCollected);
    // What was told before a process died may be told again: of the same payment.
    assertThat(neighbours.shipped.stream().distinct()).as(when).hasSize(isCollected ? 1 : 0);
  }
}
