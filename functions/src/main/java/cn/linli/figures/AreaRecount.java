package cn.linli.figures;

import cn.linli.figures.AreaProgress.Phase;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes all that a district and its streets report anew from what their communities counted: each
 * community puts its periods there again, then each period is added up. A step is one community or
 * one period, and the same again changes nothing, so that it goes on where it stopped.
 */
final class AreaRecount {
  private static final Logger LOG = LoggerFactory.getLogger(AreaRecount.class);

  /** The worker takes ten messages within a minute. */
  private static final Duration BUDGET = Duration.ofSeconds(5);

  private final Ground ground;
  private final Sharing sharing;
  private final Folding folding;

  AreaRecount(Ground ground, Sharing sharing, Folding folding) {
    this.ground = ground;
    this.sharing = sharing;
    this.folding = folding;
  }

  /** Orders a recount. While one runs no other begins; the same again says how far it is. */
  AreaProgress.View order(Commands.RecountArea command) {
    ground.needs().communities().nameOfDistrict(command.district());
    return Stale.again(
        () -> {
          var now = ground.areas().get(command.district());
          boolean runs = now.phase() != Phase.DONE;
          if (!runs && command.recount().equals(now.recount())) {
            return now.view();
          }
          var writes = ground.writes();
          var next = runs ? now : now.begun(command.recount(), periods(command.district()));
          if (!runs) {
            ground.areas().put(writes, next);
          }
          ground.tasks().recountArea(writes, command.district(), runs);
          writes.commit();
          return next.view();
        });
  }

  private SortedSet<String> periods(String district) {
    return new TreeSet<>(ground.folds().periods(new Area(district, null)));
  }

  /** Goes on with a recount, until it is done or has to be owed again. */
  void goOn(String district) {
    var stop = ground.now().plus(BUDGET);
    var now = ground.areas().get(district);
    while (now.phase() != Phase.DONE && ground.now().isBefore(stop)) {
      now = step(district);
    }
    LOG.info("the recount of {} is at {}, {}", district, now.phase(), now.position());
    if (now.phase() != Phase.DONE) {
      var writes = ground.writes();
      ground.tasks().recountArea(writes, district, false);
      writes.commit();
    }
  }

  /** One step. Whoever lost a race for it sees where the other one is. */
  AreaProgress step(String district) {
    var now = ground.areas().get(district);
    var next =
        switch (now.phase()) {
          case SHARING -> share(now);
          case FOLDING -> fold(now);
          case DONE -> now;
        };
    if (now.phase() == Phase.DONE) {
      return now;
    }
    try {
      var writes = ground.writes();
      ground.areas().put(writes, next);
      writes.commit();
      return next;
    } catch (Stale overtaken) {
      return ground.areas().get(district);
    }
  }

  private AreaProgress share(AreaProgress now) {
    var found = next(now);
    if (found.isEmpty()) {
      return now.folding();
    }
    var community = found.get();
    var home = ground.needs().communities().home(community);
    var own = new TreeSet<String>();
    for (var month : sharing.months(community)) {
      own.add(month);
      own.add(month.substring(0, 4));
    }
    var periods = new TreeSet<>(now.periods());
    periods.addAll(own);
    for (var period : periods) {
      // What the community knows nothing of any more goes from its areas too.
      if (own.contains(period) || ground.shares().get(home, period).revision() > 0) {
        sharing.put(community, period);
      }
    }
    return now.shared(home.street() + "/" + community, periods);
  }

  /** The community after the last one, of its street or the next that has any. */
  private Optional<CommunityId> next(AreaProgress now) {
    var communities = ground.needs().communities();
    var last = now.position() == null ? new String[] {"", null} : now.position().split("/", 2);
    return communities.streetsOf(now.district()).stream()
        .filter(street -> street.compareTo(last[0]) >= 0)
        .flatMap(
            street ->
                communities
                    .nextOf(now.district(), street, street.equals(last[0]) ? last[1] : null)
                    .stream())
        .findFirst();
  }

  private AreaProgress fold(AreaProgress now) {
    var left =
        now.position() == null
            ? now.periods()
            : new TreeSet<>(now.periods()).tailSet(now.position(), false);
    if (left.isEmpty()) {
      return now.done();
    }
    var period = left.getFirst();
    boolean isOther = folding.fold(new Area(now.district(), null), period);
    for (var street : ground.needs().communities().streetsOf(now.district())) {
      isOther |= folding.fold(new Area(now.district(), street), period);
    }
    var differing = new ArrayList<>(now.differing());
    if (isOther) {
      differing.add(period);
      LOG.warn("the recount of {} found other figures in {}", now.district(), period);
    }
    return now.folded(period, differing);
  }
}
