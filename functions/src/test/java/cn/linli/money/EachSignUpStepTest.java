package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import cn.linli.shared.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What becomes of sign-ups, from the first to the last commit, as often as there are commits: each
 * time the process dies at another one, before it is done or after.
 */
@Silent
class EachSignUpStepTest {
  private static final long PRICE = 3_000;
  private static final long DEPOSIT = 1_000;
  private static final String MONEY = ", \"priceFen\": 3000, \"depositFen\": 1000";

  private static World world;
  private static Gathering gathering;

  /** So many have a place at something that is still to come. */
  private static long promoted;

  private Guest paid;
  private Guest missing;
  private Guest family;
  private Guest unpaid;
  private Guest gone;
  private Guest offered;
  private Guest waiting;
  private Guest waitingFamily;
  private List<Guest> stopped;
  private List<UUID> checkIns;

  /** The number of the payment of whoever has not paid yet. */
  private String late;

  /** What happens to an activity and its sign-ups. */
  enum Story {
    /** The committee says no. */
    VETOED,
    /** Who holds it calls it off, and somebody has just paid. */
    CANCELLED,
    /** Some came and some did not, and some waited in vain. */
    OVER,
    /** Places become free and are offered: one is taken up, and one is left. */
    PROMOTED
  }

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

  @ParameterizedTest
  @EnumSource
  void fault14DiesAtEachStepAndEndsAsIfItHadNot(Story story) {
    var each =
        new EachCommit(world, () -> begin(story), () -> live(story), when -> check(story, when));
    for (boolean after : new boolean[] {false, true}) {
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(11);
    }
    gathering.checkBooks(gathering.held());
    assertThat(MoneySimulation.balances(world).getOrDefault("attendance-deposit/centre", 0L))
        .as("deposits that are neither back nor kept")
        .isEqualTo(-promoted * DEPOSIT);
  }

  private void begin(Story story) {
    checkIns = List.of(UUID.randomUUID(), UUID.randomUUID());
    switch (story) {
      case VETOED -> {
        opens(false, 3);
        gone = gathering.guest("adult");
        offered = gathering.guest("adult");
        waiting = gathering.guest("adult");
        waitingFamily = gathering.family("family");
        Neighbours.insisting(gone::cancels);
        gathering.happens();
        assertThat(offered.states().values()).containsOnly("offered");
        stopped = List.of(paid, family, unpaid, offered, waiting, waitingFamily);
      }
      case CANCELLED -> {
        opens(false, 2);
        waiting = gathering.guest("adult");
        stopped = List.of(paid, family, unpaid, waiting);
      }
      case OVER -> {
        opens(true, 3);
        missing = gathering.guest("adult").paid();
        waiting = gathering.guest("adult");
        waitingFamily = gathering.family("family");
      }
      case PROMOTED -> {
        gathering.opens(false, Gathering.ticket("adult", 2, MONEY));
        paid = gathering.guest("adult").paid();
        gone = gathering.guest("adult").paid();
        offered = gathering.guest("adult");
        waiting = gathering.guest("adult");
        missing = gathering.guest("adult");
      }
    }
    gathering.happens();
  }

  /** Two have paid, one of them for two, and one has not yet. */
  private void opens(boolean ends, int adults) {
    gathering.opens(
        ends,
        Gathering.ticket("adult", adults, MONEY),
        Gathering.ticket("family", 2, ", \"people\": 2" + MONEY));
    paid = gathering.guest("adult").paid();
    family = gathering.family("family").paid();
    unpaid = gathering.guest("adult");
    late = unpaid.number();
  }

  private void live(Story story) {
    switch (story) {
      case VETOED -> Neighbours.insisting(gathering::vetoed);
      case CANCELLED -> {
        unpaid.pays();
        Neighbours.insisting(gathering::cancelled);
      }
      case OVER -> {
        Neighbours.insisting(() -> gathering.letsIn(paid.person(), checkIns.getFirst()));
        Neighbours.insisting(() -> gathering.letsIn(family.person(), checkIns.getLast()));
      }
      case PROMOTED -> {
        Neighbours.insisting(gone::cancels);
        gathering.happens();
        Neighbours.insisting(offered::takesUp);
        offered.pays();
        gathering.happens();
        Neighbours.insisting(paid::cancels);
      }
    }
    gathering.falls();
  }

  private void check(Story story, String when) {
    switch (story) {
      case VETOED, CANCELLED -> checkStopped(story, when);
      case OVER -> checkOver(when);
      case PROMOTED -> checkPromoted(when);
    }
    assertThat(gathering.seats().line()).as(when).isEmpty();
    assertThat(gathering.seats().counted()).as(when).isZero();
    for (var ticket : List.of("adult", "family")) {
      assertThat(gathering.seats().counted(ticket)).as(when).isZero();
    }
  }

  private void checkStopped(Story story, String when) {
    for (var guest : stopped) {
      assertThat(guest.states().values()).as(when).containsOnly("stopped");
    }
    checkMoney(paid, when, PRICE + DEPOSIT);
    checkMoney(family, when, PRICE + DEPOSIT, DEPOSIT);
    if (story == Story.CANCELLED) {
      checkRefunds(late, when, PRICE + DEPOSIT);
    }
    assertThat(gathering.seats().people("adult", 1)).as(when).isEmpty();
    assertThat(gathering.seats().people("family", 1)).as(when).isEmpty();
  }

  private void checkOver(String when) {
    for (var guest : List.of(paid, missing, family)) {
      assertThat(guest.states().values()).as(when).containsOnly("confirmed");
    }
    for (var guest : List.of(unpaid, waiting, waitingFamily)) {
      assertThat(guest.states().values()).as(when).containsOnly("lapsed");
    }
    checkMoney(paid, when, DEPOSIT);
    checkMoney(missing, when);
    checkMoney(family, when, DEPOSIT);
    var seats = gathering.seats();
    assertThat(Stream.of(paid, missing, family, waiting).map(guest -> seats.missed(guest.person())))
        .as(when)
        .containsExactly(0, 1, 1, 0);
    assertThat(seats.people("adult", 1))
        .as(when)
        .containsExactlyInAnyOrder(paid.person(), missing.person());
    assertThat(seats.people("family", 1))
        .as(when)
        .containsExactlyInAnyOrderElementsOf(family.people());
  }

  private void checkPromoted(String when) {
    assertThat(offered.states().values()).as(when).containsOnly("confirmed");
    assertThat(Stream.of(waiting, missing).flatMap(guest -> guest.states().values().stream()))
        .as(when)
        .containsOnly("lapsed");
    checkMoney(gone, when, PRICE / 2 + DEPOSIT);
    checkMoney(paid, when, PRICE / 2 + DEPOSIT);
    checkMoney(offered, when);
    assertThat(gathering.seats().people("adult", 1)).as(when).containsExactly(offered.person());
    promoted++;
  }

  private static void checkMoney(Guest guest, String when, long... fen) {
    checkRefunds(guest.number(), when, fen);
    var money = guest.stored().path("money").path(0);
    assertThat(money.path("state").asString()).as(when).isEqualTo("settled");
  }

  /** What went back of a payment, each once. */
  private static void checkRefunds(String number, String when, long... fen) {
    var order = world.provider.orders().get(number);
    assertThat(order.refunds.values().stream().mapToLong(refund -> refund.amount().fen()))
        .as(when)
        .containsExactlyInAnyOrder(Arrays.stream(fen).boxed().toArray(Long[]::new));
    assertThat(order.returned()).as(when).isEqualTo(new Money(Arrays.stream(fen).sum()));
  }
}
