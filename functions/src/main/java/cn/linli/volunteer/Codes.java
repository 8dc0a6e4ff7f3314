package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.keys.Keys;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes that volunteers show when they come and go. Nobody makes one without the deployment's
 * key, and none is stored: it says who comes to which shift.
 */
final class Codes {
  private static final int MAC_BYTES = 9;
  private static final int BYTES = 16 + 16 + MAC_BYTES;

  private final Keys keys;

  Codes(Keys keys) {
    this.keys = keys;
  }

  /** An assignment's code: 55 letters, digits, hyphens and underscores, shown as a QR code. */
  String of(Assignment.Key key) {
    var bytes = ByteBuffer.allocate(BYTES);
    put(bytes, key.shift());
    put(bytes, key.person().value());
    bytes.put(mac(key.community(), key.activity(), key.shift(), key.person()));
    return encoded(bytes.array());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whose code for a shift it is, or empty where nobody of ours has made it for that. */
  Optional<PersonId> read(Commands.OfShift which, String code) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(code);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    // The last letter has bits to spare: of all its spellings one is the code.
    if (bytes.length != BYTES || !encoded(bytes).equals(code)) {
      return Optional.empty();
    }
    var buffer = ByteBuffer.wrap(bytes);
    var shift = new UUID(buffer.getLong(), buffer.getLong());
    var person = new PersonId(new UUID(buffer.getLong(), buffer.getLong()));
    var mac = new byte[MAC_BYTES];
    buffer.get(mac);
    boolean isOurs =
        MessageDigest.isEqual(mac, mac(which.community(), which.activity(), shift, person))
            && shift.equals(which.shift());
    return isOurs ? Optional.of(person) : Optional.empty();
  }

  /** The activity too: what tells a shift from others of its activity may name one elsewhere. */
  private byte[] mac(CommunityId community, UUID activity, UUID shift, PersonId person) {
    var text = "%s|%s|%s|%s".formatted(community, activity, shift, person);
    var mac = keys.mac("volunteer", text);
    return Arrays.copyOf(mac, MAC_BYTES);
  }

  private static void put(ByteBuffer bytes, UUID id) {
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
