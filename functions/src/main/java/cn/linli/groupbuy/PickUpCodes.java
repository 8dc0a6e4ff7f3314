package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.keys.Keys;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * The codes that residents show at a pick-up point. Nobody makes one without the deployment's key,
 * and none is stored: it says which order it is.
 */
final class PickUpCodes {
  private static final int MAC_BYTES = 9;
  private static final int TAIL = 4;
  private static final int BYTES = 16 + 16 + MAC_BYTES;

  private final Keys keys;

  PickUpCodes(Keys keys) {
    this.keys = keys;
  }

  /** An order's code: 55 letters, digits, hyphens and underscores, shown as a QR code. */
  String of(Order order) {
    var bytes = ByteBuffer.allocate(BYTES);
    put(bytes, order.campaign());
    put(bytes, order.id());
    bytes.put(mac(order.campaign(), order.id()));
    return encoded(bytes.array());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Which order of a community a code is, or empty where nobody of ours has made it. */
  Optional<Order.Key> read(CommunityId community, String code) {
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
    var campaign = new UUID(buffer.getLong(), buffer.getLong());
    var order = new UUID(buffer.getLong(), buffer.getLong());
    var mac = new byte[MAC_BYTES];
    buffer.get(mac);
    return MessageDigest.isEqual(mac, mac(campaign, order))
        ? Optional.of(new Order.Key(community, campaign, order))
        : Optional.empty();
  }

  /**
   * The last letters of a code, by which a list without a network knows it again. They leave 50
   * bits of the seal to guess: nobody who sees the list can make the code of it.
   */
  String tail(Order order) {
    var code = of(order);
    return code.substring(code.length() - TAIL);
  }

  private byte[] mac(UUID campaign, UUID order) {
    var mac = keys.mac("pick-up", campaign + "|" + order);
    return Arrays.copyOf(mac, MAC_BYTES);
  }

  private static void put(ByteBuffer bytes, UUID id) {
    bytes.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
  }
}
