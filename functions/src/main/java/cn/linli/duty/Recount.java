package cn.linli.duty;

import cn.linli.duty.Generation.Phase;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a community's figures anew from the facts: into a set of their own, which then takes the
 * place of the shown one. Facts that come meanwhile count in both sets, and are on record before
 * they count: whatever the recount does not read was told to the new set already. It goes on where
 * it stopped, and two at once do no harm.
 */
final class Recount {
  private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

  /** The worker takes ten messages within a minute. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private static final int PAGE = 50;

  private final Ground ground;
  private final Counting counting;
  private final Looking looking;

  Recount(Ground ground, Counting counting, Looking looking) {
    this.ground = ground;
    this.counting = counting;
    this.looking = looking;
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
          ground.tasks().recount(writes, command.community());
          looking.arm(writes, command.community());
          writes.commit();
          return next.view();
        });
  }

  /** Goes on with a recount, until it is done or has to be owed again. */
  void goOn(CommunityId community) {
    var stop = ground.now().plus(BUDGET);
    var now = ground.generations().get(community);
    while (now.phase() != Phase.COUNTED && ground.now().isBefore(stop)) {
      now = step(community);
    }
    LOG.info("the recount of {} is at {}", community, now);
    if (now.phase() != Phase.COUNTED) {
      var writes = ground.writes();
      ground.tasks().recount(writes, community);
      writes.commit();
    }
  }

  /** One step. Whoever lost a race for it sees where the other one is. */
  Generation step(CommunityId community) {
    var now = ground.generations().get(community);
    try {
      var next =
          switch (now.phase()) {
            case COUNTED -> now;
            case COUNTING -> count(now);
            case CLEARING -> clear(now);
          };
      if (next.revision() != now.revision()) {
        var writes = ground.writes();
        ground.generations().put(writes, next);
        writes.commit();
      }
      return next;
    } catch (Stale overtaken) {
      return ground.generations().get(community);
    }
  }

  private Generation count(Generation now) {
    var page = ground.known().page(now.community(), now.position(), PAGE);
    for (var activity : page.activities()) {
      counting.count(now.community(), activity, now.other());
    }
    int counted = page.activities().size();
    return page.last() == null
        ? now.clearing(counted, differing(now))
        : now.at(page.last(), counted);
  }

  private List<YearMonth> differing(Generation now) {
    var shown = ground.figures().read(now.community(), now.shown());
    var built = ground.figures().read(now.community(), now.other());
    var cells = new TreeSet<>(shown.keySet());
    cells.addAll(built.keySet());
    var months =
        cells.stream()
            .filter(cell -> !Objects.equals(shown.get(cell), built.get(cell)))
            .map(Contribution.Cell::month)
            .distinct()
            .toList();
    if (!months.isEmpty()) {
      LOG.warn("the recount of {} found other figures in {}", now.community(), months);
    }
    return months;
  }

  private Generation clear(Generation now) {
    var page = ground.known().page(now.community(), now.position(), PAGE);
    var writes = ground.writes();
    page.activities()
        .forEach(
            activity -> ground.counted().delete(writes, now.community(), activity, now.other()));
    writes.commitIfAny();
    if (page.last() != null) {
      return now.at(page.last(), 0);
    }
    while (ground.figures().clearSome(now.community(), now.other())) {
      LOG.debug("there are more figures of {} to clear away", now.community());
    }
    return now.counted();
  }
}
