package cn.linli.venue;

import java.time.LocalDate;
import java.util.List;

/**
 * The line behind a time that is taken, in the order people came. Who stands in it holds nothing,
 * and no limit counts it before it becomes an offer.
 */
final class WaitingList {
  /**
   * In a zone on a day. As many as join at the same instant may pass it: it keeps the line short,
   * and nothing depends on its being exact.
   */
  private static final int MOST = 50;

  private final Venue venue;

  WaitingList(Venue venue) {
    this.venue = venue;
  }

  /** A booking whose time is taken as it stands at the end of the line, if there is room. */
  Reservation.Waiting join(Booking booking) {
    var line = line(booking);
    if (line.stream()
        .anyMatch(
            entry ->
                entry.person().equals(booking.person()) && entry.time().overlaps(booking.time()))) {
      throw VenueError.WAITING_ALREADY.refusal();
    }
    if (line.size() >= MOST) {
      throw VenueError.WAITING_LIST_FULL.refusal();
    }
    return new Reservation.Waiting(booking);
  }

  /** The first is 1; null for a reservation that does not wait. */
  Integer place(Reservation reservation) {
    if (!(reservation instanceof Reservation.Waiting waiting)) {
      return null;
    }
    var booking = waiting.booking();
    return 1 + (int) line(booking).stream().filter(entry -> entry.standsBefore(booking)).count();
  }

  private List<WaitingTable.Entry> line(Booking booking) {
    return venue.waiting().of(booking.community(), day(booking), booking.zone());
  }

  private LocalDate day(Booking booking) {
    var calendar = venue.communities().calendar(booking.community());
    return LocalDate.ofInstant(booking.time().start(), calendar);
  }
}
