package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * That staff has set right when somebody came and went.
 *
 * @param reason why
 * @param checkedInAt what was on record before, or null
 * @param checkedOutAt what was on record before, or null
 * @param minutes what counted before, or null
 */
record Correction(
    Instant at,
    PersonId by,
    String reason,
    Instant checkedInAt,
    Instant checkedOutAt,
    Integer minutes) {}
