package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.groupbuy.OpenOrders;
import cn.linli.groupbuy.OpenOrders.Figures;
import cn.linli.groupbuy.OpenOrders.One;
import cn.linli.groupbuy.OpenOrders.Sells;
import cn.linli.logs.Silent;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody ends campaigns, from the first to the last commit, as often as there are commits: each
 * time the process dies at another one, before it is done or after.
 */
@Silent
class EachCascadeStepTest {
  private static final CommunityId HERE = World.COMMUNITY;
  private static final CommunityId THERE = Neighbours.ELSEWHERE;
  private static final CommunityId FAR = new CommunityId("anzhen-li");

  private static World world;
  private static Neighbours neighbours;

  private final List<One> ended = new ArrayList<>();
  private final List<One> untouched = new ArrayList<>();
  private OpenOrders rows;
  private UUID all;
  private UUID some;

  /** Who ends what. */
  enum Story {
    /** A committee: all of one campaign, and of another what is ordered in its community. */
    VETOED,
    /** A merchant: a campaign of three communities, each with its own stock and step. */
    CANCELLED
  }

  @BeforeAll
  static void found() {
    world = new World();
    world.provider.begin(new Random(1), 0);
    neighbours = new Neighbours(world);
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
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(11);
    }
    assertThat(MoneySimulation.withoutEntry(world)).isEmpty();
  }

  private void sell(Story story) {
    neighbours.opens();
    ended.clear();
    untouched.clear();
    rows =
        new OpenOrders(world.dynamo, neighbours.merchant, neighbours.owner, world.clock.instant());
    switch (story) {
      case VETOED -> {
        all = rows.campaign(new Sells(List.of(HERE), false, 2, 20, false));
        some = rows.campaign(new Sells(List.of(HERE, THERE), false, 1, 20, false));
        shelve(all, null, orders(all, HERE, ended));
        var shared = new ArrayList<>(orders(some, HERE, ended));
        shared.addAll(orders(some, THERE, untouched));
        shelve(some, null, shared);
      }
      case CANCELLED -> {
        all = rows.campaign(new Sells(List.of(HERE, THERE, FAR), true, 1, 20, false));
        List.of(HERE, THERE, FAR).forEach(where -> shelve(all, where, orders(all, where, ended)));
      }
    }
    neighbours.lists(new Money(10_000), rows.volume(all));
  }

  /** One is paid for and one is not. */
  private List<One> orders(UUID campaign, CommunityId community, List<One> fate) {
    var orders = List.of(one(campaign, community, true), one(campaign, community, false));
    rows.write(campaign, community, orders);
    var writes = world.writes();
    neighbours.paid(writes, orders.getFirst());
    writes.commit();
    fate.addAll(orders);
    return orders;
  }

  private static One one(UUID campaign, CommunityId community, boolean isPaid) {
    var person = new PersonId(UUID.randomUUID());
    return new One(campaign, community, UUID.randomUUID(), person, 2, isPaid);
  }

  private void shelve(UUID campaign, CommunityId owner, List<One> orders) {
    rows.shelve(campaign, owner, orders);
  }

  private void live(Story story) {
    var reason = "{\"reason\":\"断货\"}";
    switch (story) {
      case VETOED -> Neighbours.insisting(neighbours::veto);
      case CANCELLED -> {
        var route = "PUT /communities/{community}/campaigns/{campaign}/cancellation";
        var names = Map.of("campaign", all.toString());
        Neighbours.insisting(() -> neighbours.shop(neighbours.owner, route, names, reason));
      }
    }
    neighbours.falls(new ArrayList<>());
  }

  private void check(Story story, String when) {
    assertThat(rows.state(all)).as(when).isEqualTo("closed");
    ended.forEach(one -> checkEnded(one, when));
    untouched.forEach(one -> checkUntouched(one, when));
    switch (story) {
      case VETOED -> {
        assertThat(sum(rows.shelves(all, null))).as(when).isEqualTo(new Figures(2, 0, 0, true));
        assertThat(rows.state(some)).as(when).isEqualTo("on-sale");
        assertThat(sum(rows.shelves(some, null))).as(when).isEqualTo(new Figures(4, 2, 2, false));
      }
      case CANCELLED -> {
        for (var where : List.of(HERE, THERE, FAR)) {
          assertThat(rows.shelves(all, where)).as(when).containsExactly(new Figures(2, 0, 0, true));
        }
      }
    }
  }

  private static Figures sum(List<Figures> shelves) {
    return new Figures(
        shelves.stream().mapToInt(Figures::more).sum(),
        shelves.stream().mapToInt(Figures::open).sum(),
        shelves.stream().mapToInt(Figures::paid).sum(),
        shelves.stream().allMatch(Figures::closed));
  }

  private void checkEnded(One one, String when) {
    assertThat(rows.state(one)).as(when).isEqualTo("stopped");
    assertThat(rows.counted(one)).as(when).isZero();
    var asked = world.provider.orders().get(Neighbours.number(one.id()));
    assertThat(asked == null).as(when).isEqualTo(!one.paid());
    if (one.paid()) {
      assertThat(asked.refunds).as(when).hasSize(1);
      assertThat(asked.returned()).as(when).isEqualTo(one.amount());
    }
  }

  private void checkUntouched(One one, String when) {
    assertThat(rows.state(one)).as(when).isEqualTo(one.paid() ? "paid" : "awaiting-payment");
    assertThat(rows.counted(one)).as(when).isEqualTo(one.quantity());
    if (one.paid()) {
      assertThat(world.provider.orders().get(Neighbours.number(one.id())).refunds).isEmpty();
    }
  }
}
