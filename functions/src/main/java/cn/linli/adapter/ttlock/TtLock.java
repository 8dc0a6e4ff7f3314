package cn.linli.adapter.ttlock;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.linli.access.DoorLock;
import cn.linli.access.GrantReference;
import cn.linli.access.LockFailure;
import cn.linli.access.LockFailure.Kind;
import cn.linli.access.LockVendor;
import cn.linli.access.Passcode;
import cn.linli.access.UnlockRecord;
import cn.linli.adapter.VendorHost;
import cn.linli.adapter.tokens.SharedTokens;
import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import cn.linli.shared.TimeRange;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import tools.jackson.databind.json.JsonMapper;

/** TTLock's Open Platform through the gateways near the locks. */
public final class TtLock implements LockVendor {
  /** For accounts in mainland China; others are sent away with 30008. */
  private static final URI CHINA = URI.create("https://cnapi.ttlock.com");

  private static final Duration TOKEN_LIFE = Duration.ofDays(90);

  private final Supplier<TtLockAccount> account;
  private final TtLockCalls calls;
  private final TtLockPasscodes passcodes;

  private TtLock(Supplier<TtLockAccount> account, TtLockCalls calls) {
    this.account = account;
    this.calls = calls;
    this.passcodes = new TtLockPasscodes(calls);
  }

  /**
   * Puts it together without network and without reading a secret.
   *
   * @param settings TTLOCK_SECRET_ID and, for the local platform, TTLOCK_API_HOST
   * @param tokenTable a table with string keys {@code pk} and {@code sk}
   * @throws IllegalStateException when TTLOCK_API_HOST must not be used
   */
  public static TtLock create(
      Settings settings, Secrets secrets, DynamoDbClient dynamo, String tokenTable, Clock clock) {
    return create(settings, secrets, dynamo, tokenTable, clock, TtLockCalls.PATIENCE);
  }

  static TtLock create(
      Settings settings,
      Secrets secrets,
      DynamoDbClient dynamo,
      String tokenTable,
      Clock clock,
      Duration patience) {
    var host = VendorHost.replacement(settings, "TTLOCK_API_HOST").orElse(CHINA);
    var tokens = new SharedTokens(dynamo, tokenTable, "ttlock-token#", TOKEN_LIFE, clock);
    Supplier<TtLockAccount> account = () -> TtLockAccount.read(settings, secrets);
    return new TtLock(
        account, new TtLockCalls(account, tokens, new TtLockHttp(host), clock, patience));
  }

  @Override
  public void put(DoorLock lock, GrantReference reference, Passcode passcode, TimeRange window) {
    var minutes = TtLockPasscodes.minutes(window);
    run("put", () -> passcodes.put(lock, reference, passcode, minutes));
  }

  @Override
  public OfflineCode offlineCode(DoorLock lock, GrantReference reference, TimeRange window) {
    return TtLockCalls.ask("offline code", () -> passcodes.offlineCode(lock, reference, window));
  }

  @Override
  public void remove(DoorLock lock, GrantReference reference) {
    run("remove", () -> passcodes.remove(lock, reference));
  }

  @Override
  public void remove(DoorLock lock, Installed installed) {
    run("remove", () -> passcodes.delete(lock, installed.handle()));
  }

  @Override
  public List<Installed> installed(DoorLock lock) {
    return TtLockCalls.ask("passcodes", () -> passcodes.all(lock));
  }

  @Override
  public void reschedule(DoorLock lock, Enrolled enrolled, TimeRange window) {
    var form = TtLockPasscodes.period(TtLockPasscodes.minutes(window));
    form.put("changeType", "2");
    var path =
        switch (enrolled) {
          case Card card -> {
            form.put("cardId", card.handle());
            yield "/v3/identityCard/changePeriod";
          }
          case Fingerprint finger -> {
            form.put("fingerprintId", finger.handle());
            yield "/v3/fingerprint/changePeriod";
          }
        };
    run("reschedule", () -> calls.post(path, lock, form));
  }

  @Override
  public void unlock(DoorLock lock) {
    run("unlock", () -> calls.post("/v3/lock/unlock", lock, Map.of()));
  }

  /** A gateway stays listed for half an hour after it saw the lock, so each is asked for itself. */
  @Override
  public boolean reachable(DoorLock lock) {
    return TtLockCalls.ask(
        "gateways",
        () ->
            calls
                .get("/v3/gateway/listByLock", lock, Map.of())
                .path("list")
                .valueStream()
                .map(gateway -> TtLockCalls.text(gateway, "gatewayId"))
                .map(id -> calls.get("/v3/gateway/detail", Map.of("gatewayId", id)))
                .anyMatch(gateway -> gateway.path("isOnline").asInt(0) == 1));
  }

  @Override
  public List<UnlockRecord> recordsSince(DoorLock lock, Instant since) {
    var query = Map.of("startDate", Long.toString(since.toEpochMilli()));
    return TtLockCalls.ask(
        "records", () -> TtLockRecords.read(lock, calls.all("/v3/lockRecord/list", lock, query)));
  }

  /** TTLock signs nothing, so what it calls is an address with a key in it that only it knows. */
  @Override
  public List<UnlockRecord> delivered(String key, String body) {
    if (!TtLockCalls.ask("notify", () -> account.get().isCallbackKey(key))) {
      throw new LockFailure(Kind.REFUSED, "not the key of our address");
    }
    try {
      var form = form(body);
      if (!form.getOrDefault("notifyType", "").equals("1")) {
        return List.of();
      }
      var records = JsonMapper.shared().readTree(form.getOrDefault("records", ""));
      return TtLockRecords.read(new DoorLock(form.get("lockId")), records);
    } catch (RuntimeException unreadable) {
      throw new LockFailure(Kind.REFUSED, "a body that cannot be read");
    }
  }

  @Override
  public String receipt() {
    return "success";
  }

  private static void run(String what, Runnable work) {
    TtLockCalls.ask(
        what,
        () -> {
          work.run();
          return true;
        });
  }

  private static Map<String, String> form(String body) {
    var form = new HashMap<String, String>();
    for (var pair : body.split("&", -1)) {
      var name = pair.split("=", 2);
      form.put(
          URLDecoder.decode(name[0], UTF_8),
          name.length == 1 ? "" : URLDecoder.decode(name[1], UTF_8));
    }
    return form;
  }
}
