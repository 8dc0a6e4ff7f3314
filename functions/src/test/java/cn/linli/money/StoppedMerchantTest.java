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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A committee says no to a merchant with ten thousand open orders, and now and then whoever ends
 * them dies.
 */
@Silent
class StoppedMerchantTest {
  private static final int OPEN_ORDERS = 10_000;

  /** So many orders in a row are the same person's. */
  private static final int ORDERS_OF_ONE = 10;

  /** One order in so many is paid for. */
  private static final int PAID_OF = 25;

  /** What one step may ask of the database, however many orders there are. */
  private static final int MOST_REQUESTS = 500;

  private static final int MOST_ITEMS = 1_500;

  private static final CommunityId HERE = World.COMMUNITY;
  private static final CommunityId THERE = Neighbours.ELSEWHERE;
  private static final int PAYMENTS_AT_ONCE = 16;

  private static World world;
  private static Neighbours neighbours;

  private final List<One> orders = new ArrayList<>();
  private OpenOrders rows;

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

  @Test
  void tenThousandOrdersEndInBoundedStepsWhoeverDiesBetweenThem() {
    rows =
        new OpenOrders(world.dynamo, neighbours.merchant, neighbours.owner, world.clock.instant());
    var here = sells(new Sells(List.of(HERE), false, 16, 20_000, false), 5_300, 0);
    var decided = sells(new Sells(List.of(HERE), false, 1, 1_000, true), 200, 0);
    var shared = sells(new Sells(List.of(HERE, THERE), false, 4, 9_000, false), 3_000, 200);
    var each = sells(new Sells(List.of(HERE, THERE), true, 2, 5_000, false), 1_500, 100);
    for (int i = 0; i < 60; i++) {
      rows.campaign(new Sells(List.of(THERE), false, 1, 10, false));
    }
    assertThat(of(HERE)).hasSize(OPEN_ORDERS);
    neighbours.lists(new Money(1_000_000), rows.volume(here).plus(rows.volume(decided)));
    world.steps.listen();
    world.crashes.begin(new Random(1), 1);

    Neighbours.insisting(neighbours::veto);
    neighbours.falls(new ArrayList<>());

    assertThat(world.crashes.deaths()).as("deaths").isGreaterThan(50);
    assertThat(world.steps.mostRequests()).as("requests in a step").isLessThan(MOST_REQUESTS);
    assertThat(world.steps.mostItems()).as("items in a step").isLessThan(MOST_ITEMS);
    assertThat(List.of(rows.state(here), rows.state(decided))).containsOnly("closed");
    assertThat(List.of(rows.state(shared), rows.state(each))).containsOnly("on-sale");
    checkShelves(here, null, true);
    checkShelves(shared, null, false);
    checkShelves(each, HERE, false);
    checkShelves(each, THERE, false);
    checkOrders();
    checkMoney();
  }

  /** A campaign with so many orders here and there. */
  private UUID sells(Sells sells, int here, int there) {
    var campaign = rows.campaign(sells);
    var some = new ArrayList<>(order(campaign, HERE, here, sells.hasSucceeded()));
    rows.write(campaign, HERE, some);
    var others = order(campaign, THERE, there, false);
    if (there > 0) {
      rows.write(campaign, THERE, others);
    }
    if (sells.perCommunity()) {
      rows.shelve(campaign, HERE, some);
      rows.shelve(campaign, THERE, others);
      some.addAll(others);
    } else {
      some.addAll(others);
      rows.shelve(campaign, null, some);
    }
    pay(some.stream().filter(One::paid).toList());
    orders.addAll(some);
    return campaign;
  }

  private static List<One> order(UUID campaign, CommunityId community, int count, boolean allPaid) {
    var some = new ArrayList<One>();
    var person = new PersonId(UUID.randomUUID());
    for (int i = 0; i < count; i++) {
      boolean isPaid = allPaid || i % PAID_OF == 0;
      if (i % ORDERS_OF_ONE == 0) {
        person = new PersonId(UUID.randomUUID());
      }
      some.add(new One(campaign, community, UUID.randomUUID(), person, 1 + i % 3, isPaid));
    }
    return some;
  }

  private static void pay(List<One> paid) {
    for (int i = 0; i < paid.size(); i += PAYMENTS_AT_ONCE) {
      var writes = world.writes();
      paid.subList(i, Math.min(i + PAYMENTS_AT_ONCE, paid.size()))
          .forEach(one -> neighbours.paid(writes, one));
      writes.commit();
    }
  }

  private List<One> of(CommunityId community) {
    return orders.stream().filter(one -> one.community().equals(community)).toList();
  }

  private void checkShelves(UUID campaign, CommunityId owner, boolean isClosed) {
    var figures = rows.shelves(campaign, owner);
    var its =
        orders.stream()
            .filter(one -> one.campaign().equals(campaign))
            .filter(one -> owner == null || one.community().equals(owner))
            .toList();
    // What was paid for at a campaign that has ended is nobody's to buy any more.
    int more =
        pieces(
            its.stream()
                .filter(one -> one.community().equals(HERE) && !(isClosed && one.paid()))
                .toList());
    var stay = its.stream().filter(one -> one.community().equals(THERE)).toList();
    assertThat(figures.stream().mapToInt(Figures::more).sum()).isEqualTo(more);
    assertThat(figures.stream().mapToInt(Figures::open).sum())
        .isEqualTo(pieces(stay.stream().filter(one -> !one.paid()).toList()));
    assertThat(figures.stream().mapToInt(Figures::paid).sum())
        .isEqualTo(pieces(stay.stream().filter(One::paid).toList()));
    assertThat(figures).allMatch(shelf -> shelf.closed() == isClosed);
  }

  private static int pieces(List<One> some) {
    return some.stream().mapToInt(One::quantity).sum();
  }

  private void checkOrders() {
    var items = world.tables.items("groupbuy");
    var states =
        items.stream()
            .filter(item -> item.get("pk").s().contains("#orders#"))
            .collect(Collectors.toMap(item -> item.get("sk").s(), item -> item.get("state").s()));
    for (var one : orders) {
      var untouched = one.paid() ? "paid" : "awaiting-payment";
      assertThat(states.get(one.id().toString()))
          .isEqualTo(one.community().equals(HERE) ? "stopped" : untouched);
    }
    var counted =
        items.stream()
            .filter(item -> item.get("pk").s().startsWith("buyer#"))
            .flatMap(item -> item.get("orders").m().values().stream())
            .map(AttributeValue::s)
            .filter(entry -> !entry.endsWith(" 0"))
            .collect(Collectors.groupingBy(e -> e.split(" ", 2)[0], Collectors.counting()));
    assertThat(counted).isEqualTo(Map.of(THERE.value(), (long) of(THERE).size()));
  }

  private void checkMoney() {
    long kept = 0;
    for (var one : orders.stream().filter(One::paid).toList()) {
      var paid = world.provider.orders().get(Neighbours.number(one.id()));
      if (one.community().equals(HERE)) {
        assertThat(paid.refunds).hasSize(1);
        assertThat(paid.returned()).isEqualTo(one.amount());
      } else {
        assertThat(paid.refunds).isEmpty();
        kept += one.amount().fen();
      }
    }
    var balances = MoneySimulation.balances(world);
    assertThat(MoneySimulation.withoutEntry(world)).isEmpty();
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    assertThat(balances.getOrDefault("refunds-owed/" + neighbours.payee(), 0L)).isZero();
    assertThat(balances.get("provider-frozen/" + neighbours.payee())).isEqualTo(kept);
  }
}
