package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;

/**
 * What tickets may be about, and to whom they go.
 *
 * @param desk at which tickets wait
 * @param handler who gets them at once, or null
 * @param hours until a ticket is due, day and night
 * @param retired whether nothing new is taken under it
 * @param revision 0 for one of the deployment that the community has not changed
 */
record Category(
    CommunityId community,
    String id,
    String name,
    Role desk,
    PersonId handler,
    int hours,
    boolean retired,
    int revision) {
  /** As everybody sees it. */
  View view() {
    return new View(id, name, desk.toString(), hours, retired ? true : null, revision);
  }

  /** The same for the staff. */
  StaffView staffView() {
    return new StaffView(id, name, desk.toString(), handler, hours, retired, revision);
  }

  /** See {@link #view}. */
  record View(
      String category, String name, String desk, int hours, Boolean retired, int revision) {}

  /** See {@link #staffView}. */
  record StaffView(
      String category,
      String name,
      String desk,
      PersonId handler,
      int hours,
      boolean retired,
      int revision) {}
}
