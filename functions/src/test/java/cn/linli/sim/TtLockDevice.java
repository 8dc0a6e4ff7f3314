package cn.linli.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A lock as it hangs at the door: what it accepts and what it remembers. */
final class TtLockDevice {
  private static final Duration FIRST_USE = Duration.ofHours(24);

  final String id;
  final int slots;
  final Map<Integer, Code> codes = new LinkedHashMap<>();
  final Map<String, long[]> enrolled = new HashMap<>();
  final Set<String> hoursUsed = new HashSet<>();

  /** What the cloud knows of the lock; the rest still waits on the lock. */
  final List<Map<String, Object>> uploaded = new ArrayList<>();

  private final List<Map<String, Object>> waiting = new ArrayList<>();
  private final Set<Integer> used = new HashSet<>();
  TtLockSimulator.Gateway gateway = TtLockSimulator.Gateway.ONLINE;

  /** Who has a passcode; after a lost answer or a wrong addType only one of them. */
  enum Place {
    BOTH,
    CLOUD,
    LOCK
  }

  /**
   * A passcode.
   *
   * @param custom written to the lock, not computed by it
   */
  record Code(int id, String digits, String name, long start, long end, boolean custom, Place at) {
    Code movedTo(Place place) {
      return new Code(id, digits, name, start, end, custom, place);
    }
  }

  TtLockDevice(String id, int slots) {
    this.id = id;
    this.slots = slots;
  }

  void throughGateway() {
    switch (gateway) {
      case ONLINE -> {}
      case OFFLINE -> throw new TtLockError(TtLockError.GATEWAY_OFFLINE);
      case NONE -> throw new TtLockError(TtLockError.NO_GATEWAY);
    }
  }

  void refuseExisting(String digits) {
    if (codes.values().stream().anyMatch(code -> code.digits().equals(digits))) {
      throw new TtLockError(TtLockError.EXISTS);
    }
  }

  List<Code> onFile() {
    return codes.values().stream().filter(code -> code.at() != Place.LOCK).toList();
  }

  long customCodes() {
    return codes.values().stream().filter(Code::custom).count();
  }

  boolean wasUsed(Code code) {
    return used.contains(code.id());
  }

  boolean type(String digits, Instant now) {
    var code =
        codes.values().stream()
            .filter(each -> each.at() != Place.CLOUD && each.digits().equals(digits))
            .findFirst();
    var opens = code.filter(each -> accepts(each, now.toEpochMilli())).isPresent();
    if (opens) {
      used.add(code.get().id());
    }
    var fromLock = opens ? 4 : code.isPresent() ? 11 : 7;
    remember(4, fromLock, opens, code.map(Code::name), digits, now);
    return opens;
  }

  /** The record names a card as it was named when it was enrolled, and by its own number. */
  boolean hold(String handle, Instant now) {
    var window = enrolled.get(handle);
    var opens = window != null && window[0] <= now.toEpochMilli() && now.toEpochMilli() < window[1];
    remember(7, opens ? 17 : 25, opens, Optional.of("a card"), "77" + handle, now);
    return opens;
  }

  /** Of the kinds in TTLock's list of cloud record types. */
  void remember(
      int type, int fromLock, boolean success, Optional<String> name, String digits, Instant now) {
    var record = new LinkedHashMap<String, Object>();
    record.put("lockId", Long.parseLong(id));
    record.put("recordTypeFromLock", fromLock);
    record.put("recordType", type);
    record.put("success", success ? 1 : 0);
    name.ifPresent(text -> record.put("username", text));
    if (digits != null) {
      record.put("keyboardPwd", digits);
    }
    record.put("lockDate", now.getEpochSecond() * 1000);
    record.put("electricQuantity", 85);
    waiting.add(record);
  }

  /** What has come up since the last time; nothing while no gateway fetches it. */
  List<Map<String, Object>> upload(Instant now) {
    if (gateway != TtLockSimulator.Gateway.ONLINE) {
      return List.of();
    }
    var fetched = List.copyOf(waiting);
    fetched.forEach(record -> record.put("serverDate", now.toEpochMilli()));
    waiting.clear();
    uploaded.addAll(fetched);
    return fetched;
  }

  private boolean accepts(Code code, long now) {
    var suspended = !code.custom() && !wasUsed(code) && now >= code.start() + FIRST_USE.toMillis();
    return !suspended && code.start() <= now && now < code.end();
  }
}
