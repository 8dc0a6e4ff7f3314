package cn.linli.duty;

import cn.linli.activity.Tier;
import cn.linli.shared.CommunityId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How an activity stands, as its latest revision says.
 *
 * @param isOn whether what is to come of it will take place
 * @param meetings by the number of the session
 */
record Standing(
    CommunityId community,
    UUID activity,
    int revision,
    boolean isOn,
    String kind,
    Tier tier,
    List<Meeting> meetings) {
  /** Where a session of it is counted, if nobody told that it took place. */
  Meeting meeting(int session) {
    return session < meetings.size() ? meetings.get(session) : null;
  }

  /**
   * A session to come.
   *
   * @param isOccasion whether it counts as one of what is owed
   */
  record Meeting(Instant start, boolean isOccasion) {}
}
