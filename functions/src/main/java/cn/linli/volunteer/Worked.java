package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The hours of one shift in somebody's statement.
 *
 * @param date of the shift, in the community's calendar
 */
record Worked(
    CommunityId community,
    PersonId person,
    LocalDate date,
    UUID activity,
    UUID shift,
    int minutes) {
  View view() {
    return new View(date, activity, shift, minutes);
  }

  /** What the contract shows. */
  record View(LocalDate date, UUID activity, UUID shift, int minutes) {}
}
