package cn.linli.adapter.ttlock;

import cn.linli.shared.Secrets;
import cn.linli.shared.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Our account at TTLock. The user is one of the app's, the administrator of the locks, not of the
 * developer console.
 */
record TtLockAccount(Map<String, String> secret) {
  private static final String[] NAMES = {
    "clientId", "clientSecret", "username", "password", "callbackKey"
  };

  static TtLockAccount read(Settings settings, Secrets secrets) {
    return new TtLockAccount(secrets.read(settings.get("TTLOCK_SECRET_ID"), NAMES));
  }

  String clientId() {
    return secret.get("clientId");
  }

  Map<String, String> withPassword() {
    return Map.of(
        "clientId", clientId(),
        "clientSecret", secret.get("clientSecret"),
        "username", secret.get("username"),
        "password", md5(secret.get("password")));
  }

  Map<String, String> withRefreshToken(String token) {
    return Map.of(
        "clientId",
        clientId(),
        "clientSecret",
        secret.get("clientSecret"),
        "grant_type",
        "refresh_token",
        "refresh_token",
        token);
  }

  /** In a time that does not tell how much of it was right. */
  boolean isCallbackKey(String key) {
    return MessageDigest.isEqual(
        secret.get("callbackKey").getBytes(StandardCharsets.UTF_8),
        key.getBytes(StandardCharsets.UTF_8));
  }

  /** TTLock's own rule for passwords: MD5, 32 letters in lower case. */
  private static String md5(String password) {
    try {
      var digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(password.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "our account at TTLock";
  }
}
