package cn.linli.figures;

import cn.linli.figures.Generation.Phase;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all that a community shows anew from the facts: into a set of its own, which then takes the
 * place of the shown one. What is told meanwhile counts in both. Each step is one transaction with
 * where the recount stands after it: it goes on where it stopped, and two at once do no harm.
 */
final class Recount {
  private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

  /** The worker takes ten messages within a minute. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  /** Instances remember which set is shown for less. */
  private static final Duration STILL_SHOWN = Duration.ofMinutes(10);

  private static final int PAGE = 90;

  private final Ground ground;
  private final Sharing sharing;

  Recount(Ground ground, Sharing sharing) {
    this.ground = ground;
    this.sharing = sharing;
  }

  /** Orders a recount. While one runs no other begins; the same again says how far it is. */
  Generation.View order(Commands.Recount command) {
    return Stale.again(
        () -> {
          var now = ground.generations().get(command.community());
          boolean runs = now.phase() != Phase.COUNTED;
          if (!runs && command.recount().equals(now.recount())) {
            return now.view();
          }
          var writes = ground.writes();
          var next = runs ? now : now.counting(command.recount());
          if (!runs) {
            ground.generations().put(writes, next);
          }
          var at = runs ? ground.tasks().nextMinute() : ground.now();
          ground.tasks().recount(writes, command.community(), at);
          writes.commit();
          return next.view();
        });
  }

  /** Goes on with a recount, until it is done or has to be owed again. */
  void goOn(CommunityId community) {
    var stop = ground.now().plus(BUDGET);
    var now = ground.generations().get(community);
    while (canGoOn(now) && ground.now().isBefore(stop)) {
      now = step(community);
    }
    LOG.info("the recount of {} is at {}", community, now);
    if (now.phase() != Phase.COUNTED) {
      var writes = ground.writes();
      var at = now.clearFrom() == null ? ground.now() : now.clearFrom();
      ground.tasks().recount(writes, community, at);
      writes.commit();
    }
  }

  private boolean canGoOn(Generation now) {
    return switch (now.phase()) {
      case COUNTED -> false;
      case COUNTING -> true;
      case CLEARING -> !ground.now().isBefore(now.clearFrom());
    };
  }

  /** One step. Whoever lost a race for it sees where the other one is. */
  Generation step(CommunityId community) {
    var now = ground.generations().get(community);
    try {
      return switch (now.phase()) {
        case COUNTED -> now;
        case COUNTING -> count(now);
        case CLEARING -> clear(now);
      };
    } catch (Stale overtaken) {
      return ground.generations().get(community);
    }
  }

  private Generation count(Generation now) {
    var page = ground.facts().page(now.community(), now.position(), PAGE);
    var batch = new Batch(ground, now.community(), now.other(), now.live());
    int taken = 0;
    String last = null;
    for (var fact : page.items()) {
      if (!batch.take(fact)) {
        break;
      }
      taken++;
      last = fact.subject();
    }
    // The sets are compared when all of it is in both.
    var next =
        page.items().isEmpty()
            ? now.clearing(0, differing(now), ground.now().plus(STILL_SHOWN))
            : now.at(last, taken);
    var writes = ground.writes();
    ground.generations().put(writes, next);
    batch.write(writes);
    writes.commit();
    return next;
  }

  private List<String> differing(Generation now) {
    var shown = ground.figures().read(FigureTable.of(now.community(), now.shown()), "");
    var built = ground.figures().read(FigureTable.of(now.community(), now.other()), "");
    var cells = new TreeSet<>(shown.keySet());
    cells.addAll(built.keySet());
    shown.values().forEach(numbers -> numbers.remove(Measure.CHANGES));
    built.values().forEach(numbers -> numbers.remove(Measure.CHANGES));
    var periods =
        cells.stream()
            .filter(cell -> !Objects.equals(shown.get(cell), built.get(cell)))
            .map(Cell::period)
            .distinct()
            .toList();
    if (!periods.isEmpty()) {
      LOG.warn("the recount of {} found other figures in {}", now.community(), periods);
    }
    return periods;
  }

  /** What differed goes into the areas too; days go by themselves. */
  private Generation clear(Generation now) {
    now.differing().stream()
        .filter(Periods::isMonth)
        .forEach(month -> sharing.share(now.community(), month));
    while (ground.figures().clearSome(FigureTable.of(now.community(), now.other()))) {
      LOG.debug("there are more figures of {} to clear away", now.community());
    }
    var next = now.counted();
    var writes = ground.writes();
    ground.generations().put(writes, next);
    writes.commit();
    return next;
  }
}
