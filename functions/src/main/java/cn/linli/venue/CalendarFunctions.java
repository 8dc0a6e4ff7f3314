package cn.linli.venue;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Operation;
import java.util.List;

/** The operations that show when zones are open, taken and free. */
final class CalendarFunctions {
  private CalendarFunctions() {}

  static List<Operation<?>> operations(Reservations reservations, CalendarFeeds feeds) {
    var calendars = reservations.calendars();
    var search = reservations.search();
    return List.of(
        Operation.of(
            "listFreeSlots",
            "GET /communities/{community}/free-slots",
            OPEN,
            Queries.FreeSlots.class,
            calendars::free),
        Operation.of(
            "searchZones",
            "GET /communities/{community}/zone-search",
            OPEN,
            Queries.Search.class,
            search::find),
        Operation.of(
            "getZoneCalendar",
            "GET /communities/{community}/zones/{zone}/calendar",
            OPEN,
            Queries.Days.class,
            calendars::of),
        Operation.of(
            "getZoneBookings",
            "GET /communities/{community}/zones/{zone}/bookings",
            roles(OPERATOR, COMMITTEE),
            Queries.Days.class,
            calendars::bookings),
        Operation.of(
            "putMyCalendarFeed",
            "PUT /communities/{community}/my-calendar-feed",
            roles(RESIDENT),
            Commands.OfCommunity.class,
            feeds::putMine),
        Operation.of(
            "revokeMyCalendarFeed",
            "DELETE /communities/{community}/my-calendar-feed",
            roles(RESIDENT),
            Commands.OfCommunity.class,
            feeds::revokeMine),
        Operation.of(
            "putZoneCalendarFeed",
            "PUT /communities/{community}/zones/{zone}/calendar-feed",
            roles(OPERATOR),
            Commands.OfZone.class,
            feeds::putOfZone),
        Operation.of(
            "revokeZoneCalendarFeed",
            "DELETE /communities/{community}/zones/{zone}/calendar-feed",
            roles(OPERATOR),
            Commands.OfZone.class,
            feeds::revokeOfZone),
        Operation.of(
            "getCalendarFeed",
            "GET /communities/{community}/calendar-feeds/{file}",
            OPEN,
            Queries.FeedFile.class,
            feeds::read));
  }
}
