package cn.linli.sim;

import cn.linli.shared.TimeRange;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * TTLock's Open Platform with locks at it. What somebody does at a door is a method here or a call
 * under {@code /sim}.
 */
public final class TtLockSimulator implements AutoCloseable {
  public static final String TOKEN = "/oauth2/token";
  public static final String ADD = "/v3/keyboardPwd/add";
  public static final String GET = "/v3/keyboardPwd/get";
  public static final String CHANGE = "/v3/keyboardPwd/change";
  public static final String DELETE = "/v3/keyboardPwd/delete";
  public static final String DELETE_BY_CODE = "/v3/keyboardPwd/deleteByCode";
  public static final String PASSCODES = "/v3/lock/listKeyboardPwd";
  public static final String UNLOCK = "/v3/lock/unlock";
  public static final String RECORDS = "/v3/lockRecord/list";
  public static final String CARD = "/v3/identityCard/changePeriod";
  public static final String FINGERPRINT = "/v3/fingerprint/changePeriod";
  public static final String GATEWAYS = "/v3/gateway/listByLock";
  public static final String GATEWAY = "/v3/gateway/detail";

  /** The secret that TTLOCK_SECRET_ID must name for the adapter to be let in here. */
  public static final Map<String, String> SECRET =
      Map.of(
          "clientId", "simulated0client0000000000000051",
          "clientSecret", "simulated-secret-of-the-app",
          "username", "simulated_landlord",
          "password", "123456",
          "callbackKey", "simulated-key-in-our-address");

  static final String PASSWORD_MD5 = "e10adc3949ba59abbe56e057f20f883e";

  private final Clock clock;
  private final TtLockTokens tokens;
  private final TtLockDevices devices;
  private final TtLockNotify notify = new TtLockNotify();
  private final Loopback server;

  /** What joins a lock to the cloud. */
  public enum Gateway {
    ONLINE,
    OFFLINE,
    NONE
  }

  /** How records are delivered. */
  public enum Delivery {
    IN_ORDER,
    TWICE,
    /** Youngest first, then all once more in order. */
    TWICE_AND_OUT_OF_ORDER;

    List<String> of(List<String> bodies) {
      return switch (this) {
        case IN_ORDER -> bodies;
        case TWICE -> bodies.stream().flatMap(body -> Stream.of(body, body)).toList();
        case TWICE_AND_OUT_OF_ORDER ->
            Stream.concat(bodies.reversed().stream(), bodies.stream()).toList();
      };
    }
  }

  /** On any free port. */
  public TtLockSimulator(Clock clock, long seed) {
    this(clock, seed, 0);
  }

  public TtLockSimulator(Clock clock, long seed, int port) {
    this.clock = clock;
    tokens = new TtLockTokens(clock, seed);
    devices = new TtLockDevices(clock, seed);
    server = new Loopback(port, this::answer, code -> TtLockError.answer(Integer.parseInt(code)));
    server.start();
  }

  /** Where it listens; for TTLOCK_API_HOST. */
  public String baseUrl() {
    return server.baseUrl();
  }

  /** Hangs a lock at a door. The id is a number, as all of TTLock's are. */
  public synchronized TtLockSimulator install(String lock, int slots) {
    devices.install(new TtLockDevice(lock, slots));
    return this;
  }

  /** Somebody enrolled a card or a finger at the lock. */
  public synchronized void enroll(String lock, String handle) {
    devices.device(lock).enrolled.put(handle, new long[] {0, 0});
  }

  /** When the card or finger works, from and to in epoch milliseconds. */
  public synchronized List<Long> enrolledWindow(String lock, String handle) {
    var window = devices.device(lock).enrolled.get(handle);
    return List.of(window[0], window[1]);
  }

  /** Plugs the gateway in or out. What the lock remembers comes up when it is online again. */
  public synchronized void gateway(String lock, Gateway gateway) {
    devices.device(lock).gateway = gateway;
    upload();
  }

  /** Somebody types a code at the door now; tells whether it opens. */
  public synchronized boolean type(String lock, String digits) {
    var opened = devices.device(lock).type(digits, clock.instant());
    upload();
    return opened;
  }

  /** Somebody holds a card up at the door now; tells whether it opens. */
  public synchronized boolean hold(String lock, String handle) {
    var opened = devices.device(lock).hold(handle, clock.instant());
    upload();
    return opened;
  }

  /** Somebody takes a card off the lock in the vendor's app. */
  public synchronized void disenroll(String lock, String handle) {
    devices.device(lock).enrolled.remove(handle);
  }

  /** The lock notes something else, by TTLock's cloud record type; 64 is a door left open. */
  public synchronized void happens(String lock, int recordType, Instant at) {
    devices.device(lock).remember(recordType, recordType, true, Optional.empty(), null, at);
    upload();
  }

