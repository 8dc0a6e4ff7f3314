package cn.linli.duty;

import cn.linli.activity.Tier;
import java.time.Instant;

/**
 * That a session took place. It counts as what it was then, whatever becomes of its activity.
 *
 * @param toldAt orders what is told of a session that was moved after it had ended
 */
record Held(String kind, Tier tier, Instant start, boolean isOccasion, Instant toldAt) {
  boolean isNewerThan(Held other) {
    int byTime = toldAt.compareTo(other.toldAt);
    return byTime > 0 || (byTime == 0 && start.isAfter(other.start));
  }
}
