package cn.linli.venue;

import static cn.linli.venue.Changes.event;

import cn.linli.community.Communities;
import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door to reservations: place, see, cancel. */
public final class Reservations {
  /** The kind of deadline at which a request lapses. */
  public static final String DECIDE = "venue.decide";

  private final Venue venue;
  private final Changes changes;
  private final People people;
  private final Cursors cursors;

  /** The reservations of a database. */
  public Reservations(Dynamo dynamo, Clock clock, People people, Communities communities) {
    this.venue = Venue.of(dynamo, clock, communities);
    this.changes = new Changes(venue);
    this.people = people;
    this.cursors = people.cursors();
  }

  /** What the staff decide about requests. */
  Decisions decisions() {
    return new Decisions(venue, changes, people);
  }

  /** Moves to another time. */
  Rescheduling rescheduling() {
    return new Rescheduling(venue, changes);
  }

  /** Lets a request lapse whose deadline this is. */
  public void lapse(Deadline deadline) {
    decisions().lapse(deadline);
  }

  /** Books a zone, or says why not. The same command again gives the same answer. */
  Reservation.View place(Principal caller, Commands.Place place) {
    return Stale.again(() -> placeOrReplay(caller.person(), place)).view();
  }

  private Reservation placeOrReplay(PersonId person, Commands.Place place) {
    var stored = venue.reservations().find(place.community(), place.reservation());
    if (stored.isPresent()) {
      return stored
          .filter(reservation -> reservation.booking().isOf(person, place))
          .orElseThrow(VenueError.ID_REUSED::refusal);
    }
    people.requireActive(person);
    try {
      return placeOnce(person, place);
    } catch (Refusal refused) {
      // The same request may have won meanwhile: then its own claim or count is what stands in the
      // way.
      if (venue.reservations().find(place.community(), place.reservation()).isPresent()) {
        throw new Stale();
      }
      throw refused;
    }
  }

  private Reservation placeOnce(PersonId person, Commands.Place place) {
    var community = place.community();
    var tree = venue.zones().tree(community);
    var rules = venue.rules(community, tree, place.zone());
    var month = venue.month(community, person, place.start());
    rules.require(place.time(), place.people(), month);
    var booking =
        new Booking(
            community,
            place.reservation(),
            person,
            place.zone(),
            tree.claimed(place.zone()),
            place.time(),
            place.time(),
            rules.held(place.time()),
            place.people(),
            place.purpose(),
            venue.clock().instant(),
            1);
    changes.requireFree(booking, tree, null);
    var reservation = rules.asked(booking);
    var told =
        reservation instanceof Reservation.Confirmed
            ? event("venue.reservation-placed", person)
            : event("venue.reservation-requested", person);
    changes.commit(null, reservation, month, told);
    return reservation;
  }

  /** A reservation of one's own, or any for the staff. */
  Reservation.View get(Principal caller, Commands.OfReservation query) {
    return venue.find(caller, query.community(), query.reservation()).view();
  }

  /** Cancels and frees the slots at once. The same again changes nothing. */
  Reservation.View cancel(Principal caller, Commands.Cancel cancel) {
    return venue
        .change(
            caller,
            cancel.community(),
            cancel.reservation(),
            found ->
                switch (found) {
                  case Reservation.Ended ended when ended.how() == Reservation.How.CANCELLED ->
                      ended;
                  case Reservation.Ended ended -> throw VenueError.OVER.refusal();
                  case Reservation.Pending pending -> cancelOnce(caller, pending, cancel);
                  case Reservation.Confirmed confirmed -> cancelOnce(caller, confirmed, cancel);
                })
        .view();
  }

  private Reservation cancelOnce(Principal caller, Reservation from, Commands.Cancel cancel) {
    boolean own = from.booking().person().equals(caller.person());
    Fault.checks()
        .that(own || cancel.reason() != null, "/reason", "is required to cancel for somebody else")
        .orRefuse();
    venue.requireInTime(caller, from, () -> venue.zones().tree(cancel.community()));
    var now = venue.clock().instant();
    var cancelled = from.end(Reservation.How.CANCELLED, caller.person(), now, cancel.reason());
    changes.commit(from, cancelled, event("venue.reservation-cancelled", caller.person()));
    return cancelled;
  }

  /** A page of whole months of the caller's reservations, latest month first. */
  PageOf<Month.Entry> mine(Principal caller, Commands.ListMine query) {
    var name = "my-reservations " + query.community() + " " + caller.person();
    int most = PageOf.limit(query.limit());
    var position = cursors.position(name, query.cursor());
    var page = venue.months().page(query.community(), caller.person(), position, most);
    var items = new ArrayList<Month.Entry>();
    for (var month : page.items()) {
      items.addAll(month.list());
      if (items.size() >= most) {
        boolean isLast = month.equals(page.items().getLast()) && page.last() == null;
        return new PageOf<>(items, isLast ? null : cursors.after(name, month.month().toString()));
      }
    }
    return new PageOf<>(items, cursors.after(name, page.last()));
  }

  /** All of a person's reservations in these communities, for the export of their data. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return in.stream()
        .flatMap(community -> venue.months().all(community, person).stream())
        .flatMap(month -> month.list().stream())
        .flatMap(entry -> venue.reservations().find(entry.community(), entry.id()).stream())
        .map(Reservation::view)
        .toList();
  }

  /** When the last reservation to come of a person in these communities ends, or empty. */
  public Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    var now = venue.clock().instant();
    return in.stream()
        .flatMap(community -> venue.months().all(community, person).stream())
        .flatMap(month -> month.list().stream())
        .filter(Month.Entry::isAlive)
        .map(Month.Entry::end)
        .filter(end -> end.isAfter(now))
        .max(Instant::compareTo);
  }

  /** Removes what an erased person wrote; that the zone was used stays, under the pseudonym. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      for (var month : venue.months().all(community, person)) {
        for (var entry : month.list()) {
          Stale.again(() -> forgetWords(community, entry.id()));
        }
      }
    }
  }

  private Reservation forgetWords(CommunityId community, UUID id) {
    var found = venue.reservations().find(community, id);
    if (found.isEmpty()) {
      return null;
    }
    var writes = new WriteSet(venue.dynamo());
    venue.reservations().forget(writes, found.get());
    writes.commit();
    return found.get();
  }
}
