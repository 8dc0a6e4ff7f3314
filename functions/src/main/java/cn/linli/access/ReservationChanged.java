package cn.linli.access;

import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Every event {@code venue.reservation-*}, as far as access reads it: the reservation as it stands
 * after the change.
 *
 * @param opens the zones whose doors it opens, those on the way included; none where it opens none
 */
record ReservationChanged(
    UUID reservation,
    int revision,
    PersonId person,
    Instant start,
    Instant end,
    String state,
    List<String> opens) {

  ReservationChanged {
    opens = opens == null ? List.of() : List.copyOf(opens);
  }

  /** Paid where it must be: what waits for money is not confirmed. */
  boolean isConfirmed() {
    return state.equals("confirmed");
  }

  TimeRange time() {
    return new TimeRange(start, end);
  }
}
