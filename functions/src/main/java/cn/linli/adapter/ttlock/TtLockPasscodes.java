package cn.linli.adapter.ttlock;

import static java.time.temporal.ChronoUnit.HOURS;
import static java.time.temporal.ChronoUnit.MINUTES;

import cn.linli.access.DoorLock;
import cn.linli.access.GrantReference;
import cn.linli.access.LockVendor.Installed;
import cn.linli.access.LockVendor.OfflineCode;
import cn.linli.access.Passcode;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * The passcodes of a lock. TTLock makes no promise about a call that is repeated, so each writing
 * looks first for what already lies under its name.
 */
final class TtLockPasscodes {
  /** A random passcode that was not used by then is suspended. */
  private static final Duration FIRST_USE = Duration.ofHours(24);

  private static final Map<String, String> BY_GATEWAY = Map.of("deleteType", "2");

  private final TtLockCalls calls;

  TtLockPasscodes(TtLockCalls calls) {
    this.calls = calls;
  }

  void put(DoorLock lock, GrantReference reference, Passcode passcode, TimeRange window) {
    if (!settle(lock, reference, passcode, window)) {
      try {
        add(lock, reference, passcode, window);
      } catch (TtLockErrors.No no) {
        if (no.errcode() != TtLockErrors.TAKEN) {
          throw no;
        }
        // Written by a call that we took for lost, or by somebody else.
        if (!settle(lock, reference, passcode, window)) {
          replaceLost(lock, passcode, no);
          add(lock, reference, passcode, window);
        }
      }
    }
  }

  OfflineCode offlineCode(DoorLock lock, GrantReference reference, TimeRange window) {
    var hours = hours(window);
    var passcode =
        named(lock, reference).stream()
            .filter(found -> found.offline() && found.window().filter(hours::equals).isPresent())
            .findFirst()
            .flatMap(Installed::passcode)
            .orElseGet(() -> random(lock, reference, hours));
    return new OfflineCode(passcode, hours, useBefore(hours));
  }

  void remove(DoorLock lock, GrantReference reference) {
    named(lock, reference).forEach(found -> delete(lock, found.handle()));
  }

  void delete(DoorLock lock, String handle) {
    var form = new HashMap<>(BY_GATEWAY);
    form.put("keyboardPwdId", handle);
    try {
      calls.post("/v3/keyboardPwd/delete", lock, form);
    } catch (TtLockErrors.No no) {
      if (no.errcode() != TtLockErrors.GONE) {
        throw no;
      }
    }
  }

  List<Installed> all(DoorLock lock) {
    return list(lock, Map.of("orderBy", "1"));
  }

  /**
   * The lock has the digits and TTLock nobody's name for them: it did not hear that the lock took
   * them. Nobody could take them off by name.
   */
  private void replaceLost(DoorLock lock, Passcode passcode, TtLockErrors.No taken) {
    var query = Map.of("orderBy", "1", "searchStr", passcode.digits());
    if (list(lock, query).stream().anyMatch(has(passcode))) {
      throw taken;
    }
    var form = new HashMap<>(BY_GATEWAY);
    form.put("keyboardPwd", passcode.digits());
    try {
      calls.post("/v3/keyboardPwd/deleteByCode", lock, form);
    } catch (TtLockErrors.No no) {
      throw no.errcode() == TtLockErrors.GONE ? taken : no;
    }
  }

  private static Predicate<Installed> has(Passcode passcode) {
    return found -> found.passcode().filter(passcode::equals).isPresent();
  }

  /** Whether the passcode lies there now, alone under its name. */
  private boolean settle(
      DoorLock lock, GrantReference reference, Passcode passcode, TimeRange window) {
    var ours = named(lock, reference);
    // An offline code that was given out for the same time goes on opening: somebody was told it.
    ours.stream()
        .filter(each -> each.offline() && each.window().filter(hours(window)::equals).isEmpty())
        .forEach(old -> delete(lock, old.handle()));
    var found = ours.stream().filter(each -> !each.offline()).toList();
    if (found.isEmpty()) {
      return false;
    }
    found.stream().skip(1).forEach(extra -> delete(lock, extra.handle()));
    var kept = found.getFirst();
    var right = has(passcode).test(kept) && kept.window().filter(window::equals).isPresent();
    return right || change(lock, kept, passcode, window);
  }

