package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.infra.Template;
import cn.linli.town.Client;
import cn.linli.town.Events;
import cn.linli.town.Meter.Cost;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
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
  private static final String WITH_A_LIST =
      """
      {"name": "舞蹈室", "parent": "whole", "capacity": 30, "revision": 1, "rules":
       {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
        "cancelBeforeMinutes": 120, "perPerson": {"daily": 2}, "offerMinutes": 60}}
      """;

  private static Town town;

  @BeforeAll
  static void measure() {
    town = Town.another();
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
    freed(id, Town.at(day, "10:30"), Town.at(day, "12:30"));
    measure(
        "onSlotsFreed, nobody waits",
        () -> freed(id, Town.at(day, "10:30"), Town.at(day, "12:30")));
    measure(
        "placeReservation, the whole place with its four rooms",
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
    measure("tick, nothing due", () -> town.deployment().tick());
    measureWaiting(verified[0], day);
  }

  private static void measureWaiting(Client holder, LocalDate day) {
    town.operator().put("/communities/heping-li/zones/dance-room", WITH_A_LIST).expect(200);
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
    measure("placeReservation, on the waiting list", () -> waiter.put(path, wish).expect(200));
    measure("getReservation, of one that waits", () -> waiter.get(path).expect(200));
    holder.put("/communities/heping-li/reservations/" + held + "/cancellation", "{}").expect(200);
    measure("onSlotsFreed, one gets an offer", () -> freed(held, start, end));
    measure("takeUpOffer", () -> waiter.put(path + "/take-up", null).expect(200));
    town.deployment().bus().down(false);
    measureComing(path, start);
  }

  private static void measureComing(String path, Instant start) {
    town.passes(Duration.between(town.now(), start));
    var operator = town.operator();
    measure("checkInReservation", () -> operator.put(path + "/check-in", "{}").expect(200));
    var waiter = town.logIn("waiter");
    measure("getMyStanding", () -> waiter.get("/communities/heping-li/my-standing").expect(200));
  }

  private static void freed(UUID reservation, Instant start, Instant end) {
    var data = Map.of("reservation", reservation, "freedStart", start, "freedEnd", end);
    new Events(town).deliver("onSlotsFreed", Events.made("venue.reservation-cancelled", data));
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
  void listingWhatIsFreeIsOneQueryWithinItsBudget() {
    var cost = COSTS.get("listFreeSlots");

    assertThat(cost.requests()).isEqualTo(1);
    assertThat(cost.readUnits()).isLessThanOrEqualTo(1.5);
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
            fails when it no longer says what is measured). One community with five zones, items as small as a new deployment's.

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
