package cn.linli.money;

import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.identity.AccessTokens;
import cn.linli.identity.Channel;
import cn.linli.identity.People;
import cn.linli.identity.WeChatAccount;
import cn.linli.ledger.Ledger;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.payment.Needs;
import cn.linli.payment.PaymentFunctions;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.HttpEvent;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.HandClock;
import cn.linli.town.Intercepted;
import cn.linli.venue.CalendarFeeds;
import cn.linli.venue.Reservations;
import cn.linli.venue.VenueFunctions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/**
 * A centre whose rooms cost something, in one thread: nothing happens but what the simulation lets
 * happen, so that a seed replays.
 */
final class World implements AutoCloseable {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");
  static final int RESIDENTS = 3;

  /** The first asks people to check in, the second does not. */
  static final List<String> ROOMS = List.of("studio", "attic");

  final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  final Crashes crashes = new Crashes();
  final TestProvider provider = new TestProvider(clock);
  final Database database = Database.inMemory();
  final List<PersonId> residents;
  final PersonId staff;
  final Ledger ledger;
  final Tables tables = new Tables(database);
  final Payments payments;

  private final Dynamo dynamo =
      Dynamo.of(Intercepted.by(crashes, database.client()), Database.PREFIX);
  private final Map<String, Consumer<Told>> consumers = new HashMap<>();
  private final Map<String, Consumer<Deadline>> handlers = new HashMap<>();
  private final HttpApi venue;
  private final HttpApi notify;
  private final HttpApi payment;

  World() {
    var settings =
        new Settings(
            Map.of("DATA_KEY_ID", "data", "LOOKUP_KEY_ID", "lookup", "SESSION_KEY_IDS", "session"));
    var kms = new LocalKms();
    var keys = new Keys(() -> kms, settings);
    var people = new People(dynamo, clock, keys, new AccessTokens(() -> kms, settings, clock));
    var communities = new Communities(dynamo, people.cursors(), clock);
    var reservations = new Reservations(dynamo, clock, people, communities);
    var needs =
        new Needs(
            () -> provider,
            (person, app, id) -> Optional.of("openid"),
            (writes, community, account) -> {},
            people.cursors());
    ledger = new Ledger(dynamo, clock);
    payments = new Payments(dynamo, clock, needs, ledger);
    residents = IntStream.range(0, RESIDENTS).mapToObj(i -> person(people, "r" + i)).toList();
    staff = person(people, "staff");
    var gate = new Gate(World::session, (person, community) -> roles(person), (p, c, o) -> {});
    var feeds = new CalendarFeeds(reservations, people, keys);
    venue =
        VenueFunctions.api(reservations, feeds, payments, dynamo, clock, communities, keys, gate);
    payment = PaymentFunctions.api(payments, gate);
    notify = PaymentFunctions.paymentNotify(payments, gate);
    wire(reservations, payments);
    found(communities, payments);
  }

  private static PersonId person(People people, String name) {
    var account = new WeChatAccount(Channel.MINI_PROGRAM, TestProvider.APP, name, null);
    return people.grantFirst(account, COMMUNITY, Role.RESIDENT);
  }

  private static Principal session(String token) {
    return new Principal(PersonId.of(token), UUID.randomUUID(), true, Set.of());
  }

  private Set<Role> roles(PersonId person) {
    return person.equals(staff)
        ? Set.of(Role.RESIDENT, Role.OPERATOR, Role.FINANCE)
        : Set.of(Role.RESIDENT);
  }

  private void wire(Reservations reservations, Payments payments) {
    consumers.put("payment.fell-due", payments.onPaymentFellDue());
    consumers.put("payment.settled", VenueFunctions.onPaymentSettled(reservations, payments));
    var changed = VenueFunctions.onPaidReservationChanged(reservations, payments);
    List.of("cancelled", "checked-in", "missed", "excused")
        .forEach(what -> consumers.put("venue.reservation-" + what, changed));
    handlers.put(Reservations.DUE, reservations::due);
    handlers.put(Reservations.DEPOSIT, VenueFunctions.depositDue(reservations, payments));
    Payments.DEADLINES.forEach(kind -> handlers.put(kind, payments::handOver));
  }

