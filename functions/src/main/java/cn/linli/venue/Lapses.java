package cn.linli.venue;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Stale;
import java.time.Instant;
import java.util.UUID;

/** What becomes of reservations about which nobody does in time what they wait for. */
final class Lapses {
  private final Venue venue;
  private final Changes changes;

  Lapses(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  /** Does what is due, if it still is: an older deadline of the same reservation means nothing. */
  void due(Deadline deadline) {
    Stale.again(
        () -> {
          venue
              .reservations()
              .find(deadline.community(), UUID.fromString(deadline.ref()))
              .filter(found -> found.due().filter(this::isOver).isPresent())
              .ifPresent(this::end);
          return null;
        });
  }

  private boolean isOver(Instant due) {
    return !venue.clock().instant().isBefore(due);
  }

  private void end(Reservation found) {
    if (found instanceof Reservation.Confirmed confirmed) {
      new NoShows(venue, changes).miss(confirmed);
    } else {
      var lapsed = found.end(Reservation.How.LAPSED, null, venue.clock().instant(), null);
      changes.commit(found, lapsed, Told.of("venue.reservation-lapsed", null));
    }
  }
}
