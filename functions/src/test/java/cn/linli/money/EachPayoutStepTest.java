package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Business.Missing;
import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.logs.Silent;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Something that a person shall get, from the first to the last commit, as often as there are
 * commits: each time the process dies at another one, before it is done or after.
 */
@Silent
class EachPayoutStepTest {
  private static final int ROUNDS = 12;

  private static World world;

  private String id;
  private long sent;

  /** What is promised, how much of it is there at once, and what its person gets in which parts. */
  enum Story {
    CONFIRMED(10_000, 10_000, List.of(10_000L)),
    OPENED_BY_ITS_PERSON(10_000, 10_000, List.of(10_000L)),
    SPLIT(50_005, 50_005, List.of(20_000L, 20_000L, 10_005L)),
    FUNDED_IN_TWO_STEPS(30_000, 20_000, List.of(20_000L, 10_000L)),
    EXPIRED(10_000, 10_000, List.of(10_000L));

    private final long amount;
    private final long funded;
    private final List<Long> parts;

    Story(long amount, long funded, List<Long> parts) {
      this.amount = amount;
      this.funded = funded;
      this.parts = parts;
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
  void fault14DiesAtEachStepAndThePersonGetsItOnce(Story story) {
    var each = new EachCommit(world, () -> {}, () -> live(story), when -> check(story, when));
    for (boolean after : new boolean[] {false, true}) {
      assertThat(each.dies(story.name(), after)).as("commits").isGreaterThan(3);
    }
    assertThat(MoneySimulation.withoutEntry(world)).isEmpty();
  }

  /** Otherwise the checks above prove nothing. */
  @Test
  void whatHasNoEntryIsFound() {
    live(Story.CONFIRMED);
    var entry =
        world.tables.items("ledger").stream()
            .filter(item -> item.containsKey("transfers"))
            .filter(item -> item.get("recipe").s().equals("paid-out"))
            .reduce((one, other) -> other)
            .orElseThrow();
    world.tables.forget("ledger", entry);

    var missing = MoneySimulation.withoutEntry(world);
    world.tables.remember("ledger", entry);

    assertThat(missing)
        .extracting(Missing::entry)
        .containsExactly("paid-out/" + entry.get("reference").s());
  }

  private void live(Story story) {
    id = "award-" + UUID.randomUUID();
    sent = world.provider.transfers().arrived().size();
    insisting(() -> promise(story));
    var notices = new ArrayList<String>();
    if (story == Story.EXPIRED) {
      happens(notices);
      world.clock.advance(Duration.ofHours(25));
      happens(notices);
      assertThat(world.provider.transfers().confirm()).isEmpty();
      opens();
    }
    if (story == Story.OPENED_BY_ITS_PERSON) {
      opens();
    }
    for (int round = 0; round < ROUNDS && !hasArrived(story); round++) {
      if (round > 0 && story == Story.FUNDED_IN_TWO_STEPS) {
        insisting(() -> fund(story));
      }
      // Whoever died in between is rounds later.
      happens(notices);
      notices.addAll(world.provider.transfers().confirm());
      happens(notices);
    }
    Quiet.falls(world, notices);
  }

  private boolean hasArrived(Story story) {
    return world.provider.transfers().arrived().size() == sent + story.parts.size();
  }

  /** What is owed now is done: the rest has time. */
  private static void happens(List<String> notices) {
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

  private void promise(Story story) {
    var amount = new Money(story.amount);
    var writes = world.writes();
    world.payments.payOut(
        writes,
        new Promise(
            World.COMMUNITY,
            id,
            "centre",
            world.cast.residents().getFirst(),
            amount,
            PayoutKind.AWARD,
            "先行赔付",
            "dispute/" + id),
        new Money(story.funded));
    post(writes, amount);
    writes.commitIfAny();
  }

  /** What the awarding use case does, with a state of its own: the entry. */
  private void post(WriteSet writes, Money amount) {
    var cause = Cause.of(World.COMMUNITY, "centre", "dispute/" + id, world.clock.instant());
    var entry = Recipes.compensated(cause, amount);
    if (world.ledger.find(World.COMMUNITY, entry.id()).isEmpty()) {
      world.ledger.post(writes, entry);
    }
  }

  private void fund(Story story) {
    var writes = world.writes();
    var rest = new Money(story.amount - story.funded);
    world.payments.fund(writes, World.COMMUNITY, id, "top-up", rest);
    writes.commitIfAny();
  }

  private void opens() {
    var person = world.cast.residents().getFirst();
    // A process that died says so in its answer.
    if (!world.confirm(person, id).has("packageValue")) {
      var again = world.confirm(person, id);
      assertThat(again.has("packageValue")).as("%s", again).isTrue();
    }
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
    var arrived = world.provider.transfers().arrived();
    assertThat(arrived.stream().skip(sent).map(Money::fen)).as(when).isEqualTo(story.parts);
    var payout = world.payout(world.cast.residents().getFirst(), id);
    assertThat(payout.path("state").asString()).as(when).isEqualTo("paid");
    assertThat(payout.path("paidFen").asLong()).as(when).isEqualTo(story.amount);
    assertThat(world.tables.owed()).as(when).isZero();
  }
}
