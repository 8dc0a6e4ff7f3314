package cn.linli.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.infra.Template;
import cn.linli.town.Client;
import cn.linli.town.Resident;
import cn.linli.town.Town;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
  private static Costs costs;
  private static Town town;

  @BeforeAll
  static void measure() {
    town = Town.another();
    costs = new Costs(town);
    var centre = new CentreCosts(costs);
    // The check of the locks that follows on hanging them up.
    town.deployment().tick();
    town.settles();
    // What events lead to is measured by itself, below.
    town.deployment().holdEvents(true);
    var day = town.quietDay();
    var resident = new Resident(town, "payer", 1);
    var client = town.logIn("payer");
    costs.measure("startSession, a new person", () -> town.logIn("fresh"));
    costs.measure("startSession, a known person", () -> town.logIn("payer"));
    costs.measure("getMe", () -> client.get("/me").expect(200));
    var phone = town.deployment().weChat().phoneCode("payer");
    costs.measure(
        "setPhone",
        () -> client.put("/me/phone", "{\"code\":\"%s\"}".formatted(phone)).expect(200));
    costs.measure(
        "recordConsent",
        () -> client.put("/me/consents/real-name", "{\"version\":\"2026-01\"}").expect(200));
    var verified = new Client[1];
    costs.measure(
        "verifyRealName",
        () ->
            verified[0] =
                client.with(
                    client
                        .put(
                            "/me/real-name",
                            "{\"name\":\"张三丰\",\"idNumber\":\"%s\"}".formatted(resident.idNumber()))
                        .expect(200)));
    costs.measure(
        "joinCommunity",
        () -> verified[0].put("/communities/heping-li/membership", null).expect(200));
    costs.measure(
        "listZones", () -> town.anybody().get("/communities/heping-li/zones").expect(200));
    costs.measure(
        "getZone", () -> town.anybody().get("/communities/heping-li/zones/library").expect(200));
    town.passes(Duration.ofSeconds(31));
    costs.measure(
        "listFreeSlots, zones not yet known",
        () -> town.anybody().get("/communities/heping-li/free-slots?date=" + day).expect(200));
    costs.measure(
        "listFreeSlots",
        () -> town.anybody().get("/communities/heping-li/free-slots?date=" + day).expect(200));
    var id = UUID.randomUUID();
    Runnable booking =
        () ->
            verified[0]
                .book(id, "library", Town.at(day, "10:00"), Town.at(day, "12:00"))
                .expect(200);
    costs.measure("placeReservation, one room for two hours", booking);
    costs.measure("placeReservation, the same again", booking);
    costs.measure(
        "placeReservation, refused: taken",
        () -> verified[0].book("library", Town.at(day, "11:00"), Town.at(day, "13:00")));
    costs.measure(
        "getReservation",
        () -> verified[0].get("/communities/heping-li/reservations/" + id).expect(200));
    costs.measure(
        "listMyReservations",
        () -> verified[0].get("/communities/heping-li/my-reservations").expect(200));
    costs.measure(
        "rescheduleReservation, within the day",
        () ->
            verified[0]
                .put(
                    "/communities/heping-li/reservations/" + id + "/time",
                    "{\"start\":\"%s\",\"end\":\"%s\"}"
                        .formatted(Town.at(day, "10:30"), Town.at(day, "12:30")))
                .expect(200));
    costs.measure(
        "cancelReservation",
        () ->
            verified[0]
                .put("/communities/heping-li/reservations/" + id + "/cancellation", "{}")
                .expect(200));
    centre.freed(id, Town.at(day, "10:30"), Town.at(day, "12:30"));
    costs.measure(
        "onSlotsFreed, nobody waits",
        () -> centre.freed(id, Town.at(day, "10:30"), Town.at(day, "12:30")));
    costs.measure(
        "placeReservation, the whole place with its six rooms",
        () -> verified[0].book("whole", Town.at(day, "10:00"), Town.at(day, "12:00")).expect(200));
    costs.measure(
        "refreshSession",
        () ->
            town.anybody()
                .post(
                    "/sessions/" + client.session().path("session").asString() + "/refresh",
                    "{\"refreshToken\":\"%s\"}"
                        .formatted(client.session().path("refreshToken").asString()))
                .expect(200));
    costs.measure("exportMe", () -> verified[0].get("/me/export").expect(200));
    var operator = town.operator();
    costs.measure(
        "disclosePersonalData",
        () ->
            operator
                .post(
                    "/communities/heping-li/people/" + client.person() + "/disclosures",
                    "{\"field\":\"phone\",\"purpose\":\"通知活动改期\"}")
                .expect(200));
    centre.series(verified[0], day);
    centre.reports(verified[0], operator, id);
    centre.calendars(day, operator);
    centre.feeds(verified[0], operator);
    costs.measure("tick, nothing due", () -> town.deployment().tick());
    centre.access(verified[0]);
    centre.waiting(verified[0], day);
    new FileCosts(costs, town).measure(town.operator());
    new ScreeningCosts(costs, town).measure(town.operator());
    var money = new MoneyCosts(costs, town);
    money.payments("payer", LocalDate.ofInstant(town.now(), Town.CALENDAR).plusDays(2));
    money.reconciliation();
    money.given("payer");
    centre.figures(town.committee());
    TradeCosts.in(costs, town).measure();
    PollCosts.in(costs, town).measure();
    ActivityCosts.in(costs, town).measure();
    TicketCosts.after(new VolunteerCosts(costs, town)).measure();
    new AccountCosts(costs, town).measure();
    new NoticeCosts(costs, town).measure();
    new BoardCosts(costs, town).measure();
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  @Test
  void bookingASlotIsOneWriteTransactionWithinItsBudget() {
    var cost = costs.get("placeReservation, one room for two hours");

    assertThat(cost.transactions()).isEqualTo(1);
    assertThat(cost.writeUnits()).isLessThanOrEqualTo(8);
  }

  @Test
  void aSeriesOfAllOrNothingIsOneWriteTransaction() {
    assertThat(costs.get("placeSeries, eight weeks of a room, all or nothing").transactions())
        .isEqualTo(1);
    assertThat(costs.get("placeSeries, the same again").writeUnits()).isZero();
  }

  @Test
  void listingWhatIsFreeIsOneQueryWithinItsBudget() {
    var cost = costs.get("listFreeSlots");

    assertThat(cost.requests()).isEqualTo(1);
    assertThat(cost.readUnits()).isLessThanOrEqualTo(1.5);
  }

  @Test
  void aCalendarAsksOncePerDay() {
    assertThat(costs.get("searchZones").requests()).isEqualTo(1);
    assertThat(costs.get("getZoneCalendar, a day").requests()).isEqualTo(1);
    assertThat(costs.get("getZoneCalendar, a week").requests()).isEqualTo(7);
    assertThat(costs.get("getCalendarFeed, a person's").requests()).isEqualTo(2);
    assertThat(costs.get("getCalendarFeed, a zone's").requests()).isEqualTo(32);
  }

  @Test
  void moneyStaysWithinItsBudgets() {
    var notice = costs.get("paymentNotify, the first");
    var twice = costs.get("paymentNotify, the first and the same again");

    assertThat(notice.transactions()).isEqualTo(1);
    assertThat(notice.writeUnits()).isLessThanOrEqualTo(10);
    assertThat(twice.writeUnits()).isEqualTo(notice.writeUnits());
    assertThat(costs.get("payOut, alone").writeUnits()).isLessThanOrEqualTo(8);
    assertThat(costs.get("onPaymentFellDue, a transfer has reached its person").transactions())
        .isEqualTo(2);
    assertThat(costs.get("refundPayment").writeUnits()).isLessThanOrEqualTo(10);
  }

  @Test
  void anOrderIsOneWriteTransactionWithItsPayment() {
    var placed = costs.get("placeOrder, with its payment opened");

    assertThat(placed.transactions()).isEqualTo(1);
    assertThat(placed.writeUnits()).isLessThanOrEqualTo(12);
    assertThat(costs.get("placeOrder, the same again").writeUnits()).isZero();
    assertThat(costs.get("placeOrder, the first to hear of sold out").writeUnits()).isZero();
    assertThat(costs.get("placeOrder, refused: sold out").writeUnits()).isZero();
  }

  @Test
  void theBooksCostWhatTheyAre() {
    assertThat(costs.get("ledger: an entry of two transfers, posted alone").writeUnits())
        .isEqualTo(4);
    assertThat(costs.get("ledger: a hold").writeUnits()).isEqualTo(4);
    // One for the balance, one for the role.
    assertThat(costs.get("getAccount").requests()).isEqualTo(2);
    assertThat(costs.get("getStatement").requests()).isEqualTo(2);
    assertThat(costs.get("getTrialBalance").requests()).isEqualTo(5);
  }

  @Test
  void aStepOfAFileIsTwoItemsAndAnAnnouncementIsCountedToo() {
    assertThat(costs.get("putUpload").writeUnits()).isEqualTo(6);
    for (var step : List.of("onFileScanned, a file that is clean", "files: a claim, alone")) {
      assertThat(costs.get(step).writeUnits()).as(step).isEqualTo(4);
    }
    assertThat(costs.get("onFileScanned, a file that arrives").writeUnits()).isEqualTo(2);
  }

  @Test
  void theLaterContextsKeepWhatTheyPromise() {
    PollCosts.hold(costs);
    ScreeningCosts.hold(costs);
    AccountCosts.hold(costs);
    ActivityCosts.hold(costs);
    NoticeCosts.hold(costs);
  }

  @Test
  void aRefusedBookingWritesNothing() {
    assertThat(costs.get("placeReservation, refused: taken").writeUnits()).isZero();
    assertThat(costs.get("placeReservation, the same again").writeUnits()).isZero();
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

            A booking is one transaction of 2 · (z + 3) WRU, z the zones it claims (itself and the rooms in it), however many slots of a day it
            takes: 8 for a room, 46 for a hall of twenty zones. `SlotCostsTest` holds that.

            | use case | requests | RRU | WRU | transactions |
            | --- | ---: | ---: | ---: | ---: |
            """);
    costs
        .byUseCase()
        .forEach(
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
