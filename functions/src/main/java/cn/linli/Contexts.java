package cn.linli;

import cn.linli.access.Grants;
import cn.linli.access.Needs;
import cn.linli.aftersale.Claims;
import cn.linli.community.Communities;
import cn.linli.files.FileStore;
import cn.linli.files.Uploads;
import cn.linli.groupbuy.GroupBuys;
import cn.linli.identity.AccessTokens;
import cn.linli.identity.AuditLog;
import cn.linli.identity.Channel;
import cn.linli.identity.People;
import cn.linli.ledger.Accounts;
import cn.linli.ledger.Ledger;
import cn.linli.merchant.Merchants;
import cn.linli.notice.Notices;
import cn.linli.officialaccount.Followers;
import cn.linli.payment.Payments;
import cn.linli.reconciliation.Reconciliations;
import cn.linli.reconciliation.Schedule;
import cn.linli.report.Reports;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.http.Gate;
import cn.linli.shared.keys.Keys;
import cn.linli.venue.CalendarFeeds;
import cn.linli.venue.Reservations;
import java.time.Clock;
import java.util.function.Supplier;

/** The doors of the contexts, each handed what it needs of the others. */
final class Contexts {
  /** What WeChat Pay lets a merchant send in one transfer who has not asked for more. */
  private static final long TRANSFER_CEILING_FEN = 20_000;

  private final Platform platform;
  private final Dynamo dynamo;
  private final Keys keys;
  private final People people;
  private final Communities communities;
  private final Reservations reservations;
  private final CalendarFeeds feeds;
  private final Vendors vendors;
  private final Supplier<Grants> grants = new Platform.Once<>(this::newGrants);
  private final Supplier<Payments> payments = new Platform.Once<>(this::newPayments);
  private final Supplier<FileStore> fileStore = new Platform.Once<>(this::newFileStore);
  private final Supplier<Merchants> merchants = new Platform.Once<>(this::newMerchants);
  private final Supplier<GroupBuys> groupBuys = new Platform.Once<>(this::newGroupBuys);
  private final Supplier<Claims> claims = new Platform.Once<>(this::newClaims);
  private final Gatherings gatherings;
  private final Supplier<Followers> followers = new Platform.Once<>(this::newFollowers);
  private final Lobby lobby = new Lobby(this);
  private final Supplier<Notices> notices;
  private final Supplier<Reconciliations> reconciliations =
      new Platform.Once<>(this::newReconciliations);

  Contexts(Platform platform) {
    this.platform = platform;
    var settings = platform.settings();
    this.dynamo = Dynamo.of(platform.dynamo().get(), settings.get("TABLE_PREFIX"));
    this.keys = new Keys(platform.kms(), settings);
    var tokens = new AccessTokens(platform.kms(), settings, platform.clock());
    this.people = new People(dynamo, platform.clock(), keys, tokens);
    this.communities = new Communities(dynamo, people.cursors(), platform.clock());
    this.reservations = new Reservations(dynamo, platform.clock(), people, communities);
    this.feeds = new CalendarFeeds(reservations, people, keys);
    this.vendors = new Vendors(platform, dynamo);
    this.gatherings = new Gatherings(platform, this, vendors);
    this.notices = new Platform.Once<>(new Announcements(this, vendors)::notices);
  }

  Dynamo dynamo() {
    return dynamo;
  }

  Clock clock() {
    return platform.clock();
  }

  Keys keys() {
    return keys;
  }

  People people() {
    return people;
  }

  Communities communities() {
    return communities;
  }

  Reservations reservations() {
    return reservations;
  }

  CalendarFeeds feeds() {
    return feeds;
  }

  Grants grants() {
    return grants.get();
  }

  Payments payments() {
    return payments.get();
  }

  Merchants merchants() {
    return merchants.get();
  }

  Reconciliations reconciliations() {
    return reconciliations.get();
  }

  /** What others know about a person, and when they have ended it. */
  AboutPeople aboutPeople() {
    return new AboutPeople(this);
  }

  Vendors vendors() {
    return vendors;
  }

  Platform platform() {
    return platform;
  }

  Gate gate() {
    return people.gate(communities::exists);
  }

  Reports reports() {
    return new Reports(dynamo, clock(), communities, people.cursors());
  }

  AuditLog auditLog() {
    return new AuditLog(dynamo, people.cursors(), clock());
  }

  Accounts accounts() {
    return new Accounts(dynamo, clock(), communities::calendar, people.cursors());
  }

  Ledger ledger() {
    return new Ledger(dynamo, clock());
  }

  Uploads uploads() {
    return new Uploads(dynamo, clock(), fileStore, people::requireActive);
  }

  private Claims newClaims() {
    var needs =
        new cn.linli.aftersale.Needs(
            groupBuys(), merchants(), payments(), ledger(), uploads(), people);
    return new Claims(dynamo, clock(), needs);
  }

  private FileStore newFileStore() {
    return FileStore.of(
        platform.settings(), platform.credentials(), platform.http(), platform.clock());
  }

  /** What people do together, and what is looked at before they see it. */
  Gatherings gatherings() {
    return gatherings;
  }

  /** Those who follow the Official Account. */
  Followers followers() {
    return followers.get();
  }

  private Followers newFollowers() {
    return new Followers(dynamo, clock(), talking());
  }

  cn.linli.officialaccount.Needs talking() {
    return Talking.needs(platform, this, vendors);
  }

  /** What centres show and report about themselves. */
  Lobby lobby() {
    return lobby;
  }

  Notices notices() {
    return notices.get();
  }

  GroupBuys groupBuys() {
    return groupBuys.get();
  }

  Claims claims() {
    return claims.get();
  }

  private GroupBuys newGroupBuys() {
    var needs =
        new cn.linli.groupbuy.Needs(
            merchants(),
            payments(),
            uploads(),
            people,
            communities,
            keys,
            vendors.cards(),
            vendors.shipments());
    return new GroupBuys(dynamo, clock(), needs);
  }

  private Merchants newMerchants() {
    return new Merchants(
        dynamo,
        clock(),
        new cn.linli.merchant.Needs(
            vendors.sellers(),
            vendors.records(),
            uploads(),
            payments(),
            ledger(),
            people,
            communities,
            keys));
  }

  private Grants newGrants() {
    var needs =
        new Needs(vendors.locks(), communities::calendar, people::requireActive, people.cursors());
    return new Grants(dynamo, clock(), keys, needs);
  }

  private Payments newPayments() {
    var needs =
        new cn.linli.payment.Needs(
            vendors.payments(),
            (person, app, appId) -> people.openid(person, Channel.valueOf(app.name()), appId),
            mostPerTransfer(),
            (writes, community, account) ->
                new Schedule(dynamo, clock()).begin(writes, community, account),
            people.cursors());
    return new Payments(dynamo, clock(), needs, ledger());
  }

  private Money mostPerTransfer() {
    // Those who begin no transfers are not told.
    var fen = platform.settings().find("TRANSFER_CEILING_FEN").map(Long::valueOf);
    return new Money(fen.orElse(TRANSFER_CEILING_FEN));
  }

  private Reconciliations newReconciliations() {
    return new Reconciliations(
        dynamo,
        clock(),
        people.cursors(),
        () ->
            new cn.linli.reconciliation.Needs(
                vendors.payments(), payments(), accounts(), ledger()));
  }
}