  /** The lock has its codes, and the cloud never heard that it took them. */
  public synchronized void loseFromFile(String lock) {
    devices.device(lock).codes.replaceAll((id, code) -> code.movedTo(TtLockDevice.Place.LOCK));
  }

  /** Somebody with the vendor's app puts a code on a lock, beside us. */
  public synchronized void putBeside(String lock, String digits, String name, TimeRange window) {
    devices.putBeside(lock, digits, name, window);
  }

  /** A lock was reset and has forgotten its codes, and the cloud knows. */
  public synchronized void forget(String lock) {
    devices.device(lock).codes.clear();
  }

  /** The names of the passcodes on a lock. */
  public synchronized List<String> namesOn(String lock) {
    return devices.device(lock).codes.values().stream().map(TtLockDevice.Code::name).toList();
  }

  /** The digits on a lock, in the order they were made. */
  public synchronized List<String> digitsOn(String lock) {
    return devices.device(lock).codes.values().stream().map(TtLockDevice.Code::digits).toList();
  }

  /** Where records are delivered; the address carries the key. */
  public void notifyAt(URI address) {
    notify.address(address);
  }

  /** Delivers what is owed; tells how many calls were answered with success. */
  public int deliver(Delivery how) {
    return notify.deliver(how);
  }

  /** The bodies of the calls that are owed, without making them. */
  public List<String> notifications(Delivery how) {
    return how.of(notify.bodies());
  }

  /** Makes endpoints misbehave. */
  public Switches switches() {
    return server.switches();
  }

  /** All tokens are over. */
  public void revokeTokens() {
    tokens.revoke();
  }

  /** All tokens are over, and the password brings the same one until it is refreshed. */
  public void revokeTokensButHandOut() {
    tokens.revokeButHandOut();
  }

  /** How often an endpoint was called. */
  public int calls(String endpoint) {
    return server.calls(endpoint);
  }

  private Answer answer(Call call) {
    try {
      return switch (call.path()) {
        case TOKEN -> tokens.issue(call.form());
        case "/sim" -> Answer.text(200, page());
        case "/sim/do" -> act(call);
        case "/sim/switches" -> switchOver(call);
        default -> call.path().startsWith("/v3/") ? authorised(call) : nowhere();
      };
    } catch (TtLockError no) {
      return no.answer();
    }
  }

  private Answer authorised(Call call) {
    var fields = call.method().equals("POST") ? call.form() : call.query();
    tokens.check(fields);
    var date = Long.parseLong(fields.getOrDefault("date", "0"));
    if (Math.abs(clock.millis() - date) > 5 * 60_000) {
      throw new TtLockError(TtLockError.WRONG_TIME);
    }
    Function<Map<String, String>, Answer> work = work(call);
    synchronized (this) {
      var answer = work.apply(fields);
      upload();
      return answer;
    }
  }

  private Function<Map<String, String>, Answer> work(Call call) {
    return switch (call.method() + call.path()) {
      case "POST" + ADD -> devices::add;
      case "POST" + GET -> devices::random;
      case "POST" + CHANGE -> devices::change;
      case "POST" + DELETE -> devices::delete;
      case "POST" + DELETE_BY_CODE -> devices::deleteByCode;
      case "POST" + UNLOCK -> devices::unlock;
      case "POST" + CARD -> form -> devices.reschedule(form, "cardId");
      case "POST" + FINGERPRINT -> form -> devices.reschedule(form, "fingerprintId");
      case "GET" + PASSCODES -> devices::passcodes;
      case "GET" + RECORDS -> devices::records;
      case "GET" + GATEWAYS -> devices::gateways;
      case "GET" + GATEWAY -> devices::gateway;
      default -> form -> nowhere();
    };
  }

  private static Answer nowhere() {
    return Answer.text(404, "no such path\n");
  }

  private void upload() {
    devices.all().forEach(device -> notify.owe(device.id, device.upload(clock.instant())));
  }

  private Answer act(Call call) {
    var json = call.json();
    var lock = json.path("lock").asString("");
    if (json.has("type")) {
      var opens = type(lock, json.path("type").asString());
      return Answer.text(200, opens ? "opened\n" : "denied\n");
    }
    if (json.has("gateway")) {
      gateway(lock, Gateway.valueOf(json.path("gateway").asString()));
    }
    if (json.has("deliver")) {
      var how = Delivery.valueOf(json.path("deliver").asString());
      return Answer.text(200, deliver(how) + " delivered\n");
    }
    return Answer.text(200, page());
  }

  private Answer switchOver(Call call) {
    var json = call.json();
    if (json.path("revokeTokens").asBoolean(false)) {
      revokeTokens();
    }
    return switches().turn(json);
  }

  private synchronized String page() {
    return TtLockPage.text(devices.all(), switches());
  }

  @Override
  public void close() {
    server.close();
  }
}
