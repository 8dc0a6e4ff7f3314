package cn.linli;

import cn.linli.access.AccessFunctions;
import cn.linli.activity.ActivityFunctions;
import cn.linli.aftersale.AftersaleFunctions;
import cn.linli.community.CommunityFunctions;
import cn.linli.content.ContentFunctions;
import cn.linli.duty.DutyFunctions;
import cn.linli.figures.FiguresFunctions;
import cn.linli.files.FilesFunctions;
import cn.linli.groupbuy.GroupBuyFunctions;
import cn.linli.identity.IdentityFunctions;
import cn.linli.ledger.LedgerFunctions;
import cn.linli.merchant.MerchantFunctions;
import cn.linli.notice.NoticeFunctions;
import cn.linli.officialaccount.OfficialAccountFunctions;
import cn.linli.payment.PaymentFunctions;
import cn.linli.poll.PollFunctions;
import cn.linli.reconciliation.ReconciliationFunctions;
import cn.linli.report.ReportFunctions;
import cn.linli.screening.ScreeningFunctions;
import cn.linli.shared.dynamo.OutboxRelay;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.StreamEvent;
import cn.linli.shared.dynamo.Tick;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.HttpEvent;
import cn.linli.shared.http.Json;
import cn.linli.signup.SignUpFunctions;
import cn.linli.venue.VenueFunctions;
import cn.linli.volunteer.VolunteerFunctions;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The functions of the system by name, each put together when it is asked for. */
final class Functions {
  private final Platform platform;
  private final Contexts contexts;
  private final Map<String, Supplier<HttpApi>> apis;
  private final Map<String, Supplier<Function<InputStream, byte[]>>> others;

  Functions(Platform platform) {
    this.platform = platform;
    this.contexts = new Contexts(platform);
    this.apis = apis();
    this.others = others();
  }

  private Map<String, Supplier<HttpApi>> apis() {
    return Map.ofEntries(
        Map.entry(
            "identityApi",
            () -> IdentityFunctions.api(contexts.people(), contexts.aboutPeople().ports())),
        Map.entry(
            "communityApi", () -> CommunityFunctions.api(contexts.communities(), contexts.gate())),
        Map.entry("venueApi", this::venueApi),
        Map.entry(
            "groupbuyApi", () -> GroupBuyFunctions.api(contexts.groupBuys(), contexts.gate())),
        Map.entry(
            "screeningApi",
            () -> ScreeningFunctions.api(contexts.gatherings().screenings(), contexts.gate())),
        Map.entry(
            "miniProgramNotify",
            () ->
                ScreeningFunctions.miniProgramNotify(
                    contexts.gatherings().screenings(), contexts.gate())),
        Map.entry(
            "activityApi",
            () -> ActivityFunctions.api(contexts.gatherings().activities(), contexts.gate())),
        Map.entry(
            "signupApi",
            () -> SignUpFunctions.api(contexts.gatherings().signUps(), contexts.gate())),
        Map.entry(
            "volunteerApi",
            () -> VolunteerFunctions.api(contexts.gatherings().volunteers(), contexts.gate())),
        Map.entry("ticketApi", () -> contexts.gatherings().ticketApi(contexts.gate())),
        Map.entry("aftersaleApi", () -> AftersaleFunctions.api(contexts.claims(), contexts.gate())),
        Map.entry("accessApi", () -> AccessFunctions.api(contexts.grants(), contexts.gate())),
        Map.entry(
            "lockNotify", () -> AccessFunctions.lockNotify(contexts.grants(), contexts.gate())),
        Map.entry("paymentApi", () -> PaymentFunctions.api(contexts.payments(), contexts.gate())),
        Map.entry(
            "paymentNotify",
            () -> PaymentFunctions.paymentNotify(contexts.payments(), contexts.gate())),
        Map.entry(
            "pollApi", () -> PollFunctions.api(contexts.gatherings().polls(), contexts.gate())),
        Map.entry(
            "contentApi",
            () -> ContentFunctions.api(contexts.gatherings().posts(), contexts.gate())),
        Map.entry(
            "officialaccountApi",
            () -> OfficialAccountFunctions.api(contexts.followers(), contexts.gate())),
        Map.entry("noticeApi", () -> NoticeFunctions.api(contexts.notices(), contexts.gate())),
        Map.entry("filesApi", () -> FilesFunctions.api(contexts.uploads(), contexts.gate())),
        Map.entry(
            "merchantApi", () -> MerchantFunctions.api(contexts.merchants(), contexts.gate())),
        Map.entry(
            "dutyApi", () -> DutyFunctions.api(contexts.gatherings().duties(), contexts.gate())),
        Map.entry(
            "figuresApi", () -> FiguresFunctions.api(contexts.lobby().figures(), contexts.gate())),
        Map.entry("reportApi", () -> ReportFunctions.api(contexts.reports(), contexts.gate())),
        Map.entry(
            "reconciliationApi",
            () -> ReconciliationFunctions.api(contexts.reconciliations(), contexts.gate())),
        Map.entry("ledgerApi", () -> LedgerFunctions.api(contexts.accounts(), contexts.gate())));
  }

