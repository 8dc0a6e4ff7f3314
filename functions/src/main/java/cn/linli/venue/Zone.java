package cn.linli.venue;

import cn.linli.shared.CommunityId;
import java.util.List;

/**
 * The whole place or a part of it.
 *
 * @param id unique in the community
 * @param parent what it lies in, or null for the whole place
 * @param capacity how many people fit
 * @param openingHours of a week, or null for those of the parent
 * @param revision counts the changes
 */
record Zone(
    CommunityId community,
    String id,
    String name,
    String parent,
    int capacity,
    List<Hours> openingHours,
    BookingRules rules,
    int revision) {
  View view(List<Hours> hours) {
    return new View(id, name, parent, capacity, hours, rules, revision);
  }

  /** What the contract shows. */
  record View(
      String id,
      String name,
      String parent,
      int capacity,
      List<Hours> openingHours,
      BookingRules rules,
      int revision) {}
}
