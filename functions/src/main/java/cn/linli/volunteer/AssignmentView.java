package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How somebody stands to a shift.
 *
 * @param code what the volunteer shows to the holder, in their own view alone
 * @param payout by which the stipend is found among the person's payouts, once it is owed
 * @param rating for the volunteer and the centre's people
 * @param corrections for these too
 */
record AssignmentView(
    UUID shift,
    UUID activity,
    PersonId person,
    String name,
    Instant from,
    Instant until,
    long stipendFen,
    String state,
    String reason,
    Instant takenAt,
    Instant checkedInAt,
    Instant checkedOutAt,
    Integer minutes,
    String code,
    String payout,
    Rating.View rating,
    List<Correction> corrections,
    int revision) {
  /** For the volunteer. */
  static AssignmentView own(Assignment assignment, Codes codes) {
    var state = assignment.state();
    boolean isShown = state == AssignmentState.TAKEN || state == AssignmentState.CHECKED_IN;
    var code = isShown ? codes.of(assignment.key()) : null;
    return of(assignment, code, true);
  }

  /** For an export. */
  static AssignmentView whole(Assignment assignment) {
    return of(assignment, null, true);
  }

  /**
   * For whoever holds the shift.
   *
   * @param isStaff whether it is somebody of the centre
   */
  static AssignmentView held(Assignment assignment, boolean isStaff) {
    return of(assignment, null, isStaff);
  }

  private static AssignmentView of(Assignment one, String code, boolean isWhole) {
    var key = one.key();
    return new AssignmentView(
        key.shift(),
        key.activity(),
        key.person(),
        one.name(),
        one.time().start(),
        one.time().end(),
        one.stipend().fen(),
        one.state().toString(),
        one.reason(),
        one.takenAt(),
        one.checkedInAt(),
        one.checkedOutAt(),
        one.minutes(),
        code,
        isWhole && one.isOwed() ? Stipends.payout(one) : null,
        isWhole && one.rating() != null ? one.rating().view() : null,
        isWhole ? one.corrections() : null,
        one.revision());
  }
}
