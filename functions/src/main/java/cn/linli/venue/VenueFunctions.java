package cn.linli.venue;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.community.Communities;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import cn.linli.shared.keys.Keys;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The operations of the venue, and what it does when others tell it something. */
public final class VenueFunctions {
  private VenueFunctions() {}

  /** The function {@code venueApi}. */
  public static HttpApi api(
      Reservations reservations,
      CalendarFeeds feeds,
      Payments payments,
      Dynamo dynamo,
      Clock clock,
      Communities communities,
      Keys keys,
      Gate gate) {
    var zones = new Zones(dynamo, clock, communities);
    var decisions = reservations.decisions();
    var specialDays = reservations.specialDays();
    var blackouts = reservations.blackouts();
    var rescheduling = reservations.rescheduling();
    var offers = reservations.offers();
    var checkIns = reservations.checkIns(keys);
    var noShows = reservations.noShows();
    var standings = reservations.standings();
    var series = reservations.series();
    var restOfSeries = reservations.restOfSeries();
    var operations = new ArrayList<>(CalendarFunctions.operations(reservations, feeds));
    operations.addAll(
        List.of(
            Operation.of(
                "listZones",
                "GET /communities/{community}/zones",
                OPEN,
                Commands.OfCommunity.class,
                zones::list),
            Operation.of(
                "getZone",
                "GET /communities/{community}/zones/{zone}",
                OPEN,
                Commands.OfZone.class,
                zones::get),
            Operation.of(
                "putZone",
                "PUT /communities/{community}/zones/{zone}",
                roles(PLATFORM, OPERATOR),
                PutZone.class,
                zones::put),
            Operation.of(
                "listSpecialDays",
                "GET /communities/{community}/special-days",
                OPEN,
                Commands.OfCommunity.class,
                specialDays::list),
            Operation.of(
                "putSpecialDay",
                "PUT /communities/{community}/zones/{zone}/special-days/{date}",
                roles(PLATFORM, OPERATOR),
                Commands.PutSpecialDay.class,
                specialDays::put),
            Operation.of(
                "removeSpecialDay",
                "DELETE /communities/{community}/zones/{zone}/special-days/{date}",
                roles(PLATFORM, OPERATOR),
                Commands.OfSpecialDay.class,
                specialDays::remove),
            Operation.of(
                "listBlackouts",
                "GET /communities/{community}/blackouts",
                roles(OPERATOR, COMMITTEE),
                Commands.OfCommunity.class,
                blackouts::list),
            Operation.of(
                "getBlackout",
                "GET /communities/{community}/blackouts/{blackout}",
                roles(OPERATOR, COMMITTEE),
                Commands.OfBlackout.class,
                blackouts::get),
            Operation.of(
                "putBlackout",
                "PUT /communities/{community}/blackouts/{blackout}",
                roles(OPERATOR, COMMITTEE),
                Commands.PutBlackout.class,
                blackouts::put),
            Operation.of(
                "liftBlackout",
                "PUT /communities/{community}/blackouts/{blackout}/lifting",
                roles(OPERATOR, COMMITTEE),
                Commands.OfBlackout.class,
                blackouts::lift),
            Operation.of(
                "placeReservation",
                "PUT /communities/{community}/reservations/{reservation}",
                roles(RESIDENT),
                Commands.Place.class,
                reservations::place),
            Operation.of(
                "getReservation",
                "GET /communities/{community}/reservations/{reservation}",
                roles(RESIDENT, OPERATOR, COMMITTEE),
                Commands.OfReservation.class,
                reservations::get),
            Operation.of(
                "cancelReservation",
                "PUT /communities/{community}/reservations/{reservation}/cancellation",
                roles(RESIDENT, OPERATOR, COMMITTEE),
                Commands.Cancel.class,
                reservations::cancel),
            Operation.of(
                "placeSeries",
                "PUT /communities/{community}/series/{series}",
                roles(RESIDENT),
                SeriesCommands.Place.class,
                series::place),
            Operation.of(
                "getSeries",
                "GET /communities/{community}/series/{series}",
                roles(RESIDENT, OPERATOR, COMMITTEE),
                SeriesCommands.Of.class,
                restOfSeries::get),
            Operation.of(
                "cancelSeries",
                "PUT /communities/{community}/series/{series}/cancellation",
                roles(RESIDENT, OPERATOR, COMMITTEE),
                SeriesCommands.Cancel.class,
                restOfSeries::cancel),
            Operation.of(
                "rescheduleReservation",
                "PUT /communities/{community}/reservations/{reservation}/time",
                roles(RESIDENT, OPERATOR, COMMITTEE),
                Commands.Reschedule.class,
                rescheduling::move),
            Operation.of(
                "decideReservation",
                "PUT /communities/{community}/reservations/{reservation}/decision",
                roles(OPERATOR, COMMITTEE),
                Commands.Decide.class,
                decisions::decide),
            Operation.of(
                "listPendingReservations",
                "GET /communities/{community}/pending-reservations",
                roles(OPERATOR, COMMITTEE),
                Commands.ListPending.class,
                decisions::pending),
            Operation.of(
                "takeUpOffer",
                "PUT /communities/{community}/reservations/{reservation}/take-up",
                roles(RESIDENT),
                Commands.OfReservation.class,
                offers::takeUp),
            Operation.of(
                "getCheckInCode",
                "GET /communities/{community}/zones/{zone}/check-in-code",
                roles(OPERATOR),
                Commands.OfZone.class,
                checkIns::code),
            Operation.of(
                "checkInReservation",
                "PUT /communities/{community}/reservations/{reservation}/check-in",
                roles(RESIDENT, OPERATOR, COMMITTEE),
                Commands.CheckIn.class,
                checkIns::checkIn),
            Operation.of(
                "excuseNoShow",
                "PUT /communities/{community}/reservations/{reservation}/excuse",
                roles(OPERATOR, COMMITTEE),
                Commands.Excuse.class,
                noShows::excuse),
            Operation.of(
                "getMyStanding",
                "GET /communities/{community}/my-standing",
                roles(RESIDENT),
                Commands.OfCommunity.class,
                standings::mine),
            Operation.of(
                "getStanding",
                "GET /communities/{community}/people/{person}/standing",
                roles(OPERATOR, COMMITTEE),
                Commands.OfPerson.class,
                standings::get),
            Operation.of(
                "payReservation",
                "PUT /communities/{community}/reservations/{reservation}/payments/{payment}",
                roles(RESIDENT),
                Commands.Pay.class,
                new Paying(reservations, payments)::pay),
            Operation.of(
                "listMyReservations",
                "GET /communities/{community}/my-reservations",
                roles(RESIDENT),
                Commands.ListMine.class,
                reservations::mine)));
    return new HttpApi(gate, operations);
  }

