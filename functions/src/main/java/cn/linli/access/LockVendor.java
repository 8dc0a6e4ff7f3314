package cn.linli.access;

import cn.linli.shared.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Port to the company whose locks hang at the doors. Every method may fail with {@link
 * LockFailure}; after a failure nobody knows whether the work was done, and each may be repeated.
 */
public interface LockVendor {
  /**
   * Leaves exactly this passcode on the lock under our reference, however often it is asked and
   * whatever lay there before. Seconds of the window are cut off, since locks know minutes only.
   */
  void put(DoorLock lock, GrantReference reference, Passcode passcode, TimeRange window);

  /**
   * A passcode that the lock accepts by itself in a window that holds the given one and may be
   * wider. Asked again it is the same.
   */
  OfflineCode offlineCode(DoorLock lock, GrantReference reference, TimeRange window);

  /** Takes everything with our reference off the lock; nothing there is fine. */
  void remove(DoorLock lock, GrantReference reference);

  /** Takes one thing off the lock that may not be ours; nothing there is fine. */
  void remove(DoorLock lock, Installed installed);

  /** All passcodes of the lock, ours and others, as the vendor has them on file. */
  List<Installed> installed(DoorLock lock);

  /** Moves the window of a card or fingerprint that somebody enrolled at the lock. */
  void reschedule(DoorLock lock, Enrolled enrolled, TimeRange window);

  /** Opens the door now. */
  void unlock(DoorLock lock);

  /** Whether some gateway near the lock is connected; may be minutes behind. */
  boolean reachable(DoorLock lock);

  /**
   * What happened at the lock since then by the lock's clock, once each and in its order. Records
   * come late from a lock without a gateway, so ask again for times already asked for.
   */
  List<UnlockRecord> recordsSince(DoorLock lock, Instant since);

  /**
   * Reads what the vendor delivers to us: once each, in the order of the lock's clock; empty when
   * it is about something else. The same record may come again, later, and after younger ones.
   *
   * @param key what our address carries to show that the vendor calls, not somebody else
   * @param body as it came
   * @throws LockFailure REFUSED when the key is not ours or the body cannot be read
   */
  List<UnlockRecord> delivered(String key, String body);

  /** What the vendor wants to hear when a delivery is stored; anything else brings it again. */
  String receipt();

  /**
   * A passcode on a lock.
   *
   * @param handle by which the vendor knows it
   * @param reference our name for it; empty when it cannot be ours
   * @param passcode its digits, if the vendor tells
   * @param window when it opens; empty when it always does
   * @param offline whether the lock works it out by itself
   */
  record Installed(
      String handle,
      Optional<GrantReference> reference,
      Optional<Passcode> passcode,
      Optional<TimeRange> window,
      boolean offline) {}

  /**
   * A passcode that needs no gateway.
   *
   * @param passcode to tell the person
   * @param window when it opens
   * @param useBefore when it dies unless it was used once
   */
  record OfflineCode(Passcode passcode, TimeRange window, Instant useBefore) {}

  /** Something enrolled at the lock itself; the data stays there, we know its number only. */
  sealed interface Enrolled {
    /** By which the vendor knows it. */
    String handle();
  }

  /** A card that was held to the lock. */
  record Card(String handle) implements Enrolled {}

  /** A finger that was put on the lock. */
  record Fingerprint(String handle) implements Enrolled {}
}
