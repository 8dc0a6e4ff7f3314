package cn.linli.venue;

import cn.linli.shared.dynamo.Stale;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** Cancels whatever a blackout finds inside: bookings, offers and requests. */
final class Evictions {
  /** What one call cancels at the most; the next minute goes on. */
  private static final int MOST = 100;

  private static final int PAGE = 100;

  private final Venue venue;
  private final Changes changes;

  Evictions(Venue venue, Changes changes) {
    this.venue = venue;
    this.changes = changes;
  }

  /**
   * Cancels what is inside, each once.
   *
   * @return whether nothing is left
   */
  boolean evict(Blackout blackout) {
    var related = new ZoneTree(venue.zones().list(blackout.community())).related(blackout.zone());
    var inside = new LinkedHashSet<UUID>(holders(blackout, related));
    inside.addAll(requests(blackout, related));
    inside.addAll(waiting(blackout, related));
    int cancelled = 0;
    for (var id : inside) {
      if (cancelled == MOST) {
        return false;
      }
      cancelled += Stale.again(() -> cancel(blackout, related, id)) ? 1 : 0;
    }
    return true;
  }

  private Set<UUID> holders(Blackout blackout, Collection<String> related) {
    var calendar = venue.communities().calendar(blackout.community());
    var holders = new LinkedHashSet<UUID>();
    Slots.of(blackout.time(), calendar)
        .forEach(
            (date, slots) ->
                holders.addAll(venue.claims().holders(blackout.community(), date, related, slots)));
    return holders;
  }

  private Set<UUID> requests(Blackout blackout, Collection<String> related) {
    var requests = new LinkedHashSet<UUID>();
    String after = null;
    do {
      var page = venue.pending().page(blackout.community(), after, PAGE);
      page.items().stream()
          .filter(request -> related.contains(request.zone()))
          .filter(request -> request.time().overlaps(blackout.time()))
          .forEach(request -> requests.add(request.id()));
      after = page.last();
    } while (after != null);
    return requests;
  }

  /** Nobody waits for what will not become free. */
  private Set<UUID> waiting(Blackout blackout, Collection<String> related) {
    var calendar = venue.communities().calendar(blackout.community());
    var waiting = new LinkedHashSet<UUID>();
    venue.waiting().startingUntil(blackout.community(), blackout.time(), calendar).stream()
        .filter(entry -> related.contains(entry.zone()))
        .filter(entry -> entry.time().overlaps(blackout.time()))
        .forEach(entry -> waiting.add(entry.id()));
    return waiting;
  }

  private boolean cancel(Blackout blackout, Collection<String> related, UUID id) {
    var found = venue.reservations().find(blackout.community(), id).orElse(null);
    if (found == null
        || found instanceof Reservation.Ended
        || !isInside(found, blackout, related)) {
      return false;
    }
    var now = venue.clock().instant();
    var cancelled = found.end(Reservation.How.CANCELLED, blackout.by(), now, blackout.reason());
    var told = new Told("venue.reservation-cancelled", blackout.by(), blackout.reason());
    changes.commit(found, cancelled, told);
    return true;
  }

  /** A buffer after a booking may reach inside, and what is over took place. */
  private boolean isInside(Reservation found, Blackout blackout, Collection<String> related) {
    var booking = found.booking();
    return related.contains(booking.zone())
        && booking.time().overlaps(blackout.time())
        && booking.time().end().isAfter(venue.clock().instant());
  }
}
