package cn.linli.venue;

import static cn.linli.venue.Changes.event;

import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** What the staff decide about requests, and what becomes of those they do not decide about. */
final class Decisions {
  private static final String SLOT_GONE = "another booking has the time";

  private final Venue venue;
  private final Changes changes;
  private final Cursors cursors;

  Decisions(Venue venue, Changes changes, Cursors cursors) {
    this.venue = venue;
    this.changes = changes;
    this.cursors = cursors;
  }

  /** Accepts, rejects, or returns to handling. The same decision again changes nothing. */
  Reservation.View decide(Principal caller, Commands.Decide command) {
    try {
      return change(caller, command, found -> decided(caller, found, command)).view();
    } catch (Refusal refused) {
      if (command.decision() == Decision.ACCEPT && refused.code() == VenueError.SLOT_TAKEN) {
        change(caller, command, found -> tellThatItIsGone(caller, found));
      }
      throw refused;
    }
  }

  private Reservation change(
      Principal caller, Commands.Decide command, UnaryOperator<Reservation> work) {
    return venue.change(caller, command.community(), command.reservation(), work);
  }

  private Reservation decided(Principal caller, Reservation found, Commands.Decide command) {
    return switch (command.decision()) {
      case ACCEPT -> accept(caller, found);
      case REJECT -> reject(caller, found, command.reason());
      case RETURN -> handBack(caller, found);
    };
  }

  private Reservation accept(Principal caller, Reservation found) {
    return switch (found) {
      case Reservation.Confirmed already -> already;
      case Reservation.Ended ended -> throw VenueError.DECIDED_ALREADY.refusal();
      case Reservation.Pending pending -> {
        requireInTime(pending);
        yield acceptOnce(caller, pending);
      }
    };
  }

  private Reservation acceptOnce(Principal caller, Reservation.Pending pending) {
    var booking = pending.booking().next();
    if (!pending.holds()) {
      var tree = venue.zones().tree(booking.community());
      booking = booking.claiming(tree.claimed(booking.zone()));
      changes.requireFree(booking, tree, null);
    }
    var confirmed = new Reservation.Confirmed(booking);
    changes.commit(pending, confirmed, event("venue.reservation-accepted", caller.person()));
    return confirmed;
  }

  /** The one who waited for a time that went to another must hear of it. */
  private Reservation tellThatItIsGone(Principal caller, Reservation found) {
    return found instanceof Reservation.Pending pending
        ? rejectOnce(caller, pending, SLOT_GONE)
        : found;
  }

  private Reservation reject(Principal caller, Reservation found, String reason) {
    return switch (found) {
      case Reservation.Ended ended when ended.how() == Reservation.How.REJECTED -> ended;
      case Reservation.Ended ended -> throw VenueError.DECIDED_ALREADY.refusal();
      case Reservation.Confirmed confirmed -> throw VenueError.DECIDED_ALREADY.refusal();
      case Reservation.Pending pending -> {
        Fault.checks().that(reason != null, "/reason", "is required to reject").orRefuse();
        yield rejectOnce(caller, pending, reason);
      }
    };
  }

  private Reservation rejectOnce(Principal caller, Reservation.Pending pending, String reason) {
    var now = venue.clock().instant();
    var end = pending.end(Reservation.How.REJECTED, caller.person(), now, reason);
    changes.commit(pending, end, event("venue.reservation-rejected", caller.person()));
    return end;
  }

  private Reservation handBack(Principal caller, Reservation found) {
    return switch (found) {
      case Reservation.Pending pending -> pending;
      case Reservation.Ended ended when ended.how() == Reservation.How.CANCELLED ->
          throw VenueError.OVER.refusal();
      case Reservation.Ended ended -> handBackOnce(caller, ended);
      case Reservation.Confirmed confirmed -> handBackOnce(caller, confirmed);
    };
  }

  private Reservation handBackOnce(Principal caller, Reservation from) {
    var community = from.booking().community();
    var tree = venue.zones().tree(community);
    var rules = venue.rules(community, tree, from.booking().zone());
    var booking = from.booking().next();
    if (!venue.clock().instant().isBefore(booking.time().start())) {
      throw VenueError.OVER.refusal();
    }
    if (!(rules.asked(booking.claiming(tree.claimed(booking.zone())))
        instanceof Reservation.Pending pending)) {
      throw VenueError.NOT_BY_REQUEST.refusal();
    }
    if (pending.holds() && !from.holdsSlots()) {
      changes.requireFree(pending.booking(), tree, null);
    }
    changes.commit(from, pending, event("venue.reservation-returned", caller.person()));
    return pending;
  }

  private void requireInTime(Reservation.Pending pending) {
    if (!venue.clock().instant().isBefore(pending.decideBy())) {
      throw VenueError.DECIDED_TOO_LATE.refusal();
    }
  }

  /** Ends a request that nobody decided about in time. */
  void lapse(Deadline deadline) {
    Stale.again(
        () -> {
          venue
              .reservations()
              .find(deadline.community(), UUID.fromString(deadline.ref()))
              .ifPresent(this::lapseIfDue);
          return null;
        });
  }

  private void lapseIfDue(Reservation reservation) {
    var now = venue.clock().instant();
    if (reservation instanceof Reservation.Pending pending && !now.isBefore(pending.decideBy())) {
      var lapsed = pending.end(Reservation.How.LAPSED, null, now, null);
      changes.commit(pending, lapsed, event("venue.reservation-lapsed", null));
    }
  }

  /** A page of the requests that wait, the most urgent first. */
  PageOf<PendingTable.Request> pending(Commands.ListPending query) {
    var name = "pending " + query.community();
    var position = cursors.position(name, query.cursor());
    var page = venue.pending().page(query.community(), position, PageOf.limit(query.limit()));
    return new PageOf<>(page.items(), cursors.after(name, page.last()));
  }

  /** What may be decided. */
  enum Decision {
    ACCEPT,
    REJECT,
    RETURN;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
