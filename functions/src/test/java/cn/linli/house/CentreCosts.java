package cn.linli.house;

import static cn.linli.sim.TtLockSimulator.Delivery.IN_ORDER;

import cn.linli.ledger.Account;
import cn.linli.ledger.Account.Kind;
import cn.linli.ledger.Hold;
import cn.linli.ledger.Parts;
import cn.linli.ledger.Recipes;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Resident;
import cn.linli.town.Till;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.UUID;

/** What use cases of the centre cost beyond a single booking. */
final class CentreCosts {
  private static final String WITH_A_LIST =
      """
      {"name": "舞蹈室", "parent": "whole", "capacity": 30, "rules":
       {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
        "cancelBeforeMinutes": 120, "perPerson": {"daily": 2}, "offerMinutes": 60}}
      """;

  private final Costs costs;
  private final Town town;

  CentreCosts(Costs costs) {
    this.costs = costs;
    this.town = costs.town();
  }

  void series(Client client, LocalDate day) {
    town.configure(
        "dance-room",
        """
        {"name": "舞蹈室", "parent": "whole", "capacity": 30, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
          "cancelBeforeMinutes": 120, "perPerson": {"daily": 2}, "seriesWeeks": 8}}
        """);
    var partial = "/communities/heping-li/series/" + UUID.randomUUID();
    var whole = "/communities/heping-li/series/" + UUID.randomUUID();
    costs.measure(
        "placeSeries, eight weeks of a room, partial",
        () -> client.put(partial, weekly(day, "13:00", "partial")).expect(200));
    costs.measure(
        "placeSeries, the same again",
        () -> client.put(partial, weekly(day, "13:00", "partial")).expect(200));
    costs.measure(
        "placeSeries, eight weeks of a room, all or nothing",
        () -> client.put(whole, weekly(day, "15:00", "all-or-nothing")).expect(200));
    costs.measure("getSeries, eight weeks", () -> client.get(partial).expect(200));
    costs.measure(
        "cancelSeries, eight weeks", () -> client.put(partial + "/cancellation", "{}").expect(200));
  }

  private static String weekly(LocalDate day, String from, String mode) {
    var start = Town.at(day, from);
    return """
    {"zone":"dance-room","start":"%s","end":"%s","weeks":8,"mode":"%s","people":5,"note":"合唱排练"}
    """
        .formatted(start, start.plus(Duration.ofHours(1)), mode);
  }

  void reports(Client resident, Client operator, UUID reservation) {
    happens();
    var day = town.quietDay();
    resident.book("library", Town.at(day, "14:00"), Town.at(day, "16:00")).expect(200);
    costs.measureEvents("onVenueEvent and onFiguresEvent, a booking of two hours", this::happens);
    var centre = "/communities/heping-li/";
    var month = day.toString().substring(0, 7);
    costs.measure(
        "listLog, five entries",
        () -> operator.get(centre + "log?limit=5&month=" + month).expect(200));
    costs.measure(
        "listReservationLog",
        () -> operator.get(centre + "reservations/" + reservation + "/log").expect(200));
    costs.measure(
        "getStatistics", () -> operator.get(centre + "statistics?month=" + month).expect(200));
  }

  /** What is counted behind the requests, and what reading it costs. */
  void figures(Client committee) {
    ledger(committee);
    new DutyCosts(costs, town).measure();
    new ContentCosts(costs, town).measure();
    new FiguresCosts(costs, town).measure();
  }

  private void ledger(Client committee) {
    happens();
    var till = new Till(town, "centre");
    var fee = Parts.of(Kind.INCOME, new Money(6000));
    var both = fee.and(Kind.BOOKING_DEPOSIT, new Money(10000));
    costs.measure(
        "ledger: an entry of two transfers, posted alone",
        () -> till.post("payment/1", cause -> Recipes.paid(cause, both)));
    costs.measureEvents(
        "onEntryPosted and onFiguresEvent, an entry of three accounts", this::happens);
    var guarantee = till.account(Kind.GUARANTEE_DEPOSIT);
    costs.measure(
        "ledger: an entry to a limited account, posted alone",
        () -> till.post("payment/2", cause -> Recipes.guaranteePaid(cause, new Money(50000))));
    costs.measure("ledger: a hold", () -> hold(till, guarantee, "dispute/1"));
    hold(till, guarantee, "dispute/2");
    var award = Recipes.awarded(till.cause("ruling/1"), new Money(7000), new Money(5000));
    costs.measure(
        "ledger: a hold that is posted",
        () ->
            till.write(
                (l, writes) -> l.postHold(writes, guarantee, "dispute/1", award, new Stale())));
    costs.measure(
        "ledger: a hold that is voided",
        () -> till.write((l, writes) -> l.voidHold(writes, guarantee, "dispute/2")));
    happens();
    var books = "/communities/heping-li/ledger/";
    var date = LocalDate.ofInstant(town.now(), Town.CALENDAR);
    var statement = "accounts/income/centre/statement?month=" + YearMonth.from(date);
    costs.measure("listAccounts", () -> committee.get(books + "accounts").expect(200));
    costs.measure("getAccount", () -> committee.get(books + "accounts/income/centre").expect(200));
    costs.measure("getStatement", () -> committee.get(books + statement).expect(200));
    costs.measure(
        "getTrialBalance", () -> committee.get(books + "trial-balance?date=" + date).expect(200));
  }

