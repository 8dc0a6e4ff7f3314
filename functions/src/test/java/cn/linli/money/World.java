package cn.linli.money;

import cn.linli.community.Communities;
import cn.linli.identity.AccessTokens;
import cn.linli.identity.People;
import cn.linli.ledger.Ledger;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.payment.Needs;
import cn.linli.payment.PaymentFunctions;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.dynamo.WriteSet;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/**
 * A centre whose rooms cost something, in one thread: nothing happens but what the simulation lets
 * happen, so that a seed replays.
 */
final class World implements AutoCloseable {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");

  /** The first asks people to check in, the second does not. */
  static final List<String> ROOMS = List.of("studio", "attic");

  final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  final Crashes crashes = new Crashes();
  final Collisions collisions = new Collisions();
  final Steps steps = new Steps();
  final TestProvider provider = new TestProvider(clock);
  final Database database = Database.inMemory();
  final Cast cast;
  final Gate gate;
  final Ledger ledger;
  final Tables tables = new Tables(database);
  final Payments payments;
  final People people;
  final Communities communities;
  final Keys keys;
  final Reservations reservations;

  /** What the books have told of since the day began, by the ids of the entries. */
  final Map<String, JsonNode> posted = new LinkedHashMap<>();

  final Dynamo dynamo =
      Dynamo.of(
          Intercepted.by(
              crashes, Intercepted.by(collisions, Intercepted.by(steps, database.client()))),
          Database.PREFIX);
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
    keys = new Keys(() -> kms, settings);
    people = new People(dynamo, clock, keys, new AccessTokens(() -> kms, settings, clock));
    communities = new Communities(dynamo, people.cursors(), clock);
    reservations = new Reservations(dynamo, clock, people, communities);
    var needs =
        new Needs(
            () -> provider,
            (person, app, id) -> Optional.of("openid"),
            TestProvider.MOST,
            (writes, community, account) -> {},
            people.cursors());
    ledger = new Ledger(dynamo, clock);
    payments = new Payments(dynamo, clock, needs, ledger);
    cast = Cast.of(people);
    gate = new Gate(World::session, (person, community) -> cast.roles(person), (p, c, o) -> {});
    var feeds = new CalendarFeeds(reservations, people, keys);
    venue =
        VenueFunctions.api(reservations, feeds, payments, dynamo, clock, communities, keys, gate);
    payment = PaymentFunctions.api(payments, gate);
    notify = PaymentFunctions.paymentNotify(payments, gate);
    wire();
    new Founding(this).found();
  }

  private static Principal session(String token) {
    return new Principal(PersonId.of(token), UUID.randomUUID(), true, Set.of());
  }

  private void wire() {
    consumers.put("payment.fell-due", payments.onPaymentFellDue());
    consumers.put("payment.settled", VenueFunctions.onPaymentSettled(reservations, payments));
    var changed = VenueFunctions.onPaidReservationChanged(reservations, payments);
    List.of("cancelled", "checked-in", "missed", "excused")
        .forEach(what -> consumers.put("venue.reservation-" + what, changed));
    handlers.put(Reservations.DUE, reservations::due);
    handlers.put(Reservations.DEPOSIT, VenueFunctions.depositDue(reservations, payments));
    Payments.DEADLINES.forEach(kind -> handlers.put(kind, payments::handOver));
    consumers.put(
        "ledger.entry-posted",
        told -> posted.putIfAbsent(told.data().path("entry").asString(), told.data()));
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

  /** How something stands that the caller shall get. */
  JsonNode payout(PersonId caller, String id) {
    var parameters = Map.of("community", COMMUNITY.value(), "payout", id);
    return call(payment, caller, "GET /communities/{community}/payouts/{payout}", parameters, null);
  }

  /** The caller opens it, to confirm it. */
  JsonNode confirm(PersonId caller, String id) {
    var parameters = Map.of("community", COMMUNITY.value(), "payout", id);
    var path = "PUT /communities/{community}/payouts/{payout}/confirmation";
    return call(payment, caller, path, parameters, "{\"app\":\"mini-program\"}");
  }

  /** Somebody else hears of events of a type, too. */
  void listens(String type, Consumer<Told> consumer) {
    consumers.merge(type, consumer, Consumer::andThen);
  }

  /** Somebody sees to deadlines of a kind. */
  void handles(String kind, Consumer<Deadline> handler) {
    handlers.put(kind, handler);
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
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

  static JsonNode call(
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
    for (var item : tables.deadlines()) {
      var at = Instant.parse(item.get("at").s());
      if (!at.isAfter(clock.instant())) {
        var community = new CommunityId(item.get("community").s());
        var due =
            new Deadline(
                item.get("pk").s(), item.get("kind").s(), community, item.get("ref").s(), at, 0);
        if (survives(() -> handlers.get(due.kind()).accept(due))) {
          tables.forget("deadlines", item);
        }
      }
    }
  }

  /** When the next thing is due, if anything is. */
  Optional<Instant> nextDeadline() {
    return tables.deadlines().stream()
        .map(item -> Instant.parse(item.get("at").s()))
        .min(Instant::compareTo);
  }

  private boolean survives(Runnable work) {
    steps.begin();
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
