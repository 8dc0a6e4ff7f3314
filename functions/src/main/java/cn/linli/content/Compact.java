package cn.linli.content;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/** Ids in twenty-two characters instead of thirty-six, where each character is paid for. */
final class Compact {
  static final int CHARACTERS = 22;

  private static final int BYTES = 16;

  private Compact() {}

  static String text(UUID id) {
    var bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static UUID id(String text) {
    var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