  private HttpApi venueApi() {
    return VenueFunctions.api(
        contexts.reservations(),
        contexts.feeds(),
        contexts.payments(),
        contexts.dynamo(),
        contexts.clock(),
        contexts.communities(),
        contexts.keys(),
        contexts.gate());
  }

  private Map<String, Supplier<Function<InputStream, byte[]>>> others() {
    return Map.ofEntries(
        Map.entry("relayOutbox", this::relayOutbox),
        Map.entry("onGroupBuyDue", consumer(() -> contexts.groupBuys().onGroupBuyDue())),
        Map.entry("onFiguresEvent", this::onFiguresEvent),
        Map.entry("onDutyEvent", consumer(() -> contexts.gatherings().duties().onDutyEvent())),
        Map.entry(
            "onActivityDue", consumer(() -> contexts.gatherings().activities().onActivityDue())),
        Map.entry("onSignUpDue", consumer(() -> contexts.gatherings().signUps().onSignUpDue())),
        Map.entry(
            "onVolunteerDue", consumer(() -> contexts.gatherings().volunteers().onVolunteerDue())),
        Map.entry("onTicketDue", consumer(() -> contexts.gatherings().onTicketDue())),
        Map.entry("onClaimDue", consumer(() -> contexts.claims().onClaimDue())),
        Map.entry(
            "onScreeningDue", consumer(() -> contexts.gatherings().screenings().onScreeningDue())),
        Map.entry(
            "onContentDue",
            consumer(
                () -> contexts.gatherings().posts().onContentDue(contexts.gatherings().site()))),
        Map.entry(
            "onOfficialAccountDue", consumer(() -> contexts.followers().onOfficialAccountDue())),
        Map.entry("onNotice", consumer(() -> contexts.notices().onNotice())),
        Map.entry("onPollDue", consumer(() -> contexts.gatherings().polls().onPollDue())),
        Map.entry("tick", this::tick),
        Map.entry("onPersonErased", this::onPersonErased),
        Map.entry(
            "onSlotsFreed", consumer(() -> VenueFunctions.onSlotsFreed(contexts.reservations()))),
        Map.entry(
            "onDoorOpened", consumer(() -> VenueFunctions.onDoorOpened(contexts.reservations()))),
        Map.entry("onReservationChanged", consumer(() -> contexts.grants().onReservationChanged())),
        Map.entry("onAccessFellDue", consumer(() -> contexts.grants().onAccessFellDue())),
        Map.entry("onPaymentFellDue", consumer(() -> contexts.payments().onPaymentFellDue())),
        Map.entry(
            "onPaymentSettled",
            consumer(
                () ->
                    VenueFunctions.onPaymentSettled(contexts.reservations(), contexts.payments()))),
        Map.entry(
            "onPaidReservationChanged",
            consumer(
                () ->
                    VenueFunctions.onPaidReservationChanged(
                        contexts.reservations(), contexts.payments()))),
        Map.entry("onMerchantDue", consumer(() -> contexts.merchants().onMerchantDue())),
        Map.entry("onVenueEvent", consumer(() -> ReportFunctions.onVenueEvent(contexts.reports()))),
        Map.entry(
            "onPersonErasedReport",
            consumer(() -> ReportFunctions.onPersonErased(contexts.reports()))),
        Map.entry(
            "onReconciliationFellDue",
            consumer(() -> contexts.reconciliations().onReconciliationFellDue())),
        Map.entry(
            "onEntryPosted", consumer(() -> LedgerFunctions.onEntryPosted(contexts.accounts()))),
        Map.entry("onFileScanned", this::onFileScanned),
        Map.entry("checkLedger", this::checkLedger),
        Map.entry("seed", this::seed),
        Map.entry("recountStatistics", this::recountStatistics));
  }