  /** Puts one zone of a seed file. */
  public static void seed(Dynamo dynamo, Clock clock, Communities communities, JsonNode entry) {
    new Zones(dynamo, clock, communities).seed(Json.MAPPER.treeToValue(entry, PutZone.class));
  }

  /** The function {@code onPersonErased}. */
  public static Consumer<QueueEvent.Told> onPersonErased(
      Reservations reservations, CalendarFeeds feeds) {
    return told -> {
      var erased = told.as(PersonErased.class);
      feeds.forget(erased.person(), erased.communities());
      reservations.forget(erased.person(), erased.communities());
    };
  }

  /** The function {@code onSlotsFreed}. */
  public static Consumer<QueueEvent.Told> onSlotsFreed(Reservations reservations) {
    var offers = reservations.offers();
    return told -> offers.look(told.community(), told.as(SlotsFreed.class));
  }

  /** The function {@code onDoorOpened}. */
  public static Consumer<QueueEvent.Told> onDoorOpened(Reservations reservations) {
    var arrivals = reservations.arrivals();
    return told -> arrivals.doorOpened(told.community(), told.as(Arrivals.DoorOpened.class));
  }

  /** The function {@code onPaymentSettled}. */
  public static Consumer<QueueEvent.Told> onPaymentSettled(
      Reservations reservations, Payments payments) {
    var paying = new Paying(reservations, payments);
    return told -> paying.settled(told.community(), told.as(Paying.Settled.class));
  }

  /** The function {@code onPaidReservationChanged}. */
  public static Consumer<QueueEvent.Told> onPaidReservationChanged(
      Reservations reservations, Payments payments) {
    var paying = new Paying(reservations, payments);
    return told -> paying.changed(told.community(), told.type(), told.as(Paying.Changed.class));
  }

  /** Gives deposits back at the end of a reservation, for the deadline of it. */
  public static Consumer<Deadline> depositDue(Reservations reservations, Payments payments) {
    return new Paying(reservations, payments)::depositDue;
  }

  /** The event {@code identity.person-erased}, as far as the venue reads it. */
  record PersonErased(PersonId person, List<CommunityId> communities) {}
}
