package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Recipes;
import cn.linli.payment.PayoutKind;
import cn.linli.payment.Promise;
import cn.linli.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What people are promised on a day, some of it in two steps, and confirm or not. */
final class DayAwards {
  private static final int MOST_FEN = 50_000;
  private static final String REASON = "补偿";

  private final World world;
  private final Random random;
  private final List<Award> all = new ArrayList<>();

  /** Something that a resident shall get. */
  private record Award(Promise promise, Money first) {
    Money rest() {
      return promise.amount().minus(first);
    }
  }

  DayAwards(World world, Random random) {
    this.world = world;
    this.random = random;
  }

  /** Something new, or the same once more, or the rest of it. */
  void promise() {
    if (all.isEmpty() || random.nextInt(3) == 0) {
      all.add(award());
    }
    var award = all.get(random.nextInt(all.size()));
    try {
      promise(award);
      if (random.nextBoolean()) {
        fund(award);
      }
    } catch (Crash died) {
      // Whoever asked asks again, in the end.
    }
  }

  private Award award() {
    var id = new UUID(random.nextLong(), random.nextLong());
    var amount = new Money(10 + random.nextInt(MOST_FEN));
    var promise =
        new Promise(
            World.COMMUNITY,
            "award-" + id,
            "centre",
            world.cast.residents().get(random.nextInt(Cast.RESIDENTS)),
            amount,
            PayoutKind.AWARD,
            REASON,
            "dispute/" + id);
    return new Award(promise, new Money(random.nextLong(amount.fen() + 1)));
  }

  private void promise(Award award) {
    var writes = world.writes();
    world.payments.payOut(writes, award.promise(), award.first());
    var cause = Cause.of(World.COMMUNITY, "centre", award.promise().cause(), world.clock.instant());
    var entry = Recipes.compensated(cause, award.promise().amount());
    if (world.ledger.find(World.COMMUNITY, entry.id()).isEmpty()) {
      world.ledger.post(writes, entry);
    }
    writes.commitIfAny();
  }

  private void fund(Award award) {
    if (award.rest().fen() > 0) {
      var writes = world.writes();
      world.payments.fund(writes, World.COMMUNITY, award.promise().id(), "rest", award.rest());
      writes.commitIfAny();
    }
  }

  /** Who has something to confirm does; the numbers of what is told of. */
  List<String> confirm() {
    return world.provider.transfers().confirm();
  }

  /** Nobody dies any more. */
  void insist() {
    for (var award : all) {
      promise(award);
      fund(award);
    }
  }

  /** In fen. */
  long arrived() {
    return world.provider.transfers().arrived(REASON).stream().mapToLong(Money::fen).sum();
  }

  /** What people say they have is what the provider sent them. */
  void check() {
    long paid = 0;
    for (var award : all) {
      var payout = world.payout(award.promise().person(), award.promise().id());
      assertThat(payout.path("state").asString()).isIn("paid", "expired");
      assertThat(payout.path("fundedFen").asLong()).isEqualTo(award.promise().amount().fen());
      paid += payout.path("paidFen").asLong();
    }
    assertThat(paid).isEqualTo(arrived());
  }
}