  Function<InputStream, byte[]> named(String name) {
    if (apis.containsKey(name)) {
      return http(apis.get(name).get());
    }
    var function = others.get(name);
    if (function == null) {
      throw new IllegalStateException(
          "there is no function " + name + ", only " + apis.keySet() + others.keySet());
    }
    return function.get();
  }

  /** The functions that answer requests, for the tests that hold them against the contract. */
  Map<String, HttpApi> operations() {
    var operations = new LinkedHashMap<String, HttpApi>();
    apis.forEach((name, api) -> operations.put(name, api.get()));
    return operations;
  }

  private static Function<InputStream, byte[]> http(HttpApi api) {
    return event -> Json.bytes(api.handle(Json.read(event, HttpEvent.class)));
  }

  private static Supplier<Function<InputStream, byte[]>> consumer(
      Supplier<Consumer<QueueEvent.Told>> consumer) {
    return () -> each(consumer.get());
  }

  private static Function<InputStream, byte[]> each(Consumer<QueueEvent.Told> consumer) {
    return batch -> Json.bytes(QueueEvent.each(Json.MAPPER.readTree(batch), consumer));
  }

  private Function<InputStream, byte[]> onFiguresEvent() {
    var consumer = contexts.lobby().figures().onFiguresEvent();
    return batch -> Json.bytes(QueueEvent.together(Json.MAPPER.readTree(batch), consumer));
  }

  private Function<InputStream, byte[]> relayOutbox() {
    var relay = relay();
    return event -> Json.bytes(relay.relay(StreamEvent.read(event)));
  }

  private OutboxRelay relay() {
    var bus = platform.settings().get("EVENT_BUS_NAME");
    return new OutboxRelay(contexts.dynamo(), platform.events(), bus, platform.clock());
  }

  private Function<InputStream, byte[]> tick() {
    var handlers = new DueMatters(contexts).handlers();
    var tick = new Tick(contexts.dynamo(), handlers, platform.clock());
    var relay = relay();
    return event -> Json.bytes(Map.of("deadlines", tick.run(), "republished", relay.sweep()));
  }

  private Function<InputStream, byte[]> onPersonErased() {
    return each(
        VenueFunctions.onPersonErased(contexts.reservations(), contexts.feeds())
            .andThen(contexts.grants().onPersonErased())
            .andThen(contexts.merchants().onPersonErased())
            .andThen(contexts.groupBuys().onPersonErased())
            .andThen(contexts.claims().onPersonErased())
            .andThen(contexts.gatherings().signUps().onPersonErased())
            .andThen(contexts.gatherings().polls().onPersonErased())
            .andThen(contexts.gatherings().volunteers().onPersonErased())
            .andThen(contexts.gatherings().posts().onPersonErased())
            .andThen(contexts.notices().onPersonErased())
            .andThen(FilesFunctions.onPersonErased(contexts.uploads())));
  }

  private Function<InputStream, byte[]> onFileScanned() {
    var consumer = FilesFunctions.onFileScanned(contexts.uploads());
    return batch -> Json.bytes(QueueEvent.eachRaw(Json.MAPPER.readTree(batch), consumer));
  }

  private Function<InputStream, byte[]> recountStatistics() {
    var reports = contexts.reports();
    return order -> Json.bytes(ReportFunctions.recount(reports, Json.MAPPER.readTree(order)));
  }

  private Function<InputStream, byte[]> checkLedger() {
    var accounts = contexts.accounts();
    var business = contexts.payments().and(contexts.gatherings().volunteers());
    return order ->
        Json.bytes(LedgerFunctions.check(accounts, business, Json.MAPPER.readTree(order)));
  }

  private Function<InputStream, byte[]> seed() {
    var seed = new Seed(contexts);
    return document -> Json.bytes(seed.apply(Json.MAPPER.readTree(document)));
  }
}
