package cn.linli.venue;

import cn.linli.identity.People;
import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.PageOf;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** What the staff decide about requests, and what becomes of those they do not decide about. */
final class Decisions {
  private static final String SLOT_GONE = "another booking has the time";

  private final Venue venue;
  private final Changes changes;
  private final People people;

  Decisions(Venue venue, Changes changes, People people) {
    this.venue = venue;
    this.changes = changes;
    this.people = people;
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

  /** Nobody decides about what they have not seen: a decision names the revision it is about. */
  private Reservation decided(Principal caller, Reservation found, Commands.Decide command) {
    if (isAlready(found, command.decision())) {
      return found;
    }
    if (found.booking().revision() != command.revision()) {
      throw VenueError.CHANGED_MEANWHILE.refusal();
    }
    return switch (command.decision()) {
      case ACCEPT -> accept(caller, found);
      case REJECT -> reject(caller, found, command.reason());
      case RETURN -> handBack(caller, found, command.reason());
    };
  }

  private boolean isAlready(Reservation found, Decision decision) {
    return switch (decision) {
      case ACCEPT ->
          found instanceof Reservation.Confirmed || found instanceof Reservation.AwaitingPayment;
      case REJECT ->
          found instanceof Reservation.Ended ended && ended.how() == Reservation.How.REJECTED;
      case RETURN -> found instanceof Reservation.Pending pending && isInTime(pending);
    };
  }

  private Reservation accept(Principal caller, Reservation found) {
    if (!(found instanceof Reservation.Pending pending)) {
      throw VenueError.DECIDED_ALREADY.refusal();
    }
    if (!isInTime(pending)) {
      throw VenueError.DECIDED_TOO_LATE.refusal();
    }
    if (pending.booking().person().equals(caller.person())) {
      throw VenueError.OWN_REQUEST.refusal();
    }
    return acceptOnce(caller, pending);
  }

  private Reservation acceptOnce(Principal caller, Reservation.Pending pending) {
    var booking = pending.booking().next();
    var tree = venue.tree(booking.community());
    if (tree.isClosed(booking.zone(), booking.time())) {
      throw VenueError.CLOSED.refusal();
    }
    if (!pending.holds()) {
      booking = pending.booking().next(tree.claimed(booking.zone()));
      changes.requireFree(booking, tree, null);
    }
    var accepted = venue.rules(booking.community(), tree, booking.zone()).agreed(booking);
    changes.commit(pending, accepted, Told.of("venue.reservation-accepted", caller.person()));
    return accepted;
  }

  /** The one who waited for a time that went to another must hear of it. */
  private Reservation tellThatItIsGone(Principal caller, Reservation found) {
    if (found instanceof Reservation.Pending pending && !pending.holds()) {
      var tree = venue.tree(pending.booking().community());
      if (changes.isGone(pending.booking(), tree)) {
        return rejectOnce(caller, pending, SLOT_GONE);
      }
    }
    return found;
  }

  private Reservation reject(Principal caller, Reservation found, String reason) {
    if (!(found instanceof Reservation.Pending pending)) {
      throw VenueError.DECIDED_ALREADY.refusal();
    }
    Fault.checks().that(reason != null, "/reason", "is required to reject").orRefuse();
    return rejectOnce(caller, pending, reason);
  }

  private Reservation rejectOnce(Principal caller, Reservation.Pending pending, String reason) {
    var now = venue.clock().instant();
    var end = pending.end(Reservation.How.REJECTED, caller.person(), now, reason);
    changes.commit(pending, end, new Told("venue.reservation-rejected", caller.person(), reason));
    return end;
  }

  private Reservation handBack(Principal caller, Reservation from, String reason) {
    var booking = from.booking();
    if (!venue.clock().instant().isBefore(booking.time().start()) || !isUpToTheStaff(from)) {
      throw VenueError.OVER.refusal();
    }
    Venue.requireUnpaid(from);
    people.requireActive(booking.person());
    var tree = venue.tree(booking.community());
    var rules = venue.rules(booking.community(), tree, booking.zone());
    if (!(rules.asked(booking.next(tree.claimed(booking.zone())))
        instanceof Reservation.Pending pending)) {
      throw VenueError.NOT_BY_REQUEST.refusal();
    }
    var tally = Tally.of(venue, from, pending.booking(), rules.zone().rules());
    rules.requireWithinLimit(tally);
    if (pending.holds() && !from.holdsSlots()) {
      changes.requireFree(pending.booking(), tree, null);
    }
    changes.commit(
        from, pending, tally, new Told("venue.reservation-returned", caller.person(), reason));
    return pending;
  }

  /** What its person withdrew, or has never taken up, is not. */
  private static boolean isUpToTheStaff(Reservation reservation) {
    return switch (reservation) {
      case Reservation.Pending pending -> true;
      case Reservation.AwaitingPayment unpaid -> true;
      case Reservation.Confirmed confirmed -> true;
      case Reservation.Waiting waiting -> false;
      case Reservation.Offered offered -> false;
      case Reservation.Ended ended ->
          ended.how() != Reservation.How.CANCELLED
              && !ended.was().equals(Reservation.WAITING)
              && !ended.was().equals(Reservation.OFFERED);
    };
  }

  private boolean isInTime(Reservation.Pending pending) {
    return venue.clock().instant().isBefore(pending.decideBy());
  }

  /** A page of the requests that wait, the most urgent first. */
  PageOf<PendingTable.Request> pending(Commands.ListPending query) {
    var name = "pending " + query.community();
    var position = people.cursors().position(name, query.cursor());
    var page = venue.pending().page(query.community(), position, PageOf.limit(query.limit()));
    return new PageOf<>(page.items(), people.cursors().after(name, page.last()));
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
