package cn.linli.sim;

import cn.linli.shared.TimeRange;
import cn.linli.sim.TtLockDevice.Place;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** TTLock's endpoints about locks. */
final class TtLockDevices {
  private static final long HOUR = 3_600_000;

  private final Clock clock;
  private final long seed;
  private final Map<String, TtLockDevice> devices = new LinkedHashMap<>();
  private int lastId = 3_000_000;

  TtLockDevices(Clock clock, long seed) {
    this.clock = clock;
    this.seed = seed;
  }

  void install(TtLockDevice device) {
    devices.put(device.id, device);
  }

  List<TtLockDevice> all() {
    return List.copyOf(devices.values());
  }

  TtLockDevice device(String id) {
    return Optional.ofNullable(devices.get(id == null ? "" : id))
        .orElseThrow(() -> new TtLockError(TtLockError.NO_LOCK));
  }

  Answer add(Map<String, String> form) {
    var device = device(form.get("lockId"));
    var digits = form.getOrDefault("keyboardPwd", "");
    refuseUnfit(digits);
    var onLock = "2".equals(form.get("addType"));
    if (onLock) {
      device.throughGateway();
    }
    device.refuseExisting(digits);
    if (device.customCodes() >= device.slots) {
      throw new TtLockError(TtLockError.FULL);
    }
    var code =
        new TtLockDevice.Code(
            ++lastId,
            digits,
            form.getOrDefault("keyboardPwdName", ""),
            millis(form, "startDate"),
            millis(form, "endDate"),
            true,
            onLock ? Place.BOTH : Place.CLOUD);
    device.codes.put(code.id(), code);
    return Answer.json(Map.of("keyboardPwdId", code.id()));
  }

  /** Always valid where there is no window. */
  void putBeside(String lock, String digits, String name, TimeRange window) {
    long start = window == null ? 0 : window.start().toEpochMilli();
    long end = window == null ? 0 : window.end().toEpochMilli();
    var code = new TtLockDevice.Code(++lastId, digits, name, start, end, true, Place.BOTH);
    device(lock).codes.put(code.id(), code);
  }

  /** A random passcode of a period; each pair of hours has one, ever. */
  Answer random(Map<String, String> form) {
    var device = device(form.get("lockId"));
    if (!"3".equals(form.get("keyboardPwdType"))) {
      throw new TtLockError(TtLockError.INVALID_PARAMETER);
    }
    var start = millis(form, "startDate") / HOUR * HOUR;
    var end = millis(form, "endDate") / HOUR * HOUR;
    if (start >= end) {
      throw new TtLockError(TtLockError.INVALID_PARAMETER);
    }
    if (!device.hoursUsed.add(start + "-" + end)) {
      throw new TtLockError(TtLockError.HOURS_USED);
    }
    var random = new Random(seed ^ device.id.hashCode() ^ start ^ Long.rotateLeft(end, 17));
    var digits = Integer.toString(10_000_000 + random.nextInt(90_000_000));
    var name = form.getOrDefault("keyboardPwdName", "");
    var code = new TtLockDevice.Code(++lastId, digits, name, start, end, false, Place.BOTH);
    device.codes.put(code.id(), code);
    return Answer.json(Map.of("keyboardPwd", digits, "keyboardPwdId", code.id()));
  }

  Answer change(Map<String, String> form) {
    var device = device(form.get("lockId"));
    var code = device.codes.get((int) millis(form, "keyboardPwdId"));
    if (code == null) {
      throw new TtLockError(TtLockError.NO_PASSCODE);
    }
    device.throughGateway();
    if (!code.custom() && !device.wasUsed(code)) {
      throw new TtLockError(TtLockError.NEVER_USED);
    }
    var digits = form.getOrDefault("newKeyboardPwd", code.digits());
    if (form.containsKey("newKeyboardPwd")) {
      refuseUnfit(digits);
      device.refuseExisting(digits);
    }
    var moved = form.containsKey("startDate");
    device.codes.put(
        code.id(),
        new TtLockDevice.Code(
            code.id(),
            digits,
            form.getOrDefault("keyboardPwdName", code.name()),
            moved ? millis(form, "startDate") : code.start(),
            moved ? millis(form, "endDate") : code.end(),
            code.custom(),
            code.at()));
    return TtLockError.answer(0);
  }

  /** Of what is not there as well, as somebody who uses it has written down. */
  Answer delete(Map<String, String> form) {
    var device = device(form.get("lockId"));
    device.throughGateway();
    device.codes.remove((int) millis(form, "keyboardPwdId"));
    return TtLockError.answer(0);
  }

