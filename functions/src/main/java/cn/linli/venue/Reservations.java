package cn.linli.venue;

import cn.linli.community.Communities;
import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import cn.linli.shared.keys.Keys;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door to reservations: place, see, cancel. */
public final class Reservations {
  /** The kind of deadline at which a reservation changes by itself. */
  public static final String DUE = "venue.due";

  /** The kind of deadline at which a blackout looks again for bookings inside. */
  public static final String BLACKOUT = "venue.blackout";

  /** The kind of deadline at which a deposit comes back, unless something happened before. */
  public static final String DEPOSIT = "venue.deposit";

  private static final int FEW_MONTHS = 2;

  private final Venue venue;
  private final Changes changes;
  private final Placing placing;
  private final People people;
  private final Cursors cursors;

  /** The reservations of a database. */
  public Reservations(Dynamo dynamo, Clock clock, People people, Communities communities) {
    this.venue = Venue.of(dynamo, clock, communities);
    this.changes = new Changes(venue);
    this.placing = new Placing(venue, changes);
    this.people = people;
    this.cursors = people.cursors();
  }

  /** A zone's name as people know it, or empty where there is none. */
  public Optional<String> zoneName(CommunityId community, String zone) {
    return venue.zones().find(community, zone).map(Zone::name);
  }

  /** What the staff decide about requests. */
  Decisions decisions() {
    return new Decisions(venue, changes, people);
  }

  /** Moves to another time. */
  Rescheduling rescheduling() {
    return new Rescheduling(venue, changes, people);
  }

  /** Days that are open otherwise. */
  SpecialDays specialDays() {
    return new SpecialDays(venue);
  }

  /** Times in which zones are closed. */
  Blackouts blackouts() {
    return new Blackouts(venue, changes);
  }

  /** Finishes a blackout, if it is not finished. */
  public void closed(Deadline deadline) {
    blackouts().due(deadline);
  }

  /** Places weekly series. */
  WeeklySeries series() {
    return new WeeklySeries(venue, placing, new WholeSeries(venue, changes, placing), people);
  }

  /** Shows weekly series and ends the rest of them. */
  RestOfSeries restOfSeries() {
    return new RestOfSeries(venue, this);
  }

  /** What the use cases share. */
  Venue venue() {
    return venue;
  }

  /** When zones are open, taken and free. */
  Calendars calendars() {
    return new Calendars(venue);
  }

  /** Finds zones for a time. */
  ZoneSearch search() {
    return new ZoneSearch(venue);
  }

  /** Gives what becomes free to those who wait for it. */
  Offers offers() {
    return new Offers(venue, changes, people);
  }

  /** Who came, by the codes on site. */
  CheckIns checkIns(Keys keys) {
    var codes = new CheckInCodes(keys, venue.clock());
    return new CheckIns(venue, arrivals(), codes);
  }

  /** Who came, whoever notices it. */
  Arrivals arrivals() {
    return new Arrivals(venue, changes);
  }

  /** Who did not. */
  NoShows noShows() {
    return new NoShows(venue, changes);
  }

  /** Who may book, as far as it depends on whether they came before. */
  Standings standings() {
    return new Standings(venue);
  }

  /** Does what is due about a reservation, if it still is. */
  public void due(Deadline deadline) {
    new Lapses(venue, changes).due(deadline);
  }

  /**
   * Confirms what has been paid; the door for payments. The same payment again changes nothing and
   * gets the same answer, for ever.
   *
   * @param payment by which it is known again
   * @param amount that was paid, which must be what is asked now
   * @return whether the money was taken for the reservation; if not, the money goes back: it was
   *     paid already, lapsed, was cancelled, or costs something else since. What was taken goes
   *     back only as the event of a cancellation tells.
   */
  public boolean paid(CommunityId community, UUID reservation, UUID payment, Money amount) {
    return takings().paid(community, reservation, payment, amount);
  }

  /** What a payment does to a reservation. */
  Takings takings() {
    return new Takings(venue, changes);
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
    var born = people.requireActive(person);
    standings().requireGood(place.community(), person);
    try {
      return placing.place(new WriteSet(venue.dynamo()), Placing.Wish.alone(person, born, place));
    } catch (Refusal refused) {
      // The same request may have won meanwhile: then its own claim or count is what stands in the
      // way.
      if (venue.reservations().find(place.community(), place.reservation()).isPresent()) {
        throw new Stale();
      }
      throw refused;
    }
  }

  /** A reservation of one's own, or any for the staff. */
  Reservation.View get(Principal caller, Commands.OfReservation query) {
    var found = venue.find(caller, query.community(), query.reservation());
    return found.view(new WaitingList(venue).place(found));
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
                  case Reservation.Waiting waiting -> cancelOnce(caller, waiting, cancel);
                  case Reservation.Offered offered -> cancelOnce(caller, offered, cancel);
                  case Reservation.Pending pending -> cancelOnce(caller, pending, cancel);
                  case Reservation.AwaitingPayment unpaid -> cancelOnce(caller, unpaid, cancel);
                  case Reservation.Confirmed confirmed -> cancelOnce(caller, confirmed, cancel);
                })
        .view();
  }

  private Reservation cancelOnce(Principal caller, Reservation from, Commands.Cancel cancel) {
    boolean own = from.booking().person().equals(caller.person());
    Fault.checks()
        .that(own || cancel.reason() != null, "/reason", "is required to cancel for somebody else")
        .orRefuse();
    venue.requireInTime(caller, from, () -> venue.tree(cancel.community()));
    var now = venue.clock().instant();
    var cancelled = from.end(Reservation.How.CANCELLED, caller.person(), now, cancel.reason());
    changes.commit(
        from, cancelled, new Told("venue.reservation-cancelled", caller.person(), cancel.reason()));
    return cancelled;
  }

  /**
   * A page of whole months of the caller's reservations, latest month first. A month may fill the
   * page, so it begins with a few and goes on where they are not enough.
   */
  PageOf<Month.Entry> mine(Principal caller, Commands.ListMine query) {
    var name = "my-reservations " + query.community() + " " + caller.person();
    int most = PageOf.limit(query.limit());
    var position = cursors.position(name, query.cursor());
    var items = new ArrayList<Month.Entry>();
    for (int months = FEW_MONTHS; ; months *= 2) {
      var page = venue.months().page(query.community(), caller.person(), position, months);
      for (var month : page.items()) {
        items.addAll(month.list());
        position = month.month().toString();
        if (items.size() >= most) {
          boolean isLast = month.equals(page.items().getLast()) && page.last() == null;
          return new PageOf<>(items, isLast ? null : cursors.after(name, position));
        }
      }
      if (page.last() == null) {
        return new PageOf<>(items, null);
      }
    }
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

  /** A person's standing in these communities, for the export of their data. */
  public List<?> standingsOf(PersonId person, List<CommunityId> in) {
    return in.stream().map(community -> standings().of(community, person)).toList();
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
      standings().forget(community, person);
      for (var month : venue.months().all(community, person)) {
        for (var entry : month.list()) {
          Stale.again(() -> forgetWords(community, entry.id()));
        }
      }
    }
  }

  private boolean forgetWords(CommunityId community, UUID id) {
    var writes = new WriteSet(venue.dynamo());
    venue
        .reservations()
        .find(community, id)
        .filter(Reservation::hasWords)
        .ifPresent(found -> venue.reservations().forget(writes, found));
    writes.commitIfAny();
    return true;
  }
}
