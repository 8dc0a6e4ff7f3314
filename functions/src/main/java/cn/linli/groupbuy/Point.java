package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.List;

/**
 * A pick-up point of a community.
 *
 * @param keepers who hand out what is collected there
 * @param open whether new orders may be collected there
 */
record Point(
    CommunityId community,
    String id,
    String name,
    String address,
    List<PersonId> keepers,
    boolean open,
    int revision) {
  Point {
    keepers = List.copyOf(keepers);
  }

  View view() {
    return new View(id, name, address, open, revision);
  }

  /** What the contract shows to everybody. */
  record View(String point, String name, String address, boolean open, int revision) {}
}
