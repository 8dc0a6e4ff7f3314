package cn.linli.house;

import static cn.linli.sim.TtLockSimulator.Delivery.IN_ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.infra.Template;
import cn.linli.town.Client;
import cn.linli.town.Meter.Cost;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What each use case asks of the database. {@code docs/costs.md} is written by {@code
 * -Dlinli.update=true} and must say what is measured; budgets of the acceptance list are asserted.
 */
class CostsTest {
  private static final boolean UPDATE = Boolean.getBoolean("linli.update");
  private static final Map<String, Cost> COSTS = new LinkedHashMap<>();
  private static Town town;

  @BeforeAll
  static void measure() {
    town = Town.another();
    // The check of the locks that follows on hanging them up.
    town.deployment().tick();
    town.settles();
    // What events lead to is measured by itself, below.
    town.deployment().holdEvents(true);
    var day = town.quietDay();
    var resident = new Resident(town, "payer", 1);
    var client = town.logIn("payer");
    measure("startSession, a new person", () -> town.logIn("fresh"));
    measure("startSession, a known person", () -> town.logIn("payer"));
    measure("getMe", () -> client.get("/me").expect(200));
    var phone = town.deployment().weChat().phoneCode("payer");
    measure(
        "setPhone",
        () -> client.put("/me/phone", "{\"code\":\"%s\"}".formatted(phone)).expect(200));
    measure(
        "recordConsent",
        () -> client.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200));
    var verified = new Client[1];
    measure(
        "verifyRealName",
        () ->
            verified[0] =
                client.with(
                    client
                        .put(
                            "/me/real-name",
                            "{\"name\":\"张三丰\",\"idNumber\":\"%s\"}".formatted(resident.idNumber()))
                        .expect(200)));
    measure(
        "joinCommunity",
        () -> verified[0].put("/communities/heping-li/membership", null).expect(200));
    measure("listZones", () -> town.anybody().get("/communities/heping-li/zones").expect(200));
    measure(
        "getZone", () -> town.anybody().get("/communities/heping-li/zones/library").expect(200));
    town.passes(Duration.ofSeconds(31));
    measure(
        "listFreeSlots, zones not yet known",
        () -> town.anybody().get("/communities/heping-li/free-slots?date=" + day).expect(200));
    measure(
        "listFreeSlots",
        () -> town.anybody().get("/communities/heping-li/free-slots?date=" + day).expect(200));
    var id = UUID.randomUUID();
    measure(
        "placeReservation, one room for two hours",
        () ->
            verified[0]
                .book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"))
                .expect(200));
    measure(
        "placeReservation, the same again",
        () ->
            verified[0]
                .book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"))
                .expect(200));
    measure(
        "placeReservation, refused: taken",
        () -> verified[0].book("library", Town.at(day, "11:00"), Town.at(day, "13:00")));
    measure(
        "getReservation",
        () -> verified[0].get("/communities/heping-li/reservations/" + id).expect(200));
    measure(
        "listMyReservations",
        () -> verified[0].get("/communities/heping-li/my-reservations").expect(200));
    measure(
        "rescheduleReservation, within the day",
        () ->
            verified[0]
                .put(
                    "/communities/heping-li/reservations/" + id + "/time",
                    "{\"start\":\"%s\",\"end\":\"%s\"}"
                        .formatted(Town.at(day, "10:30"), Town.at(day, "12:30")))
                .expect(200));
    measure(
        "cancelReservation",
        () ->
            verified[0]
                .put("/communities/heping-li/reservations/" + id + "/cancellation", "{}")
                .expect(200));
    measure(
        "placeReservation, the whole place with its six rooms",
        () -> verified[0].book("whole", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200));
    measure(
        "refreshSession",
        () ->
            town.anybody()
                .post(
                    "/sessions/" + client.session().path("session").asString() + "/refresh",
                    "{\"refreshToken\":\"%s\"}"
                        .formatted(client.session().path("refreshToken").asString()))
                .expect(200));
    measure("exportMe", () -> verified[0].get("/me/export").expect(200));
    var operator = town.operator();
    measure(
        "disclosePersonalData",
        () ->
            operator
                .post(
                    "/communities/heping-li/people/" + client.person() + "/disclosures",
                    "{\"field\":\"phone\",\"purpose\":\"通知活动改期\"}")
                .expect(200));
    measureSeries(verified[0], day);
    measureReports(verified[0], operator, id);
    measureCalendars(day, operator);
    measureFeeds(verified[0], operator);
    measure("tick, nothing due", () -> town.deployment().tick());
    measureAccess(verified[0]);
  }

  private static void measureSeries(Client client, LocalDate day) {
    town.configure(
        "dance-room",
        """
        {"name": "舞蹈室", "parent": "whole", "capacity": 30, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
          "cancelBeforeMinutes": 120, "perPerson": {"daily": 2}, "seriesWeeks": 8}}
        """);
    var partial = "/communities/heping-li/series/" + UUID.randomUUID();
    var whole = "/communities/heping-li/series/" + UUID.randomUUID();
    measure(
        "placeSeries, eight weeks of a room, partial",
        () -> client.put(partial, series(day, "13:00", "partial")).expect(200));
    measure(
        "placeSeries, the same again",
        () -> client.put(partial, series(day, "13:00", "partial")).expect(200));
    measure(
        "placeSeries, eight weeks of a room, all or nothing",
        () -> client.put(whole, series(day, "15:00", "all-or-nothing")).expect(200));
    measure("getSeries, eight weeks", () -> client.get(partial).expect(200));
    measure(
        "cancelSeries, eight weeks", () -> client.put(partial + "/cancellation", "{}").expect(200));
  }

  private static String series(LocalDate day, String from, String mode) {
    var start = Town.at(day, from);
    return """
    {"zone":"dance-room","start":"%s","end":"%s","weeks":8,"mode":"%s","people":5,"note":"合唱排练"}
    """
        .formatted(start, start.plus(Duration.ofHours(1)), mode);
  }

  private static void measureReports(Client resident, Client operator, UUID reservation) {
    happens();
    var day = town.quietDay();
    resident.book("library", Town.at(day, "14:00"), Town.at(day, "16:00")).expect(200);
    measure("onVenueEvent, a booking of two hours", CostsTest::happens);
    var centre = "/communities/heping-li/";
    var month = day.toString().substring(0, 7);
    measure("listLog", () -> operator.get(centre + "log?month=" + month).expect(200));
    measure(
        "listReservationLog",
        () -> operator.get(centre + "reservations/" + reservation + "/log").expect(200));
    measure("getStatistics", () -> operator.get(centre + "statistics?month=" + month).expect(200));
  }

  /** Lets the events happen that were held back. */
  private static void happens() {
    town.deployment().holdEvents(false);
    town.settles();
    town.deployment().holdEvents(true);
  }

  private static void measureCalendars(LocalDate day, Client operator) {
    var community = "/communities/heping-li";
    var library = community + "/zones/library";
    var anybody = town.anybody();
    measure(
        "searchZones",
        () ->
            anybody
                .get(community + "/zone-search?from=1400&to=1500&people=25&date=" + day)
                .expect(200));
    measure(
        "getZoneCalendar, a day", () -> anybody.get(library + "/calendar?date=" + day).expect(200));
    measure(
        "getZoneCalendar, a week",
        () -> anybody.get(library + "/calendar?days=7&date=" + day).expect(200));
    measure(
        "getZoneBookings, a week",
        () -> operator.get(library + "/bookings?days=7&date=" + day).expect(200));
  }

  private static void measureFeeds(Client resident, Client operator) {
    var mine = "/communities/heping-li/my-calendar-feed";
    var zone = "/communities/heping-li/zones/library/calendar-feed";
    var anybody = town.anybody();
    measure("putMyCalendarFeed", () -> resident.put(mine, null).expect(200));
    measure("putMyCalendarFeed, the same again", () -> resident.put(mine, null).expect(200));
    var ofResident = resident.put(mine, null).text("/path");
    measure("getCalendarFeed, a person's", () -> anybody.get(ofResident).expect(200));
    var ofZone = operator.put(zone, null).expect(200).text("/path");
    measure("getCalendarFeed, a zone's", () -> anybody.get(ofZone).expect(200));
    measure(
        "getCalendarFeed, an unknown one",
        () -> anybody.get(ofZone.replace("heping-li", "xingfu-li")).expect(404));
    measure("revokeMyCalendarFeed", () -> resident.delete(mine).expect(204));
  }

  private static void measureAccess(Client resident) {
    happens();
    var today = LocalDate.ofInstant(town.now(), Town.CALENDAR);
    var id = UUID.randomUUID();
    resident
        .book(id, "dance-room", Town.at(today, "10:00"), Town.at(today, "12:00"))
        .expect(200);
    measure("a booking of today reaches the locks of two doors", CostsTest::happens);
    var reservation = "/communities/heping-li/reservations/" + id;
    measure("getAccess", () -> resident.get(reservation + "/access").expect(200));
    town.deployment().locks().type("1002", "90817263");
    measure("lockNotify, a denied code", () -> town.deployment().locks().deliver(IN_ORDER));
    measure(
        "inviteHelper",
        () ->
            resident
                .put(reservation + "/helpers/" + UUID.randomUUID(), "{\"label\":\"舞伴\"}")
                .expect(200));
    var operator = town.operator();
    var month = "?month=" + today.toString().substring(0, 7);
    measure(
        "listUnlockRecords",
        () ->
            operator
                .get("/communities/heping-li/doors/dance-room-door/unlock-records" + month)
                .expect(200));
    measure(
        "listAccessAlerts",
        () -> operator.get("/communities/heping-li/access-alerts" + month).expect(200));
    operator.put(reservation + "/cancellation", "{\"reason\":\"检修\"}").expect(200);
    measure("its cancellation reaches the locks", CostsTest::happens);
  }

  private static void measure(String useCase, Runnable work) {
    COSTS.put(useCase, town.meter().of(work));
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void bookingASlotIsOneWriteTransactionWithinItsBudget() {
    var cost = COSTS.get("placeReservation, one room for two hours");

    assertThat(cost.transactions()).isEqualTo(1);
    assertThat(cost.writeUnits()).isLessThanOrEqualTo(8);
  }

  @Test
  void aSeriesOfAllOrNothingIsOneWriteTransaction() {
    assertThat(COSTS.get("placeSeries, eight weeks of a room, all or nothing").transactions())
        .isEqualTo(1);
    assertThat(COSTS.get("placeSeries, the same again").writeUnits()).isZero();
  }

  @Test
  void listingWhatIsFreeIsOneQueryWithinItsBudget() {
    var cost = COSTS.get("listFreeSlots");

    assertThat(cost.requests()).isEqualTo(1);
    assertThat(cost.readUnits()).isLessThanOrEqualTo(1.5);
  }

  @Test
  void aCalendarAsksOncePerDay() {
    assertThat(COSTS.get("searchZones").requests()).isEqualTo(1);
    assertThat(COSTS.get("getZoneCalendar, a day").requests()).isEqualTo(1);
    assertThat(COSTS.get("getZoneCalendar, a week").requests()).isEqualTo(7);
    assertThat(COSTS.get("getCalendarFeed, a person's").requests()).isEqualTo(2);
    assertThat(COSTS.get("getCalendarFeed, a zone's").requests()).isEqualTo(32);
  }

  @Test
  void aRefusedBookingWritesNothing() {
    assertThat(COSTS.get("placeReservation, refused: taken").writeUnits()).isZero();
    assertThat(COSTS.get("placeReservation, the same again").writeUnits()).isZero();
  }

  @Test
  void theDocumentSaysWhatIsMeasured() throws IOException {
    var file = Template.project().resolve("docs/costs.md");
    if (UPDATE) {
      Files.writeString(file, document());
    }

    assertThat(document())
        .as("write it with -Dlinli.update=true")
        .isEqualTo(Files.readString(file));
  }

  private static String document() {
    var text =
        new StringBuilder(
            """
            # What each use case costs

            Written by `CostsTest` from a meter over every request to the database (`-Dlinli.update=true` writes it anew; the test
            fails when it no longer says what is measured). One community with seven zones, items as small as a new deployment's.

            RRU: read request units, a unit per started 4 KB, half when eventually consistent. WRU: write request units, a unit per
            started KB, twice in a transaction. Publishing an event from the outbox costs one WRU more (its deletion), later.

            | use case | requests | RRU | WRU | transactions |
            | --- | ---: | ---: | ---: | ---: |
            """);
    COSTS.forEach(
        (useCase, cost) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %.0f | %d |%n",
                    useCase,
                    cost.requests(),
                    cost.readUnits(),
                    cost.writeUnits(),
                    cost.transactions())));
    return text.toString();
  }
}
