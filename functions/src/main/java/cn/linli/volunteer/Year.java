package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Month;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much somebody helped in a year.
 *
 * @param months those in which they did
 */
record Year(
    CommunityId community, PersonId person, int year, Sum whole, SortedMap<Month, Sum> months) {
  static Year nothing(CommunityId community, PersonId person, int year) {
    return new Year(community, person, year, Sum.NOTHING, new TreeMap<>());
  }

  /** What counts of some time. */
  record Sum(int minutes, int shifts) {
    static final Sum NOTHING = new Sum(0, 0);
  }
}
