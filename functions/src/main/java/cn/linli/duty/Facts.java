package cn.linli.duty;

import cn.linli.shared.CommunityId;
import java.util.SortedMap;
import java.util.UUID;

/**
 * All that is known of an activity.
 *
 * @param standing or null, where events of its sessions came first
 * @param sessions by their number, those that something is known of
 */
record Facts(
    CommunityId community, UUID activity, Standing standing, SortedMap<Integer, Session> sessions) {
  boolean areNone() {
    return standing == null && sessions.isEmpty();
  }

  /** What is known of a session. */
  Session session(int number) {
    return sessions.getOrDefault(number, Session.UNKNOWN);
  }

  /**
   * A session.
   *
   * @param held or null
   * @param attended how many persons came
   */
  record Session(Held held, int attended) {
    static final Session UNKNOWN = new Session(null, 0);
  }
}
