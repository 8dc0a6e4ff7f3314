package cn.linli.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a lock says happened at it.
 *
 * @param id the same however and how often the record reaches us
 * @param at by the clock of the lock, in seconds
 * @param reference what was used, when it is named as ours are
 * @param typed the digits of a passcode, for example to find whose old code was denied
 */
public record UnlockRecord(
    String id,
    DoorLock lock,
    Instant at,
    Happening happening,
    Method method,
    Optional<GrantReference> reference,
    Optional<Passcode> typed) {
  private static final Comparator<UnlockRecord> DEVICE_ORDER =
      Comparator.comparing(UnlockRecord::at).thenComparing(UnlockRecord::id);

  /** What happened. */
  public enum Happening {
    OPENED,
    DENIED,
    /** Too many wrong tries: the lock takes nothing for a while. */
    LOCKED_OUT,
    LOCKED,
    DOOR_OPENED,
    DOOR_CLOSED,
    DOOR_LEFT_OPEN,
    FORCED,
    OTHER
  }

  /** By what. */
  public enum Method {
    PASSCODE,
    CARD,
    FINGERPRINT,
    REMOTE,
    APP,
    KEY,
    NONE,
    OTHER
  }

  /** Once each, in the order of the lock's clock. */
  public static List<UnlockRecord> inDeviceOrder(Collection<UnlockRecord> records) {
    return records.stream()
        .collect(
            Collectors.toMap(
                UnlockRecord::id, Function.identity(), (first, again) -> first, TreeMap::new))
        .values()
        .stream()
        .sorted(DEVICE_ORDER)
        .toList();
  }
}