  private void found(Communities communities, Payments payments) {
    var seed =
        Json.MAPPER.readTree(
            """
            {"districts": {"district": "dongcheng", "name": "东城区", "revision": 0},
             "streets": {"district": "dongcheng", "street": "heping", "name": "和平街道", "revision": 0},
             "communities": {"community": "heping-li", "name": "和平里", "district": "dongcheng", "street": "heping", "revision": 0}}
            """);
    seed.propertyNames()
        .forEach(section -> CommunityFunctions.seed(communities, section, seed.get(section)));
    VenueFunctions.seed(dynamo, clock, communities, zone("whole", null, ""));
    VenueFunctions.seed(
        dynamo,
        clock,
        communities,
        zone(
            ROOMS.getFirst(),
            "whole",
            ", \"checkIn\": {\"withinMinutes\": 30, \"suspendAfter\": 50, \"countedDays\": 1, \"suspendDays\": 1}"));
    VenueFunctions.seed(dynamo, clock, communities, zone(ROOMS.getLast(), "whole", ""));
    PaymentFunctions.seed(
        payments,
        Json.MAPPER.readTree(
            "{\"community\":\"heping-li\",\"payee\":\"centre\",\"name\":\"中心\",\"mode\":\"direct\","
                + "\"merchant\":\"1900000001\",\"miniProgram\":\"wx00000000000051a1\",\"revision\":0}"));
    PaymentFunctions.seed(
        payments,
        Json.MAPPER.readTree(
            "{\"community\":\"heping-li\",\"payee\":\"fruit\",\"name\":\"合作社\",\"mode\":\"ecommerce\","
                + "\"merchant\":\"1900000001\",\"subMerchant\":\"1900000002\",\"freezeDays\":180,"
                + "\"miniProgram\":\"wx00000000000051a1\",\"revision\":0}"));
  }

  private static JsonNode zone(String id, String parent, String more) {
    var hours = new ArrayList<String>();
    for (var day : "monday tuesday wednesday thursday friday saturday sunday".split(" ", -1)) {
      hours.add("{\"day\": \"%s\", \"from\": \"00:00\", \"to\": \"24:00\"}".formatted(day));
    }
    return Json.MAPPER.readTree(
        """
        {"community": "heping-li", "zone": "%s", "name": "间", %s "capacity": 30, "revision": 0, "openingHours": %s, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
          "cancelBeforeMinutes": 0,
          "price": {"hourFen": 3001, "depositFen": 1000, "payWithinMinutes": 30, "offPeak": []}%s}}
        """
            .formatted(id, parent == null ? "" : "\"parent\": \"" + parent + "\",", hours, more)
            .replace("[[", "[")
            .replace("]]", "]"));
  }

  /** Calls an operation of the venue; the answer's body. */
  JsonNode venue(PersonId caller, String method, UUID reservation, String rest, String body) {
    var path = "/communities/{community}/reservations/{reservation}" + rest;
    var parameters = Map.of("community", COMMUNITY.value(), "reservation", reservation.toString());
    return call(venue, caller, method + " " + path, parameters, body);
  }

  /** Asks for the payment of a reservation. */
  JsonNode ask(PersonId caller, UUID reservation, UUID id) {
    var path = "PUT /communities/{community}/reservations/{reservation}/payments/{payment}";
    var parameters =
        Map.of(
            "community", COMMUNITY.value(),
            "reservation", reservation.toString(),
            "payment", id.toString());
    return call(venue, caller, path, parameters, null);
  }

  /** How a payment of the caller stands. */
  JsonNode payment(PersonId caller, UUID id) {
    var parameters = Map.of("community", COMMUNITY.value(), "payment", id.toString());
    return call(
        payment, caller, "GET /communities/{community}/payments/{payment}", parameters, null);
  }

  /** The provider tells of an order or refund; whether it hears that all is well. */
  boolean notify(String number) {
    var event =
        new HttpEvent(
            "POST /payment-providers/wechatpay/{key}",
            Map.of("content-type", "application/json"),
            Map.of("key", TestProvider.MERCHANT),
            Map.of(),
            new HttpEvent.RequestContext("r"),
            number,
            false);
    return notify.handle(event).statusCode() == 204;
  }

  private static JsonNode call(
      HttpApi api, PersonId caller, String route, Map<String, String> parameters, String body) {
    var event =
        new HttpEvent(
            route,
            Map.of("authorization", "Bearer " + caller, "content-type", "application/json"),
            parameters,
            Map.of(),
            new HttpEvent.RequestContext("r"),
            body,
            false);
    var reply = api.handle(event);
    return reply.body() == null
        ? Json.MAPPER.createObjectNode()
        : Json.MAPPER.readTree(reply.body());
  }

  /** Hands an event to whoever listens; whether it was handled. */
  boolean deliver(Map<String, AttributeValue> item) {
    var told = Json.MAPPER.readValue(item.get("body").s(), Told.class);
    var consumer = consumers.get(told.type());
    return consumer == null || survives(() -> consumer.accept(told));
  }

  /** Does what is due by now. */
  void sweep() {
    for (var item : tables.items("deadlines")) {
      var at = Instant.parse(item.get("at").s());
      if (!at.isAfter(clock.instant())) {
        var due =
            new Deadline(
                item.get("pk").s(), item.get("kind").s(), COMMUNITY, item.get("ref").s(), at, 0);
        if (survives(() -> handlers.get(due.kind()).accept(due))) {
          tables.forget("deadlines", item);
        }
      }
    }
  }

  /** When the next thing is due, if anything is. */
  Optional<Instant> nextDeadline() {
    return tables.items("deadlines").stream()
        .map(item -> Instant.parse(item.get("at").s()))
        .min(Instant::compareTo);
  }

  private static boolean survives(Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException died) {
      return false;
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
