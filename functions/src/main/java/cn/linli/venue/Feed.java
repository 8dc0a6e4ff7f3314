package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.keys.Keys;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * A calendar that apps subscribe to at an address that only its owner knows. The address is not
 * stored: it is made from the salt under a key of the deployment, and found by its keyed hash.
 *
 * @param salt random, new for every feed
 * @param hash of the secret in the address
 */
record Feed(CommunityId community, FeedOwner owner, String salt, String hash) {
  private static final int SALT_BYTES = 24;
  private static final int SECRET_BYTES = 24;

  static Feed fresh(CommunityId community, FeedOwner owner, Keys keys) {
    var salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    var text = text(salt);
    return new Feed(community, owner, text, hash(secret(community, owner, text, keys), keys));
  }

  /** The secret in its address, 192 bits. */
  String secret(Keys keys) {
    return secret(community, owner, salt, keys);
  }

  private static String secret(CommunityId community, FeedOwner owner, String salt, Keys keys) {
    var whole = keys.mac("calendar-feed", community + "|" + owner + "|" + salt);
    return text(Arrays.copyOf(whole, SECRET_BYTES));
  }

  /** What a secret is found by. */
  static String hash(String secret, Keys keys) {
    return keys.lookupHash("calendar-feed", secret);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
