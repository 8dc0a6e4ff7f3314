package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import cn.linli.shared.PersonId;
import cn.linli.signup.OpenSignUps;
import cn.linli.signup.OpenSignUps.Group;
import cn.linli.signup.OpenSignUps.Stands;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A committee says no to an activity for which five thousand people have paid, and now and then
 * whoever ends their sign-ups dies.
 */
@Silent
class StoppedActivityTest {
  private static final int SINGLES = 4_400;
  private static final int FAMILIES = 200;
  private static final int CHILDREN = 2;
  private static final int UNPAID = 100;
  private static final int OFFERED = 60;
  private static final int WAITING = 500;

  /** So many places lie on an item; a family does not part here. */
  private static final int ON_A_ROW = 40;

  private static final int FAMILIES_ON_A_ROW = 13;

  /** What one step may ask of the database, however many sign-ups there are. */
  private static final int MOST_REQUESTS = 400;

  private static final int MOST_ITEMS = 900;
  private static final int PAYMENTS_AT_ONCE = 16;

  private static World world;
  private static Gathering gathering;

  private final List<Group> groups = new ArrayList<>();
  private OpenSignUps rows;

  @BeforeAll
  static void found() {
    world = new World();
    world.provider.begin(new Random(1), 0);
    gathering = new Gathering(world);
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @Test
  void fiveThousandSignUpsEndInBoundedStepsWhoeverDiesBetweenThem() {
    fills();
    world.steps.listen();
    world.crashes.begin(new Random(1), 1);

    Neighbours.insisting(gathering::vetoed);
    gathering.falls();

    assertThat(world.crashes.deaths()).as("deaths").isGreaterThan(50);
    assertThat(world.steps.mostRequests()).as("requests in a step").isLessThan(MOST_REQUESTS);
    assertThat(world.steps.mostItems()).as("items in a step").isLessThan(MOST_ITEMS);
    assertThat(gathering.states())
        .hasSize(groups.stream().mapToInt(group -> group.people().size()).sum())
        .allSatisfy((person, state) -> assertThat(state).isEqualTo("stopped"));
    checkMoney();
    for (var ticket : gathering.activity.plan().tickets()) {
      assertThat(gathering.seats().people(ticket.id(), ticket.rows())).isEmpty();
      assertThat(gathering.seats().counted(ticket.id())).isZero();
    }
    assertThat(gathering.seats().line()).isEmpty();
    assertThat(gathering.seats().counted()).isZero();
  }

  private void fills() {
    int singles = SINGLES + UNPAID + OFFERED;
    gathering.opens(
        false,
        Gathering.ticket("adult", singles, ", \"priceFen\": 3000, \"depositFen\": 500"),
        Gathering.ticket(
            "family", 3 * 213, ", \"people\": 3, \"priceFen\": 3000, \"depositFen\": 500"));
    var activity = gathering.activity;
    rows =
        new OpenSignUps(
            world.dynamo, World.COMMUNITY, activity.id(), activity.filed(), world.clock.instant());
    for (int i = 0; i < singles; i++) {
      var stands =
          i < SINGLES ? Stands.PAID : i < SINGLES + UNPAID ? Stands.UNPAID : Stands.OFFERED;
      groups.add(group("adult", 1, i / ON_A_ROW, stands));
    }
    for (int i = 0; i < FAMILIES; i++) {
      groups.add(group("family", 1 + CHILDREN, i / FAMILIES_ON_A_ROW, Stands.PAID));
    }
    for (int i = 0; i < WAITING; i++) {
      boolean isFamily = i % 5 == 0;
      groups.add(
          group(isFamily ? "family" : "adult", isFamily ? 1 + CHILDREN : 1, 0, Stands.WAITING));
    }
    rows.write(groups);
    rows.seat(activity.plan());
    var paid = paid();
    assertThat(paid.stream().mapToInt(group -> group.people().size()).sum()).isEqualTo(5_000);
    for (int i = 0; i < paid.size(); i += PAYMENTS_AT_ONCE) {
      gathering.paid(rows, paid.subList(i, Math.min(i + PAYMENTS_AT_ONCE, paid.size())));
    }
  }

  private List<Group> paid() {
    return groups.stream().filter(group -> group.stands() == Stands.PAID).toList();
  }

  private static Group group(String ticket, int people, int row, Stands stands) {
    var all = IntStream.range(0, people).mapToObj(i -> new PersonId(UUID.randomUUID())).toList();
    return new Group(UUID.randomUUID(), all, ticket, row, stands);
  }

  private void checkMoney() {
    for (var group : paid()) {
      var order = world.provider.orders().get(Neighbours.number(rows.ask(group).payment()));
      assertThat(order.refunds).hasSize(group.people().size());
      assertThat(order.returned()).isEqualTo(group.amount());
    }
    assertThat(world.provider.orders()).hasSize(paid().size());
    gathering.checkBooks(gathering.held());
    assertThat(MoneySimulation.balances(world).getOrDefault("provider/centre", 0L)).isZero();
  }
}
