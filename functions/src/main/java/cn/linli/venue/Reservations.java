package cn.linli.venue;

import cn.linli.community.Communities;
import cn.linli.identity.People;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The door to reservations: place, see, cancel. */
public final class Reservations {
  private final Dynamo dynamo;
  private final Clock clock;
  private final People people;
  private final Communities communities;
  private final Cursors cursors;
  private final Outbox outbox;
  private final ZoneTable zones;
  private final ClaimTable claims;
  private final ReservationTable reservations;
  private final MonthTable months;

  /** The reservations of a database. */
  public Reservations(Dynamo dynamo, Clock clock, People people, Communities communities) {
    this.dynamo = dynamo;
    this.clock = clock;
    this.people = people;
    this.communities = communities;
    this.cursors = people.cursors();
    this.outbox = new Outbox(dynamo, clock);
    this.zones = new ZoneTable(dynamo);
    this.claims = new ClaimTable(dynamo);
    this.reservations = new ReservationTable(dynamo);
    this.months = new MonthTable(dynamo);
  }

  /** Books a zone, or says why not. The same command again gives the same answer. */
  Reservation.View place(Principal caller, Commands.Place place) {
    return Stale.again(() -> placeOrReplay(caller.person(), place)).view();
  }

  private Reservation placeOrReplay(PersonId person, Commands.Place place) {
    var stored = reservations.find(place.community(), place.reservation());
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
      if (reservations.find(place.community(), place.reservation()).isPresent()) {
        throw new Stale();
      }
      throw refused;
    }
  }

  private Reservation placeOnce(PersonId person, Commands.Place place) {
    var calendar = communities.calendar(place.community());
    var tree = zones.tree(place.community());
    var zone = tree.get(place.zone());
    var rules = new ReservationRules(zone, tree.hours(zone.id()), calendar, clock.instant());
    var month =
        months.get(place.community(), person, YearMonth.from(place.start().atZone(calendar)));
    rules
        .broken(place.time(), place.people(), month)
        .ifPresent(
            error -> {
              throw error.refusal();
            });
    var booking = booking(person, place, tree.claimed(zone.id()), rules.held(place.time()));
    refuseIfClaimed(booking, tree);
    var writes = new WriteSet(dynamo);
    var reservation = new Reservation.Confirmed(booking);
    reservations.create(writes, reservation);
    forEachClaim(
        booking,
        (name, date, slots) ->
            claims.take(writes, booking.community(), name, date, slots, booking.id()));
    months.put(writes, month.with(reservation));
    outbox.add(writes, event("venue.reservation-placed", booking, Map.of()));
    writes.commit();
    return reservation;
  }

  private Booking booking(
      PersonId person, Commands.Place place, Set<String> claimed, TimeRange held) {
    return new Booking(
        place.community(),
        place.reservation(),
        person,
        place.zone(),
        claimed,
        place.time(),
        held,
        place.people(),
        place.purpose(),
        clock.instant());
  }

  /**
   * Refuses before writing what can only lose: it costs reads instead of a transaction, and it sees
   * claims that a zone made before the tree was changed. The claims' own conditions decide every
   * race.
   */
  private void refuseIfClaimed(Booking booking, ZoneTree tree) {
    var calendar = communities.calendar(booking.community());
    Slots.of(booking.held(), calendar)
        .forEach(
            (date, slots) ->
                claims
                    .read(booking.community(), date)
                    .claimedIn(tree.related(booking.zone()), slots)
                    .ifPresent(
                        zone -> {
                          throw VenueError.SLOT_TAKEN.refusal("in " + zone + " on " + date);
                        }));
  }

  /** A reservation of one's own, or any for the staff. */
  Reservation.View get(Principal caller, Commands.OfReservation query) {
    return find(caller, query.community(), query.reservation()).view();
  }

  private Reservation find(Principal caller, CommunityId community, UUID id) {
    return reservations
        .find(community, id)
        .filter(found -> runsTheCentre(caller) || found.booking().person().equals(caller.person()))
        .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
  }

  /**
   * Merchants and correspondents are staff too, but other people's reservations are none of their
   * business.
   */
  private static boolean runsTheCentre(Principal caller) {
    return caller.is(Role.OPERATOR, Role.COMMITTEE);
  }

  /** Cancels and frees the slots at once. The same again changes nothing. */
  Reservation.View cancel(Principal caller, Commands.Cancel cancel) {
    return Stale.again(
            () ->
                switch (find(caller, cancel.community(), cancel.reservation())) {
                  case Reservation.Cancelled already -> already;
                  case Reservation.Confirmed confirmed -> cancelOnce(caller, confirmed, cancel);
                })
        .view();
  }

  private Reservation cancelOnce(
      Principal caller, Reservation.Confirmed confirmed, Commands.Cancel cancel) {
    var booking = confirmed.booking();
    refuseIfTooLate(caller, booking, cancel);
    var cancelled = confirmed.cancel(caller.person(), clock.instant(), cancel.reason());
    var calendar = communities.calendar(booking.community());
    var month =
        months.get(
            booking.community(),
            booking.person(),
            YearMonth.from(booking.time().start().atZone(calendar)));
    var writes = new WriteSet(dynamo);
    reservations.cancel(writes, cancelled);
    forEachClaim(
        booking,
        (name, date, slots) ->
            claims.release(writes, booking.community(), name, date, slots, booking.id()));
    months.put(writes, month.with(cancelled));
    outbox.add(
        writes, event("venue.reservation-cancelled", booking, Map.of("by", caller.person())));
    writes.commit();
    return cancelled;
  }

  private void refuseIfTooLate(Principal caller, Booking booking, Commands.Cancel cancel) {
    var now = clock.instant();
    if (!now.isBefore(booking.time().end())) {
      throw VenueError.OVER.refusal();
    }
    boolean own = booking.person().equals(caller.person());
    if (!own) {
      Fault.checks()
          .that(cancel.reason() != null, "/reason", "is required to cancel for somebody else")
          .orRefuse();
    } else if (!runsTheCentre(caller)) {
      var rules = zones.tree(booking.community()).get(booking.zone()).rules();
      var deadline = booking.time().start().minus(Duration.ofMinutes(rules.cancelBeforeMinutes()));
      if (now.isAfter(deadline)) {
        throw VenueError.CANCEL_TOO_LATE.refusal();
      }
    }
  }

  private void forEachClaim(Booking booking, Claim claim) {
    var days = Slots.of(booking.held(), communities.calendar(booking.community()));
    for (var zone : booking.claimed().stream().sorted().toList()) {
      days.forEach((date, slots) -> claim.on(zone, date, slots));
    }
  }

  private static Event event(String type, Booking booking, Map<String, Object> more) {
    var data = new HashMap<String, Object>(more);
    data.put("reservation", booking.id());
    data.put("zone", booking.zone());
    data.put("person", booking.person());
    data.put("start", booking.time().start());
    data.put("end", booking.time().end());
    return new Event(type, 1, booking.community(), data);
  }

  /** A page of whole months of the caller's reservations, latest month first. */
  PageOf<Month.Entry> mine(Principal caller, Commands.ListMine query) {
    var name = "my-reservations " + query.community() + " " + caller.person();
    int most = PageOf.limit(query.limit());
    var position = cursors.position(name, query.cursor());
    var page = months.page(query.community(), caller.person(), position, most);
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
        .flatMap(community -> months.all(community, person).stream())
        .flatMap(month -> month.list().stream())
        .flatMap(entry -> reservations.find(entry.community(), entry.id()).stream())
        .map(Reservation::view)
        .toList();
  }

  /** When the last reservation to come of a person in these communities ends, or empty. */
  public Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    var now = clock.instant();
    return in.stream()
        .flatMap(community -> months.all(community, person).stream())
        .flatMap(month -> month.list().stream())
        .filter(Month.Entry::isConfirmed)
        .map(Month.Entry::end)
        .filter(end -> end.isAfter(now))
        .max(Instant::compareTo);
  }

  /** Removes what an erased person wrote; that the zone was used stays, under the pseudonym. */
  void forget(PersonId person, List<CommunityId> in) {
    for (var community : in) {
      for (var month : months.all(community, person)) {
        for (var entry : month.list()) {
          var writes = new WriteSet(dynamo);
          reservations.forget(writes, community, entry.id());
          writes.commit();
        }
      }
    }
  }

  private interface Claim {
    void on(String zone, LocalDate date, BitSet slots);
  }
}
