package cn.linli.adapter.ttlock;

import static cn.linli.access.UnlockRecord.Happening.DENIED;
import static cn.linli.access.UnlockRecord.Happening.DOOR_CLOSED;
import static cn.linli.access.UnlockRecord.Happening.DOOR_LEFT_OPEN;
import static cn.linli.access.UnlockRecord.Happening.DOOR_OPENED;
import static cn.linli.access.UnlockRecord.Happening.FORCED;
import static cn.linli.access.UnlockRecord.Happening.LOCKED;
import static cn.linli.access.UnlockRecord.Happening.LOCKED_OUT;
import static cn.linli.access.UnlockRecord.Happening.OPENED;
import static cn.linli.access.UnlockRecord.Happening.OTHER;

import cn.linli.access.DoorLock;
import cn.linli.access.GrantReference;
import cn.linli.access.Passcode;
import cn.linli.access.UnlockRecord;
import cn.linli.access.UnlockRecord.Happening;
import cn.linli.access.UnlockRecord.Method;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** TTLock's records in our words, from its list and from its notify alike. */
final class TtLockRecords {
  private static final Logger LOG = LoggerFactory.getLogger(TtLockRecords.class);

  private TtLockRecords() {}

  static List<UnlockRecord> read(DoorLock lock, Iterable<JsonNode> list) {
    var records = new ArrayList<UnlockRecord>();
    for (var json : list) {
      if (json.path("lockDate").asLong(0) > 0) {
        records.add(read(lock, json));
      } else {
        // One that cannot be placed must not hold up the others.
        LOG.warn("TTLock sends a record without lockDate");
      }
    }
    return UnlockRecord.inDeviceOrder(records);
  }

  private static UnlockRecord read(DoorLock lock, JsonNode json) {
    var at = json.path("lockDate").asLong();
    var type = json.path("recordType").asInt(0);
    var success = json.path("success").asInt(0) == 1;
    var name = json.path("username").asString("");
    return new UnlockRecord(
        id(lock, at, type, success, name),
        lock,
        Instant.ofEpochMilli(at),
        happening(type, success),
        method(type),
        Optional.of(name).filter(GrantReference::isOne).map(GrantReference::new),
        // Of a card or finger it is their number.
        method(type) == Method.PASSCODE
            ? Passcode.typed(json.path("keyboardPwd").asString(""))
            : Optional.empty());
  }

  /**
   * The list numbers its records, the notify does not, so the number cannot tell that two are one.
   * The digits stay out: six of them are soon guessed from a hash.
   */
  private static String id(DoorLock lock, long at, int type, boolean success, String name) {
    var text = String.join("\n", lock.id(), Long.toString(at), type + "/" + success, name);
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static Happening happening(int type, boolean success) {
    return switch (type) {
      case 1, 4, 7, 8, 9, 10, 12, 46, 49, 50, 55, 57, 63, 67, 75, 76, 84, 92 ->
          success ? OPENED : DENIED;
      // a deleted card; expired or double-locked QR codes, faces, palms
      case 51, 58, 62, 68, 71, 85, 88, 91 -> DENIED;
      case 11, 33, 34, 35, 36, 45, 47, 52, 53, 61, 69, 86 -> LOCKED;
      case 29, 44 -> FORCED;
      case 30 -> DOOR_CLOSED;
      case 31, 32 -> DOOR_OPENED;
      case 48 -> LOCKED_OUT;
      case 64 -> DOOR_LEFT_OPEN;
      default -> OTHER;
    };
  }

  private static Method method(int type) {
    return switch (type) {
      case 4, 34, 53, 92 -> Method.PASSCODE;
      case 7, 35, 49, 51, 91 -> Method.CARD;
      case 8, 33 -> Method.FINGERPRINT;
      case 12 -> Method.REMOTE;
      case 1, 11, 52 -> Method.APP;
      case 10, 36 -> Method.KEY;
      case 29, 30, 31, 32, 44, 45, 48, 63, 64 -> Method.NONE;
      default -> Method.OTHER;
    };
  }
}
