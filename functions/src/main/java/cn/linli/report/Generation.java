package cn.linli.report;

import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which set of figures of a community is shown, and which one a recount is making.
 *
 * @param shown counts from 1
 * @param building or null where no recount runs
 */
record Generation(CommunityId community, int shown, Integer building) {
  /** Before the first recount. */
  static Generation first(CommunityId community) {
    return new Generation(community, 1, null);
  }

  /** The sets that an event counts in. */
  List<Integer> live() {
    return Stream.of(shown, building).filter(generation -> generation != null).toList();
  }
}
