package cn.linli.access;

import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.keys.Keys;
import cn.linli.shared.keys.Sealed;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/** The passcodes of holders: drawn at random, kept sealed under a key of their person. */
final class Passcodes {
  private static final int DIGITS = 8;
  private static final int FEWEST_DIFFERENT = 5;
  private static final String FIELD = "passcode";
  private static final String OFFLINE = "offline ";

  private final Keys keys;
  private final CodeTable codes;

  Passcodes(Keys keys, CodeTable codes) {
    this.keys = keys;
    this.codes = codes;
  }

  /** The holder with a new passcode that nobody in the community had for months. */
  Holder draw(WriteSet writes, Holder holder, Instant now) {
    var passcode = random();
    codes.reserve(writes, holder, passcode, now);
    var opened = opened(holder).with(FIELD, passcode.digits());
    return holder.withCode(opened.sealed(), holder.code() + 1);
  }

  /** The holder with an offline code of a lock. */
  Holder keep(WriteSet writes, Holder holder, DoorLock lock, Passcode passcode, Instant now) {
    codes.note(writes, holder, passcode, now);
    var opened = opened(holder).with(OFFLINE + lock.id(), passcode.digits());
    return holder.withCode(opened.sealed(), holder.code());
  }

  /** What can be read of a holder's passcodes, after one question to KMS. */
  Read read(Holder holder) {
    var opened = opened(holder);
    return new Read(opened);
  }

  private Sealed.Opened opened(Holder holder) {
    return holder.sealed() == null
        ? Sealed.create(keys, holder.person())
        : holder.sealed().open(keys);
  }

  /** Digits that nobody tries first. */
  static Passcode random() {
    // Made here and not kept: a generator from before a snapshot could repeat itself.
    var random = new SecureRandom();
    while (true) {
      var digits = "%08d".formatted(random.nextInt(100_000_000));
      if (!isGuessable(digits)) {
        return new Passcode(digits);
      }
    }
  }

  /** Few different digits, a digit three times in a row, four in a row up or down. */
  static boolean isGuessable(String digits) {
    int same = 1;
    int up = 1;
    int down = 1;
    for (int i = 1; i < DIGITS; i++) {
      int step = digits.charAt(i) - digits.charAt(i - 1);
      same = step == 0 ? same + 1 : 1;
      up = step == 1 ? up + 1 : 1;
      down = step == -1 ? down + 1 : 1;
      if (same == 3 || up == 4 || down == 4) {
        return true;
      }
    }
    return digits.chars().distinct().count() < FEWEST_DIFFERENT;
  }

  /** A holder's passcodes within reach. */
  record Read(Sealed.Opened opened) {
    Optional<Passcode> passcode() {
      return opened.read(FIELD).map(Passcode::new);
    }

    Optional<Passcode> offline(DoorLock lock) {
      return opened.read(OFFLINE + lock.id()).map(Passcode::new);
    }

    /** Without the key. */
    @Override
    public String toString() {
      return "passcodes of a holder";
    }
  }
}