  Answer deleteByCode(Map<String, String> form) {
    var device = device(form.get("lockId"));
    device.throughGateway();
    var digits = form.getOrDefault("keyboardPwd", "");
    if (!device.codes.values().removeIf(code -> code.digits().equals(digits))) {
      throw new TtLockError(TtLockError.NO_PASSCODE);
    }
    return TtLockError.answer(0);
  }

  /** The search is fuzzy in names and exact in digits. */
  Answer passcodes(Map<String, String> query) {
    var search = query.getOrDefault("searchStr", "");
    Predicate<TtLockDevice.Code> wanted =
        code -> code.name().contains(search) || code.digits().equals(search);
    var device = device(query.get("lockId"));
    return page(
        device.onFile().stream().filter(wanted).map(code -> json(device, code)).toList(), query);
  }

  Answer records(Map<String, String> query) {
    var from = Long.parseLong(query.getOrDefault("startDate", "0"));
    var until = Long.parseLong(query.getOrDefault("endDate", Long.toString(Long.MAX_VALUE)));
    var found = new ArrayList<Map<String, Object>>();
    var number = 1_635_000_000L;
    for (var record : device(query.get("lockId")).uploaded) {
      var numbered = new LinkedHashMap<>(record);
      numbered.put("recordId", number++);
      var at = (long) record.get("lockDate");
      if (from <= at && at <= until) {
        found.add(numbered);
      }
    }
    return page(found.reversed(), query);
  }

  Answer unlock(Map<String, String> form) {
    var device = device(form.get("lockId"));
    device.throughGateway();
    var admin = TtLockSimulator.SECRET.get("username");
    device.remember(12, 28, true, Optional.of(admin), null, clock.instant());
    return TtLockError.answer(0);
  }

  Answer reschedule(Map<String, String> form, String handle) {
    var device = device(form.get("lockId"));
    device.throughGateway();
    var period = new long[] {millis(form, "startDate"), millis(form, "endDate")};
    if (device.enrolled.replace(form.getOrDefault(handle, ""), period) == null) {
      throw new TtLockError(TtLockError.NO_CARD);
    }
    return TtLockError.answer(0);
  }

  Answer gateways(Map<String, String> query) {
    var device = device(query.get("lockId"));
    return device.gateway == TtLockSimulator.Gateway.NONE
        ? Answer.json(Map.of("list", List.of()))
        : Answer.json(Map.of("list", List.of(Map.of("gatewayId", gatewayId(device), "rssi", -65))));
  }

  Answer gateway(Map<String, String> query) {
    return devices.values().stream()
        .filter(device -> Long.toString(gatewayId(device)).equals(query.get("gatewayId")))
        .findFirst()
        .map(device -> device.gateway == TtLockSimulator.Gateway.ONLINE ? 1 : 0)
        .map(online -> Answer.json(Map.of("gatewayName", "G2_743985", "isOnline", online)))
        .orElseThrow(() -> new TtLockError(-4037));
  }

  private static long gatewayId(TtLockDevice device) {
    return 70_000_000 + Long.parseLong(device.id);
  }

  private static void refuseUnfit(String digits) {
    if (!digits.matches("[0-9]{4,9}")) {
      throw new TtLockError(TtLockError.LENGTH);
    }
    if (digits.chars().distinct().count() == 1 || "0123456789".contains(digits)) {
      throw new TtLockError(TtLockError.TOO_SIMPLE);
    }
  }

  private static Map<String, Object> json(TtLockDevice device, TtLockDevice.Code code) {
    var json = new LinkedHashMap<String, Object>();
    json.put("keyboardPwdId", code.id());
    json.put("lockId", Long.parseLong(device.id));
    json.put("keyboardPwd", code.digits());
    json.put("keyboardPwdName", code.name());
    json.put("keyboardPwdType", 3);
    json.put("startDate", code.start());
    json.put("endDate", code.end());
    json.put("isCustom", code.custom() ? 1 : 0);
    return json;
  }

  private static Answer page(List<Map<String, Object>> all, Map<String, String> query) {
    var size = Math.min(200, Integer.parseInt(query.getOrDefault("pageSize", "20")));
    var number = Integer.parseInt(query.getOrDefault("pageNo", "1"));
    var content = all.stream().skip((number - 1L) * size).limit(size).toList();
    return Answer.json(
        Map.of(
            "list", content,
            "pageNo", number,
            "pageSize", size,
            "pages", (all.size() + size - 1) / size,
            "total", all.size()));
  }

  private static long millis(Map<String, String> form, String name) {
    try {
      return Long.parseLong(form.getOrDefault(name, ""));
    } catch (NumberFormatException malformed) {
      throw new TtLockError(TtLockError.INVALID_PARAMETER);
    }
  }
}
