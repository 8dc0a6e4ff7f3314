package cn.linli;

import cn.linli.access.AccessFunctions;
import cn.linli.access.Grants;
import cn.linli.access.Needs;
import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.identity.AccessTokens;
import cn.linli.identity.Channel;
import cn.linli.identity.Erasures;
import cn.linli.identity.IdentityFunctions;
import cn.linli.identity.People;
import cn.linli.identity.Ports;
import cn.linli.ledger.Accounts;
import cn.linli.ledger.Ledger;
import cn.linli.ledger.LedgerFunctions;
import cn.linli.payment.PaymentFunctions;
import cn.linli.payment.Payments;
import cn.linli.reconciliation.ReconciliationFunctions;
import cn.linli.reconciliation.Reconciliations;
import cn.linli.reconciliation.Schedule;
import cn.linli.report.ReportFunctions;
import cn.linli.report.Reports;
import cn.linli.shared.dynamo.Deadlines;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.OutboxRelay;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.StreamEvent;
import cn.linli.shared.dynamo.Tick;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.HttpEvent;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.venue.CalendarFeeds;
import cn.linli.venue.Reservations;
import cn.linli.venue.VenueFunctions;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The functions of the system by name, each put together when it is asked for. */
final class Functions {
  private final Platform platform;
  private final Dynamo dynamo;
  private final Keys keys;
  private final People people;
  private final Communities communities;
  private final Reservations reservations;
  private final CalendarFeeds feeds;
  private final Supplier<Grants> grants;
  private final Vendors vendors;
  private final Supplier<Payments> payments;
  private final Supplier<Reconciliations> reconciliations;
  private final Map<String, Supplier<Function<InputStream, byte[]>>> byName;

  Functions(Platform platform) {
    this.platform = platform;
    var settings = platform.settings();
    this.dynamo = Dynamo.of(platform.dynamo().get(), settings.get("TABLE_PREFIX"));
    this.keys = new Keys(platform.kms(), settings);
    var tokens = new AccessTokens(platform.kms(), settings, platform.clock());
    this.people = new People(dynamo, platform.clock(), keys, tokens);
    this.communities = new Communities(dynamo, people.cursors(), platform.clock());
    this.reservations = new Reservations(dynamo, platform.clock(), people, communities);
    this.feeds = new CalendarFeeds(reservations, people, keys);
    this.grants = new Platform.Once<>(this::newGrants);
    this.vendors = new Vendors(platform, dynamo);
    this.payments = new Platform.Once<>(this::newPayments);
    this.reconciliations = new Platform.Once<>(this::newReconciliations);
    this.byName = table();
  }

  private Grants newGrants() {
    var needs =
        new Needs(vendors.locks(), communities::calendar, people::requireActive, people.cursors());
    return new Grants(dynamo, platform.clock(), keys, needs);
  }

  private Payments newPayments() {
    var needs =
        new cn.linli.payment.Needs(
            vendors.payments(),
            (person, app, appId) -> people.openid(person, Channel.valueOf(app.name()), appId),
            (writes, community, account) ->
                new Schedule(dynamo, platform.clock()).begin(writes, community, account),
            people.cursors());
    return new Payments(dynamo, platform.clock(), needs, new Ledger(dynamo, platform.clock()));
  }

  private Reconciliations newReconciliations() {
    return new Reconciliations(
        dynamo,
        platform.clock(),
        people.cursors(),
        () ->
            new cn.linli.reconciliation.Needs(
                vendors.payments(),
                payments.get(),
                accounts(),
                new Ledger(dynamo, platform.clock())));
  }

  private Map<String, Supplier<Function<InputStream, byte[]>>> table() {
    return Map.ofEntries(
        entry("identityApi", () -> http(identityApi())),
        entry("communityApi", () -> http(communityApi())),
        entry("venueApi", () -> http(venueApi())),
        entry("accessApi", () -> http(accessApi())),
        entry("lockNotify", () -> http(lockNotify())),
        entry("relayOutbox", this::relayOutbox),
        entry("tick", this::tick),
        entry("onPersonErased", this::onPersonErased),
        entry("onSlotsFreed", () -> consumer(VenueFunctions.onSlotsFreed(reservations))),
        entry("onDoorOpened", () -> consumer(VenueFunctions.onDoorOpened(reservations))),
        entry("onReservationChanged", () -> consumer(grants.get().onReservationChanged())),
        entry("onAccessFellDue", () -> consumer(grants.get().onAccessFellDue())),
        entry("paymentApi", () -> http(paymentApi())),
        entry("paymentNotify", () -> http(paymentNotify())),
        entry("onPaymentFellDue", () -> consumer(payments.get().onPaymentFellDue())),
        entry(
            "onPaymentSettled",
            () -> consumer(VenueFunctions.onPaymentSettled(reservations, payments.get()))),
        entry(
            "onPaidReservationChanged",
            () -> consumer(VenueFunctions.onPaidReservationChanged(reservations, payments.get()))),
        entry("reportApi", () -> http(reportApi())),
        entry("onVenueEvent", this::onVenueEvent),
        entry("onPersonErasedReport", this::onPersonErasedReport),
        entry("reconciliationApi", () -> http(reconciliationApi())),
        entry(
            "onReconciliationFellDue",
            () -> consumer(reconciliations.get().onReconciliationFellDue())),
        entry("ledgerApi", () -> http(ledgerApi())),
        entry("onEntryPosted", this::onEntryPosted),
        entry("checkLedger", this::checkLedger),
        entry("seed", this::seed),
        entry("recountStatistics", this::recountStatistics));
  }

