package cn.linli.ledger;

import cn.linli.ledger.Account.Kind;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.HandClock;
import cn.linli.town.Intercepted;
import cn.linli.town.Weather;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Books over a database of their own. */
final class Books implements AutoCloseable {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");

  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");
  static final Account GUARANTEE = new Account(COMMUNITY, Kind.GUARANTEE_DEPOSIT, "shop");

  final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  final Database database = Database.inMemory();
  final Weather weather = new Weather();
  final Dynamo dynamo = Dynamo.of(Intercepted.by(weather, database.client()), Database.PREFIX);
  final Ledger ledger = new Ledger(dynamo, clock);

  final Accounts accounts = accounts(clock);

  private Accounts accounts(Clock at) {
    var cursors = new Cursors(new Keys(LocalKms::new, new Settings(Map.of("LOOKUP_KEY_ID", "l"))));
    return new Accounts(dynamo, at, community -> CALENDAR, cursors);
  }

  /** The same accounts by a clock on which two minutes pass between any two looks. */
  Accounts accountsInAHurry() {
    var looks = new AtomicInteger();
    return accounts(
        new Clock() {
          @Override
          public ZoneId getZone() {
            return CALENDAR;
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return clock.instant().plus(Duration.ofMinutes(2L * looks.getAndIncrement()));
          }
        });
  }

  /** Posts an entry in a transaction of its own. */
  void post(Entry entry) {
    var writes = new WriteSet(dynamo);
    ledger.post(writes, entry);
    writes.commitIfAny();
  }

  /** Writes something in a transaction of its own, as often as what it read has changed. */
  <T> T write(Function<WriteSet, T> useCase) {
    return Stale.again(
        () -> {
          var writes = new WriteSet(dynamo);
          var result = useCase.apply(writes);
          writes.commitIfAny();
          return result;
        });
  }

  /** Sets an amount of a shop's guarantee aside. */
  void hold(String id, long fen) {
    write(
        writes -> {
          ledger.hold(writes, Hold.of(GUARANTEE, id, new Money(fen), clock.instant()));
          return id;
        });
  }

  /** Ends a hold with an award of so much, of which the guarantee pays what it can. */
  Hold.State award(String hold, long fen) {
    var cause = cause("ruling/" + hold);
    return write(
            writes -> {
              var found = ledger.findHold(GUARANTEE, hold).orElseThrow();
              var secured = ledger.limitOf(GUARANTEE).available().plus(found.amount());
              var entry = Recipes.awarded(cause, new Money(fen), secured);
              return ledger.postHold(writes, GUARANTEE, hold, entry, new Stale());
            })
        .state();
  }

  /** Ends a hold without an award. */
  Hold.State release(String hold) {
    return write(writes -> ledger.voidHold(writes, GUARANTEE, hold)).state();
  }

  /** Tells the accounts of an entry, as the queue does. */
  void take(Entry entry) {
    var event = Posted.event(entry);
    var data = Json.MAPPER.readTree(Json.text(event.data()));
    accounts.take(new Told(UUID.randomUUID(), event.type(), COMMUNITY, clock.instant(), data));
  }

  /** The balance of an account in fen. */
  long balance(Account account) {
    var query = new Commands.GetAccount(COMMUNITY, account.kind().toString(), account.payee());
    return accounts.statements().balance(query).balanceFen();
  }

  /** The ids of an account's entries of a month. */
  List<String> statement(Account account, YearMonth month) {
    var query =
        new Commands.GetStatement(
            COMMUNITY, account.kind().toString(), account.payee(), month, 100, null);
    return accounts.statements().list(query).items().stream().map(Statements.Line::entry).toList();
  }

  TrialBalance trialBalance(LocalDate date) {
    return accounts.trialBalances().of(COMMUNITY, date);
  }

  /** Something that happened to a shop now. */
  Cause cause(String reference) {
    return new Cause(COMMUNITY, "shop", reference, clock.instant(), "42000001");
  }

  @Override
  public void close() {
    database.close();
  }
}
