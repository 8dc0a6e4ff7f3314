package cn.linli.sim;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** The page at {@code /sim} that shows the locks and says how to stand before one. */
final class TtLockPage {
  private TtLockPage() {}

  static String text(List<TtLockDevice> devices, Switches switches) {
    var locks = devices.stream().map(TtLockPage::text).collect(Collectors.joining());
    return """
    This is a simulator of TTLock (通通锁) for Linli, on this machine only. Nothing here opens a door.

    Locks
    %s
    At a door: POST /sim/do, one JSON object
      {"lock": "1001", "type": "482913"}        opened or denied, and a record of it
      {"lock": "1001", "gateway": "OFFLINE"}    ONLINE, OFFLINE, NONE
      {"deliver": "TWICE_AND_OUT_OF_ORDER"}     IN_ORDER, TWICE

    Switches: POST /sim/switches, one JSON object
      {"endpoint": "/v3/keyboardPwd/add", "kind": "error", "error": "-3003", "times": 1}
      {"endpoint": "/v3/keyboardPwd/add", "kind": "silent-after-work", "times": 1}
      kinds: slow, error, status, silent-after-work, reset, garbage; with any: "latencyMillis", "times"
      {"revokeTokens": true}   {"clear": true}
    Now: %s
    """
        .formatted(locks, switches);
  }

  private static String text(TtLockDevice device) {
    var codes =
        device.codes.values().stream()
            .map(
                code ->
                    "    %-9s %s to %s  %s%s%n"
                        .formatted(
                            code.digits(),
                            Instant.ofEpochMilli(code.start()),
                            Instant.ofEpochMilli(code.end()),
                            code.name(),
                            code.custom() ? "" : " (offline code)"))
            .collect(Collectors.joining());
    return "  %s, gateway %s, %d of %d slots%n%s"
        .formatted(device.id, device.gateway, device.customCodes(), device.slots, codes);
  }
}