  private static void hold(Till till, Account account, String id) {
    var hold = Hold.of(account, id, new Money(5000), till.cause(id).at());
    till.write((ledger, writes) -> ledger.hold(writes, hold));
  }

  /** Lets the events happen that were held back. */
  private void happens() {
    town.deployment().holdEvents(false);
    town.settles();
    town.deployment().holdEvents(true);
  }

  void calendars(LocalDate day, Client operator) {
    var community = "/communities/heping-li";
    var library = community + "/zones/library";
    var anybody = town.anybody();
    costs.measure(
        "searchZones",
        () ->
            anybody
                .get(community + "/zone-search?from=1400&to=1500&people=25&date=" + day)
                .expect(200));
    costs.measure(
        "getZoneCalendar, a day", () -> anybody.get(library + "/calendar?date=" + day).expect(200));
    costs.measure(
        "getZoneCalendar, a week",
        () -> anybody.get(library + "/calendar?days=7&date=" + day).expect(200));
    costs.measure(
        "getZoneBookings, a week",
        () -> operator.get(library + "/bookings?days=7&date=" + day).expect(200));
  }

  void feeds(Client resident, Client operator) {
    var mine = "/communities/heping-li/my-calendar-feed";
    var zone = "/communities/heping-li/zones/library/calendar-feed";
    var anybody = town.anybody();
    costs.measure("putMyCalendarFeed", () -> resident.put(mine, null).expect(200));
    costs.measure("putMyCalendarFeed, the same again", () -> resident.put(mine, null).expect(200));
    var ofResident = resident.put(mine, null).text("/path");
    costs.measure("getCalendarFeed, a person's", () -> anybody.get(ofResident).expect(200));
    var ofZone = operator.put(zone, null).expect(200).text("/path");
    costs.measure("getCalendarFeed, a zone's", () -> anybody.get(ofZone).expect(200));
    costs.measure(
        "getCalendarFeed, an unknown one",
        () -> anybody.get(ofZone.replace("heping-li", "xingfu-li")).expect(404));
    costs.measure("revokeMyCalendarFeed", () -> resident.delete(mine).expect(204));
  }

  void access(Client resident) {
    happens();
    var today = LocalDate.ofInstant(town.now(), Town.CALENDAR);
    var id = UUID.randomUUID();
    resident.book(id, "dance-room", Town.at(today, "10:00"), Town.at(today, "12:00")).expect(200);
    costs.measureEvents("a booking of today reaches the locks of two doors", this::happens);
    var reservation = "/communities/heping-li/reservations/" + id;
    costs.measure("getAccess", () -> resident.get(reservation + "/access").expect(200));
    town.deployment().locks().type("1002", "90817263");
    costs.measure("lockNotify, a denied code", () -> town.deployment().locks().deliver(IN_ORDER));
    costs.measure(
        "inviteHelper",
        () ->
            resident
                .put(reservation + "/helpers/" + UUID.randomUUID(), "{\"label\":\"舞伴\"}")
                .expect(200));
    var operator = town.operator();
    var month = "?month=" + today.toString().substring(0, 7);
    costs.measure(
        "listUnlockRecords",
        () ->
            operator
                .get("/communities/heping-li/doors/dance-room-door/unlock-records" + month)
                .expect(200));
    costs.measure(
        "listAccessAlerts",
        () -> operator.get("/communities/heping-li/access-alerts" + month).expect(200));
    operator.put(reservation + "/cancellation", "{\"reason\":\"检修\"}").expect(200);
    costs.measureEvents("its cancellation reaches the locks", this::happens);
  }

  void waiting(Client holder, LocalDate day) {
    town.configure("dance-room", WITH_A_LIST);
    var start = Town.at(day, "18:00");
    var end = Town.at(day, "20:00");
    var held = UUID.randomUUID();
    holder.book(held, "dance-room", start, end).expect(200);
    var waiter = new Resident(town, "waiter", 2).moveIn(Town.COMMUNITY);
    var path = "/communities/heping-li/reservations/" + UUID.randomUUID();
    var wish =
        "{\"zone\":\"dance-room\",\"start\":\"%s\",\"end\":\"%s\",\"people\":5,\"ifTaken\":\"wait\"}"
            .formatted(start, end);
    // The events wait, or the real consumer would be there first.
    town.deployment().bus().down(true);
    costs.measure(
        "placeReservation, on the waiting list", () -> waiter.put(path, wish).expect(200));
    costs.measure("getReservation, of one that waits", () -> waiter.get(path).expect(200));
    holder.put("/communities/heping-li/reservations/" + held + "/cancellation", "{}").expect(200);
    costs.measure("onSlotsFreed, one gets an offer", () -> freed(held, start, end));
    costs.measure("takeUpOffer", () -> waiter.put(path + "/take-up", null).expect(200));
    town.deployment().bus().down(false);
    coming(path, start);
  }

  private void coming(String path, Instant start) {
    town.passes(Duration.between(town.now(), start));
    var operator = town.operator();
    costs.measure("checkInReservation", () -> operator.put(path + "/check-in", "{}").expect(200));
    var waiter = town.logIn("waiter");
    costs.measure(
        "getMyStanding", () -> waiter.get("/communities/heping-li/my-standing").expect(200));
  }

  void freed(UUID reservation, Instant start, Instant end) {
    var data = Map.of("reservation", reservation, "freedStart", start, "freedEnd", end);
    var events = new Events(town);
    events.deliver("onSlotsFreed", events.made("venue.reservation-cancelled", data));
  }
}
