package cn.linli.money;

import static cn.linli.money.Neighbours.insisting;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.logs.Silent;
import cn.linli.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A booking and its money from the first to the last commit, as often as there are commits: each
 * time the process dies at another one, before it is done or after. Whoever asked asks again.
 */
@Silent
class EachStepTest {
  private static final Money PRICE = new Money(3001 + 1000);
  private static final int MOST_TRIES = 3;

  private static World world;

  private UUID reservation;
  private UUID payment;
  private String number;
  private Instant start;

  /** How a booking ends, and what goes back then. */
  enum Story {
    CANCELLED(PRICE, "cancelled"),
    ATTENDED(new Money(1000), "confirmed"),
    PAID_LATE(PRICE, "lapsed"),
    NEVER_PAID(Money.ZERO, "lapsed");

    private final Money goesBack;
    private final String state;

    Story(Money goesBack, String state) {
      this.goesBack = goesBack;
      this.state = state;
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
      // Nobody books without end in one month.
      world.clock.advance(Duration.ofDays(31));
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(5);
    }
    MoneySimulation.checkBooks(world, held());
  }

  private void live(Story story) {
    reservation = UUID.randomUUID();
    payment = UUID.randomUUID();
    number = payment.toString().replace("-", "");
    start = Instant.ofEpochSecond((world.clock.instant().getEpochSecond() / 3600 + 3) * 3600);
    var person = world.cast.residents().getFirst();
    var body =
        "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"people\":2}"
            .formatted(World.ROOMS.getFirst(), start, start.plusSeconds(3600));
    insisting(() -> world.venue(person, "PUT", reservation, "", body));
    insisting(() -> world.ask(person, reservation, payment));
    world.provider.ask(number, PRICE);
    var notices = new ArrayList<String>();
    switch (story) {
      case CANCELLED -> {
        paid(notices);
        insisting(() -> world.venue(person, "PUT", reservation, "/cancellation", "{}"));
      }
      case ATTENDED -> {
        paid(notices);
        world.clock.advance(Duration.between(world.clock.instant(), start));
        insisting(() -> world.venue(world.cast.staff(), "PUT", reservation, "/check-in", "{}"));
      }
      case PAID_LATE -> {
        world.clock.advance(Duration.ofMinutes(29));
        assertThat(world.provider.pay(number, PRICE)).isTrue();
        world.clock.advance(Duration.ofMinutes(2));
        notices.addAll(List.of(number, number));
      }
      case NEVER_PAID -> {}
    }
    Quiet.falls(world, notices);
  }

  private void paid(List<String> notices) {
    assertThat(world.provider.pay(number, PRICE)).isTrue();
    for (int tries = 0; !world.notify(number); tries++) {
      assertThat(tries).isLessThan(MOST_TRIES);
    }
    notices.add(number);
    for (int rounds = 0; rounds < MOST_TRIES; rounds++) {
      for (var item : world.tables.items("outbox")) {
        if (world.deliver(item)) {
          world.tables.forget("outbox", item);
        }
      }
    }
  }

  private void check(Story story, String when) {
    var order = world.provider.orders().get(number);
    var seen = world.venue(world.cast.staff(), "GET", reservation, "", null);
    var stored = world.payment(world.cast.residents().getFirst(), payment);
    assertThat(seen.path("state").asString()).as(when).isEqualTo(story.state);
    assertThat(order.returned()).as(when).isEqualTo(story.goesBack);
    assertThat(order.paid == null).as(when).isEqualTo(story == Story.NEVER_PAID);
    assertThat(stored.path("state").asString())
        .as(when)
        .isEqualTo(story == Story.NEVER_PAID ? "closed" : "settled");
    assertThat(order.refunds).as(when).hasSize(story == Story.NEVER_PAID ? 0 : 1);
    assertThat(order.closed).as(when).isEqualTo(story == Story.NEVER_PAID);
  }

  private static long held() {
    return world.provider.orders().values().stream()
        .filter(order -> order.paid != null)
        .mapToLong(order -> order.paid.amount().minus(order.returned()).fen())
        .sum();
  }
}
