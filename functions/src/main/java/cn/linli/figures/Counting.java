package cn.linli.figures;

import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Takes in what is told of subjects. What each counted for before goes and what it counts for now
 * comes, in one transaction with their facts; what is older than what is known changes nothing.
 */
final class Counting {
  /** Where many come at once, a message that is given back comes again minutes later. */
  private static final int PATIENCE = 5;

  private final Ground ground;

  Counting(Ground ground) {
    this.ground = ground;
  }

  /**
   * Counts what was told of a community's subjects, in every set of figures that is alive: as much
   * of it in one transaction as fits, since all of it meets at the same counters.
   */
  void take(CommunityId community, List<Heard> heard) {
    var newest = new LinkedHashMap<String, Heard>();
    heard.forEach(one -> newest.merge(one.subject(), one, Heard::or));
    for (int times = 1; ; times++) {
      try {
        takeAll(community, newest.values());
        return;
      } catch (Refusal refusal) {
        if (refusal.code() != ApiError.BUSY || times == PATIENCE) {
          throw refusal;
        }
      }
    }
  }

  private void takeAll(CommunityId community, Collection<Heard> heard) {
    Stale.again(
        () -> {
          boolean more = !heard.isEmpty();
          while (more) {
            more = step(community, heard);
          }
          return true;
        });
  }

  /**
   * Brings one set of figures up to date, as far as one transaction goes; says whether more may be
   * behind. A recount that began after the generations were read may have passed where a subject
   * stands that is new; whoever comes first sees that the other was there.
   */
  private boolean step(CommunityId community, Collection<Heard> heard) {
    var live = ground.generations().get(community).live();
    var facts = new ArrayList<Fact>();
    boolean isNew = false;
    for (var one : heard) {
      var known = ground.facts().find(community, one.subject());
      isNew |= known.isEmpty();
      facts.add(
          known.map(fact -> fact.orNewer(one.order(), one.matter())).orElseGet(() -> first(one)));
    }
    var behind = behind(facts, live);
    if (behind.isEmpty()) {
      return false;
    }
    var batch = new Batch(ground, community, behind.get(), live);
    boolean fits = true;
    for (var fact : facts) {
      fits = fits && batch.take(fact);
    }
    commit(community, batch);
    return !fits || live.size() > 1 || (isNew && !live.equals(live(community)));
  }

  private static Fact first(Heard heard) {
    return Fact.first(heard.community(), heard.subject(), heard.order(), heard.matter());
  }

  private List<Integer> live(CommunityId community) {
    return ground.generations().get(community).live();
  }

  /** The first set of figures that anything is newer than. */
  private static Optional<Integer> behind(List<Fact> facts, List<Integer> live) {
    return live.stream()
        .filter(one -> facts.stream().anyMatch(fact -> fact.isBehindIn(one)))
        .findFirst();
  }

  private void commit(CommunityId community, Batch batch) {
    var writes = ground.writes();
    batch.write(writes);
    var owed = ground.tasks().share(writes, community, batch.months());
    writes.commit();
    ground.tasks().remember(owed);
  }
}