  Function<InputStream, byte[]> named(String name) {
    var function = byName.get(name);
    if (function == null) {
      throw new IllegalStateException("there is no function " + name + ", only " + byName.keySet());
    }
    return function.get();
  }

  HttpApi identityApi() {
    var ports =
        new Ports(
            vendors.logins(),
            vendors.authority(),
            communities::exists,
            reservations::of,
            reservations::standingsOf,
            (person, places) -> grants.get().of(person, places),
            reservations::openUntil);
    return IdentityFunctions.api(people, ports);
  }

  HttpApi communityApi() {
    return CommunityFunctions.api(communities, people.gate(communities::exists));
  }

  HttpApi venueApi() {
    return VenueFunctions.api(
        reservations,
        feeds,
        payments.get(),
        dynamo,
        platform.clock(),
        communities,
        keys,
        people.gate(communities::exists));
  }

  /** For a test that knocks where payments do. */
  Reservations reservations() {
    return reservations;
  }

  /** For a test that asks for money as a context would that is not there yet. */
  Payments payments() {
    return payments.get();
  }

  HttpApi accessApi() {
    return AccessFunctions.api(grants.get(), people.gate(communities::exists));
  }

  HttpApi lockNotify() {
    return AccessFunctions.lockNotify(grants.get(), people.gate(communities::exists));
  }

  HttpApi paymentApi() {
    return PaymentFunctions.api(payments.get(), people.gate(communities::exists));
  }

  HttpApi paymentNotify() {
    return PaymentFunctions.paymentNotify(payments.get(), people.gate(communities::exists));
  }

  private static Function<InputStream, byte[]> http(HttpApi api) {
    return event -> Json.bytes(api.handle(Json.read(event, HttpEvent.class)));
  }

  private Function<InputStream, byte[]> relayOutbox() {
    var relay = relay();
    return event -> Json.bytes(relay.relay(StreamEvent.read(event)));
  }

  private OutboxRelay relay() {
    var bus = platform.settings().get("EVENT_BUS_NAME");
    return new OutboxRelay(dynamo, platform.events(), bus, platform.clock());
  }

  private Function<InputStream, byte[]> tick() {
    var erasures = people.erasures(reservations::openUntil);
    var handlers =
        new HashMap<String, Consumer<Deadlines.Deadline>>(
            Map.of(
                Erasures.DEADLINE, erasures::due,
                Reservations.DUE, reservations::due,
                Reservations.BLACKOUT, reservations::closed));
    handlers.put(Reservations.DEPOSIT, VenueFunctions.depositDue(reservations, payments.get()));
    Grants.DEADLINES.forEach(kind -> handlers.put(kind, due -> grants.get().handOver(due)));
    Payments.DEADLINES.forEach(kind -> handlers.put(kind, due -> payments.get().handOver(due)));
    handlers.put(Reconciliations.DEADLINE, due -> reconciliations.get().handOver(due));
    var tick = new Tick(dynamo, handlers, platform.clock());
    var relay = relay();
    return event -> Json.bytes(Map.of("deadlines", tick.run(), "republished", relay.sweep()));
  }

  private static Map.Entry<String, Supplier<Function<InputStream, byte[]>>> entry(
      String name, Supplier<Function<InputStream, byte[]>> function) {
    return Map.entry(name, function);
  }

  private Function<InputStream, byte[]> onPersonErased() {
    return consumer(
        VenueFunctions.onPersonErased(reservations, feeds).andThen(grants.get().onPersonErased()));
  }

  private static Function<InputStream, byte[]> consumer(Consumer<QueueEvent.Told> consumer) {
    return batch -> Json.bytes(QueueEvent.each(Json.MAPPER.readTree(batch), consumer));
  }

  HttpApi reportApi() {
    return ReportFunctions.api(reports(), people.gate(communities::exists));
  }

  private Reports reports() {
    return new Reports(dynamo, platform.clock(), communities, people.cursors());
  }

  private Function<InputStream, byte[]> onVenueEvent() {
    return consumer(ReportFunctions.onVenueEvent(reports()));
  }

  private Function<InputStream, byte[]> onPersonErasedReport() {
    return consumer(ReportFunctions.onPersonErased(reports()));
  }

  private Function<InputStream, byte[]> recountStatistics() {
    var reports = reports();
    return order -> Json.bytes(ReportFunctions.recount(reports, Json.MAPPER.readTree(order)));
  }

  HttpApi ledgerApi() {
    return LedgerFunctions.api(accounts(), people.gate(communities::exists));
  }

  HttpApi reconciliationApi() {
    return ReconciliationFunctions.api(reconciliations.get(), people.gate(communities::exists));
  }

  private Accounts accounts() {
    return new Accounts(dynamo, platform.clock(), communities::calendar, people.cursors());
  }

  private Function<InputStream, byte[]> onEntryPosted() {
    return consumer(LedgerFunctions.onEntryPosted(accounts()));
  }

  private Function<InputStream, byte[]> checkLedger() {
    var accounts = accounts();
    return order ->
        Json.bytes(LedgerFunctions.check(accounts, payments.get(), Json.MAPPER.readTree(order)));
  }

  private Function<InputStream, byte[]> seed() {
    var seed =
        new Seed(communities, people, grants.get(), payments.get(), dynamo, platform.clock());
    return document -> Json.bytes(seed.apply(Json.MAPPER.readTree(document)));
  }
}
