package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import java.util.UUID;

/**
 * Counts activities: what one counted for before goes, and what its facts say now comes, in one
 * transaction. What it counted for is read before the facts, so whoever writes has seen at least
 * the facts of whoever wrote before.
 */
final class Counting {
  private final Ground ground;

  Counting(Ground ground) {
    this.ground = ground;
  }

  /** Counts an activity whose facts are on record, in every set of figures that is alive. */
  void count(CommunityId community, UUID activity) {
    for (int generation : ground.generations().get(community).live()) {
      count(community, activity, generation);
    }
  }

  /** Counts an activity in one set of figures. */
  void count(CommunityId community, UUID activity, int generation) {
    Stale.again(() -> countOnce(community, activity, generation));
  }

  private boolean countOnce(CommunityId community, UUID activity, int generation) {
    var counted = ground.counted().get(community, activity, generation);
    var facts = ground.facts().read(community, activity);
    var next = Contribution.of(facts, ground.calendar(community));
    var difference = next.minus(counted.contribution());
    if (difference.isEmpty()) {
      return false;
    }
    var writes = ground.writes();
    ground.counted().put(writes, counted.with(next));
    difference.forEach(
        (cell, numbers) -> ground.figures().add(writes, community, generation, cell, numbers));
    writes.commit();
    return true;
  }
}
