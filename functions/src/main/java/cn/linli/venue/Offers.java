package cn.linli.venue;

import cn.linli.identity.People;
import cn.linli.shared.ApiError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives what becomes free to those who wait for it: the first comer whose whole time is free gets
 * an offer that holds the slots for a while. Until an offer is committed, moments after the slots
 * became free, they are anybody's: a booking that comes between wins, as at any other time.
 */
final class Offers {
  private static final Logger LOG = LoggerFactory.getLogger(Offers.class);

  private final Venue venue;
  private final Changes changes;
  private final People people;

  Offers(Venue venue, Changes changes, People people) {
    this.venue = venue;
    this.changes = changes;
    this.people = people;
  }

  /** Looks who waits for what an event tells of. Nobody, or a time that is gone again, is fine. */
  void look(CommunityId community, SlotsFreed told) {
    told.time(venue.communities().calendar(community)).ifPresent(freed -> look(community, freed));
  }

  private void look(CommunityId community, TimeRange freed) {
    var tree = venue.tree(community);
    var calendar = venue.communities().calendar(community);
    var claims = new HashMap<LocalDate, DayClaims>();
    for (var entry : venue.waiting().startingUntil(community, freed, calendar)) {
      if (tree.has(entry.zone())) {
        var held = venue.rules(community, tree, entry.zone()).held(entry.time());
        var related = tree.related(entry.zone());
        if (held.overlaps(freed) && isFree(community, related, Slots.of(held, calendar), claims)) {
          offer(entry);
          claims.clear();
        }
      }
    }
  }

  private boolean isFree(
      CommunityId community,
      Collection<String> zones,
      Map<LocalDate, BitSet> slots,
      Map<LocalDate, DayClaims> claims) {
    return slots.entrySet().stream()
        .noneMatch(
            day ->
                claims
                    .computeIfAbsent(day.getKey(), date -> venue.claims().read(community, date))
                    .claimedIn(zones, day.getValue())
                    .isPresent());
  }

  /** Whom a rule forbids it now is passed over and stays in the line. */
  private void offer(WaitingTable.Entry entry) {
    try {
      Stale.again(
          () -> {
            venue
                .reservations()
                .find(entry.community(), entry.id())
                .ifPresent(
                    found -> {
                      if (found instanceof Reservation.Waiting waiting) {
                        offerOnce(waiting);
                      }
                    });
            return null;
          });
    } catch (Refusal refused) {
      if (refused.code() instanceof ApiError) {
        throw refused;
      }
      LOG.info("{} is passed over: {}", entry.id(), refused.code());
    }
  }

  private void offerOnce(Reservation.Waiting waiting) {
    var was = waiting.booking();
    var tree = venue.tree(was.community());
    var rules = venue.rules(was.community(), tree, was.zone());
    var minutes = rules.zone().rules().offerMinutes();
    if (minutes == null) {
      return;
    }
    var time = was.time();
    rules.requireTime(time);
    var charge = rules.charge(time, was.use().organiser());
    var booking = was.at(time, rules.held(time), tree.claimed(was.zone()), charge);
    var tally = Tally.of(venue, waiting, booking, rules.zone().rules());
    new Standings(venue).requireGood(was.community(), was.person());
    rules.requireUse(time, was.use(), people.requireActive(was.person()), tally);
    changes.requireFree(booking, tree, null);
    var offered = new Reservation.Offered(booking, until(rules, minutes, time));
    changes.commit(waiting, offered, tally, Told.of("venue.reservation-offered", null));
  }

  /** An offer ends when its time can no longer be booked. */
  private static Instant until(ReservationRules rules, int minutes, TimeRange time) {
    var end = rules.now().plus(Duration.ofMinutes(minutes));
    var lead = rules.zone().rules().bookBeforeMinutes();
    var latest = lead == null ? time.start() : time.start().minus(Duration.ofMinutes(lead));
    return end.isBefore(latest) ? end : latest;
  }

  /** Books what is offered. The same again changes nothing. */
  Reservation.View takeUp(Principal caller, Commands.OfReservation command) {
    return venue
        .change(
            caller,
            command.community(),
            command.reservation(),
            found -> {
              if (!found.booking().person().equals(caller.person())) {
                throw VenueError.RESERVATION_NOT_FOUND.refusal();
              }
              return switch (found) {
                case Reservation.Offered offered -> takeUpOnce(offered);
                case Reservation.Waiting waiting -> throw VenueError.NOT_OFFERED.refusal();
                case Reservation.Pending pending -> pending;
                case Reservation.AwaitingPayment unpaid -> unpaid;
                case Reservation.Confirmed confirmed -> confirmed;
                case Reservation.Ended ended -> throw over(ended);
              };
            })
        .view();
  }

  private static Refusal over(Reservation.Ended ended) {
    return ended.how() == Reservation.How.LAPSED
        ? VenueError.OFFER_OVER.refusal()
        : VenueError.OVER.refusal();
  }

  private Reservation takeUpOnce(Reservation.Offered offered) {
    if (!venue.clock().instant().isBefore(offered.until())) {
      throw VenueError.OFFER_OVER.refusal();
    }
    var booking = offered.booking().next();
    var tree = venue.tree(booking.community());
    var rules = venue.rules(booking.community(), tree, booking.zone());
    var tally = Tally.of(venue, offered, booking, rules.zone().rules());
    new Standings(venue).requireGood(booking.community(), booking.person());
    rules.requireTime(booking.time());
    rules.requireUse(booking.time(), booking.use(), people.requireActive(booking.person()), tally);
    var taken = keepingItsSlots(rules.asked(booking));
    changes.commit(offered, taken, tally, Told.of("venue.reservation-taken-up", booking.person()));
    return taken;
  }

  /** Where requests queue they hold nothing; one that was offered its slots keeps them. */
  private static Reservation keepingItsSlots(Reservation asked) {
    return asked instanceof Reservation.Pending pending
        ? new Reservation.Pending(pending.booking(), pending.decideBy(), true)
        : asked;
  }
}
