package cn.linli.venue;

import cn.linli.shared.CommunityId;
import java.util.List;

/**
 * The whole place or a part of it.
 *
 * @param id unique in the community
 * @param parent what it lies in, or null for the whole place
 * @param capacity how many people fit
 * @param equipment what is there, in short names that a search asks for
 * @param access how one gets in
 * @param openingHours of a week, or null for those of the parent
 * @param revision counts the changes
 */
record Zone(
    CommunityId community,
    String id,
    String name,
    String parent,
    int capacity,
    List<String> equipment,
    Access access,
    List<Hours> openingHours,
    BookingRules rules,
    int revision) {
  View view(List<Hours> hours, Details details) {
    return new View(
        id,
        name,
        parent,
        capacity,
        equipment,
        access,
        hours,
        rules,
        details == null ? null : details.description(),
        details == null ? null : details.photos(),
        revision);
  }

  /**
   * What people read about a zone before they book it; kept apart, since no rule asks for it.
   *
   * @param description in words, or null
   * @param photos addresses of pictures, or null
   */
  record Details(String description, List<String> photos) {}

  /** What the contract shows. */
  record View(
      String id,
      String name,
      String parent,
      int capacity,
      List<String> equipment,
      Access access,
      List<Hours> openingHours,
      BookingRules rules,
      String description,
      List<String> photos,
      int revision) {}
}