  /** False when the lock cannot change it and it was taken off instead. */
  private boolean change(DoorLock lock, Installed kept, Passcode passcode, TimeRange window) {
    var form = period(window);
    form.put("keyboardPwdId", kept.handle());
    form.put("changeType", "2");
    if (!has(passcode).test(kept)) {
      form.put("newKeyboardPwd", passcode.digits());
    }
    try {
      calls.post("/v3/keyboardPwd/change", lock, form);
      return true;
    } catch (TtLockErrors.No no) {
      if (no.errcode() != TtLockErrors.NEVER_USED && no.errcode() != TtLockErrors.GONE) {
        throw no;
      }
      delete(lock, kept.handle());
      return false;
    }
  }

  private void add(DoorLock lock, GrantReference reference, Passcode passcode, TimeRange window) {
    var form = period(window);
    form.put("keyboardPwd", passcode.digits());
    form.put("keyboardPwdName", reference.value());
    form.put("keyboardPwdType", "3");
    form.put("addType", "2");
    TtLockCalls.text(calls.post("/v3/keyboardPwd/add", lock, form), "keyboardPwdId");
  }

  private Passcode random(DoorLock lock, GrantReference reference, TimeRange hours) {
    var form = period(hours);
    form.put("keyboardPwdName", reference.value());
    form.put("keyboardPwdType", "3");
    return new Passcode(
        TtLockCalls.text(calls.post("/v3/keyboardPwd/get", lock, form), "keyboardPwd"));
  }

  /** The search is a fuzzy one, so what it finds is compared. */
  private List<Installed> named(DoorLock lock, GrantReference reference) {
    return list(lock, Map.of("orderBy", "1", "searchStr", reference.value())).stream()
        .filter(found -> found.reference().filter(reference::equals).isPresent())
        .toList();
  }

  private List<Installed> list(DoorLock lock, Map<String, String> query) {
    return calls.all("/v3/lock/listKeyboardPwd", lock, query).stream()
        .map(TtLockPasscodes::installed)
        .toList();
  }

  private static Installed installed(JsonNode json) {
    var name = json.path("keyboardPwdName").asString("");
    var start = json.path("startDate").asLong(0);
    var end = json.path("endDate").asLong(0);
    return new Installed(
        TtLockCalls.text(json, "keyboardPwdId"),
        Optional.of(name).filter(GrantReference::isOne).map(GrantReference::new),
        Passcode.typed(json.path("keyboardPwd").asString("")),
        start < end ? Optional.of(range(start, end)) : Optional.empty(),
        json.path("isCustom").asInt(1) == 0);
  }

  static Map<String, String> period(TimeRange window) {
    var form = new HashMap<String, String>();
    form.put("startDate", Long.toString(window.start().toEpochMilli()));
    form.put("endDate", Long.toString(window.end().toEpochMilli()));
    return form;
  }

  static TimeRange minutes(TimeRange window) {
    return new TimeRange(window.start().truncatedTo(MINUTES), window.end().truncatedTo(MINUTES));
  }

  /** Random passcodes know whole hours only; TTLock would cut the start by itself. */
  private static TimeRange hours(TimeRange window) {
    var end = window.end().truncatedTo(HOURS);
    return new TimeRange(
        window.start().truncatedTo(HOURS), end.equals(window.end()) ? end : end.plus(1, HOURS));
  }

  private static Instant useBefore(TimeRange hours) {
    var suspended = hours.start().plus(FIRST_USE);
    return suspended.isBefore(hours.end()) ? suspended : hours.end();
  }

  private static TimeRange range(long start, long end) {
    return new TimeRange(Instant.ofEpochMilli(start), Instant.ofEpochMilli(end));
  }
}
