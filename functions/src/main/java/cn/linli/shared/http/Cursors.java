package cn.linli.shared.http;

import cn.linli.shared.ApiError;
import cn.linli.shared.keys.Keys;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Where the next page starts, for the client to hand back unchanged: encrypted, so that it tells
 * nothing, and bound to its query, so that it is good for no other.
 */
public final class Cursors {
  private static final String PURPOSE = "cursor";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Keys keys;

  /** Cursors under a key of the deployment. */
  public Cursors(Keys keys) {
    this.keys = keys;
  }

  /** The cursor after a position, or null when there is no next page. */
  public String after(String query, String position) {
    if (position == null) {
      return null;
    }
    // The same page always gives the same cursor: the nonce is a keyed hash of what is encrypted.
    var nonce = Arrays.copyOf(keys.mac("cursor-nonce", query + "\n" + position), NONCE_BYTES);
    var text = crypt(Cipher.ENCRYPT_MODE, query, nonce, position.getBytes(StandardCharsets.UTF_8));
    var whole = ByteBuffer.allocate(NONCE_BYTES + text.length).put(nonce).put(text).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
  }

  /** The position in a cursor of this query, null for none; refuses what we did not make for it. */
  public String position(String query, String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      var whole = Base64.getUrlDecoder().decode(cursor);
      if (whole.length < NONCE_BYTES) {
        throw ApiError.CURSOR_INVALID.refusal();
      }
      var nonce = Arrays.copyOf(whole, NONCE_BYTES);
      var text = Arrays.copyOfRange(whole, NONCE_BYTES, whole.length);
      var position =
          new String(crypt(Cipher.DECRYPT_MODE, query, nonce, text), StandardCharsets.UTF_8);
      if (!MessageDigest.isEqual(
          cursor.getBytes(StandardCharsets.UTF_8),
          after(query, position).getBytes(StandardCharsets.UTF_8))) {
        throw ApiError.CURSOR_INVALID.refusal();
      }
      return position;
    } catch (IllegalArgumentException | IllegalStateException foreign) {
      throw ApiError.CURSOR_INVALID.refusal();
    }
  }

  private byte[] crypt(int mode, String query, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, keys.derived(PURPOSE), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(query.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException wrong) {
      throw new IllegalStateException(wrong);
    }
  }
}
