package cn.linli.venue;

import cn.linli.community.Communities;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The tables and tools that the use cases of reservations share. */
record Venue(
    Dynamo dynamo,
    Clock clock,
    Communities communities,
    ZoneTable zones,
    DeviationTable deviations,
    BlackoutTable blackouts,
    ZoneCache trees,
    ClaimTable claims,
    ReservationTable reservations,
    MonthTable months,
    PendingTable pending,
    WaitingTable waiting,
    StandingTable standings,
    Deadlines deadlines,
    Outbox outbox) {
  static Venue of(Dynamo dynamo, Clock clock, Communities communities) {
    var zones = new ZoneTable(dynamo);
    var deviations = new DeviationTable(dynamo);
    return new Venue(
        dynamo,
        clock,
        communities,
        zones,
        deviations,
        new BlackoutTable(dynamo),
        new ZoneCache(zones, deviations, clock),
        new ClaimTable(dynamo),
        new ReservationTable(dynamo),
        new MonthTable(dynamo),
        new PendingTable(dynamo),
        new WaitingTable(dynamo),
        new StandingTable(dynamo),
        new Deadlines(dynamo),
        new Outbox(dynamo, clock));
  }

  /** The tree as it is now. What deviates from its weeks may be a moment old. */
  ZoneTree tree(CommunityId community) {
    return new ZoneTree(zones.list(community), deviations.from(community, ZoneCache.since(clock)));
  }

  /** The rules of a zone, as they are now. */
  ReservationRules rules(CommunityId community, ZoneTree tree, String zone) {
    return new ReservationRules(
        tree.get(zone), tree, communities.calendar(community), clock.instant());
  }

  /** A reservation of one's own, or any for the staff. */
  Reservation find(Principal caller, CommunityId community, UUID id) {
    return reservations
        .find(community, id)
        .filter(found -> runsTheCentre(caller) || found.booking().person().equals(caller.person()))
        .orElseThrow(VenueError.RESERVATION_NOT_FOUND::refusal);
  }

  /**
   * Does something with a reservation as it stands. Where it was changed meanwhile, its own new
   * slots may be what stood in the way: then it is done anew.
   */
  Reservation change(
      Principal caller, CommunityId community, UUID id, UnaryOperator<Reservation> work) {
    return Stale.again(
        () -> {
          var found = find(caller, community, id);
          if (found.booking().isOfActivity()) {
            throw VenueError.OF_ACTIVITY.refusal();
          }
          try {
            return work.apply(found);
          } catch (Refusal refused) {
            requireUnchanged(found);
            throw refused;
          }
        });
  }

  /** Throws {@link Stale} where a reservation is no longer what was read. */
  void requireUnchanged(Reservation read) {
    var booking = read.booking();
    var now = reservations.find(booking.community(), booking.id());
    if (now.isEmpty() || now.get().booking().revision() != booking.revision()) {
      throw new Stale();
    }
  }

  /**
   * Whether somebody may still cancel or move a reservation that may take place. A request that
   * waits may always be withdrawn.
   *
   * @param tree asked only where the zone's deadline counts
   */
  void requireInTime(Principal caller, Reservation reservation, Supplier<ZoneTree> tree) {
    var booking = reservation.booking();
    var now = clock.instant();
    if (!now.isBefore(booking.time().end())) {
      throw VenueError.OVER.refusal();
    }
    boolean own = booking.person().equals(caller.person());
    if (own && reservation instanceof Reservation.Confirmed) {
      var rules = tree.get().get(booking.zone()).rules();
      var deadline = booking.time().start().minus(Duration.ofMinutes(rules.cancelBeforeMinutes()));
      if (now.isAfter(deadline)) {
        throw VenueError.CANCEL_TOO_LATE.refusal();
      }
    }
  }

  /** A paid reservation is cancelled and refunded, and never asked about again. */
  static void requireUnpaid(Reservation reservation) {
    if (reservation.booking().payment() != null) {
      throw VenueError.PAID_ALREADY.refusal();
    }
  }

  /**
   * Merchants and correspondents are staff too, but other people's reservations are none of their
   * business.
   */
  static boolean runsTheCentre(Principal caller) {
    return caller.is(Role.OPERATOR, Role.COMMITTEE);
  }
}
