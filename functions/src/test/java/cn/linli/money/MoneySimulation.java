package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.ledger.Business;
import cn.linli.logs.Silent;
import cn.linli.shared.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lives many days. {@code main} takes the first seed and how many; a seed that fails is printed and
 * replays alone.
 */
public final class MoneySimulation {
  private MoneySimulation() {}

  /** Runs seeds from a first on, and tells how long it took. */
  public static void main(String[] arguments) {
    var first = Long.parseLong(arguments.length > 0 ? arguments[0] : "1");
    var count = Long.parseLong(arguments.length > 1 ? arguments[1] : "1000");
    Silent.Keeper.silence();
    var begin = System.nanoTime();
    var tally = run(first, count);
    System.out.printf(
        "%d seeds from %d on, all quiet and even, in %d s: %s%n",
        count, first, (System.nanoTime() - begin) / 1_000_000_000, tally);
  }

  /** How much happened in all. */
  static Map<String, Long> run(long first, long count) {
    var tally = new TreeMap<String, Long>();
    try (var world = new World()) {
      var market = new Market(world);
      for (long seed = first; seed < first + count; seed++) {
        var day = new Day(market, seed);
        try {
          day.live();
          day.tally().forEach((what, often) -> tally.merge(what, often, Long::sum));
        } catch (RuntimeException | AssertionError broken) {
          throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
        }
        world.clock.advance(Duration.ofHours(12));
      }
      checkBooks(world, tally.get("held") - tally.get("awarded"));
      return tally;
    }
  }

  /** Every leg has its other; the books say of the provider what the provider says. */
  static void checkBooks(World world, long held) {
    checkEntries(world);
    var balances = balances(world);
    assertThat(withoutEntry(world)).isEmpty();
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    assertThat(balances.getOrDefault("provider/centre", 0L)).isEqualTo(held);
    assertThat(balances.getOrDefault("refunds-owed/centre", 0L)).isZero();
    assertThat(balances.getOrDefault("booking-deposit/centre", 0L)).isZero();
    for (var kind : List.of("provider-frozen", "merchant-due", "refunds-owed", "provider")) {
      assertThat(balances.getOrDefault(kind + "/fruit", 0L)).as(kind).isZero();
    }
  }

  /** Every entry says what the payment says that it is of. */
  static void checkEntries(World world) {
    for (var item : world.tables.items("ledger")) {
      if (item.containsKey("transfers")) {
        var id = item.get("recipe").s() + "/" + item.get("reference").s();
        var entry = world.ledger.find(World.COMMUNITY, id).orElseThrow();
        assertThat(world.payments.wrong(entry)).as(id).isEmpty();
      }
    }
  }

  /** What each account has in the books, by its name. */
  static Map<String, Long> balances(World world) {
    var balances = new TreeMap<String, Long>();
    for (var item : world.tables.items("ledger")) {
      if (item.containsKey("transfers")) {
        for (var transfer : Json.MAPPER.readTree(item.get("transfers").s())) {
          long fen = transfer.path("fen").asLong();
          balances.merge(transfer.path("debit").asString(), fen, Long::sum);
          balances.merge(transfer.path("credit").asString(), -fen, Long::sum);
        }
      }
    }
    return balances;
  }

  /** What moved money and has no entry. */
  static List<Business.Missing> withoutEntry(World world) {
    var missing = new ArrayList<Business.Missing>();
    for (var at = ""; at != null; ) {
      var page = world.payments.look(World.COMMUNITY, at);
      missing.addAll(page.missing());
      at = page.next();
    }
    return missing;
  }
}
