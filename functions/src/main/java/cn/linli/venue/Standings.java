package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.WriteSet;

/** Who may book, as far as it depends on whether they came before. */
final class Standings {
  private final Venue venue;

  Standings(Venue venue) {
    this.venue = venue;
  }

  /** Refuses who missed too many reservations of the community lately. */
  void requireGood(CommunityId community, PersonId person) {
    venue
        .standings()
        .glance(community, person)
        .suspendedUntil(venue.clock().instant())
        .ifPresent(
            until -> {
              throw VenueError.SUSPENDED.refusal("until " + until);
            });
  }

  /**
   * A reservation was no no-show after all: they came late, or it was excused, moved or cancelled.
   */
  void takeBack(WriteSet writes, Booking booking) {
    var standing = venue.standings().get(booking.community(), booking.person());
    if (standing.noShows().containsKey(booking.id())) {
      venue.standings().put(writes, standing.without(booking.id()));
    }
  }

  /** The caller's own. */
  Standing.View mine(Principal caller, Commands.OfCommunity query) {
    return of(query.community(), caller.person());
  }

  /** Anybody's, for the staff. */
  Standing.View get(Commands.OfPerson query) {
    return of(query.community(), query.person());
  }

  Standing.View of(CommunityId community, PersonId person) {
    return venue.standings().get(community, person).view(venue.clock().instant());
  }

  /** Removes what an erased person had missed. */
  void forget(CommunityId community, PersonId person) {
    var writes = new WriteSet(venue.dynamo());
    venue.standings().delete(writes, community, person);
    writes.commit();
  }
}
