package cn.linli.sim;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Who may call TTLock: one app, one user, the tokens handed out. */
final class TtLockTokens {
  private static final long LIFE_SECONDS = 90L * 24 * 3600;

  private final Clock clock;
  private final Random random;
  private final Map<String, Long> alive = new HashMap<>();
  private final Map<String, String> refreshTokens = new HashMap<>();
  private String handedOutAgain;

  TtLockTokens(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  synchronized Answer issue(Map<String, String> form) {
    var secret = TtLockSimulator.SECRET;
    if (!secret.get("clientId").equals(form.get("clientId"))) {
      throw new TtLockError(TtLockError.NO_CLIENT);
    }
    if (!secret.get("clientSecret").equals(form.get("clientSecret"))) {
      throw new TtLockError(TtLockError.WRONG_SECRET);
    }
    if ("refresh_token".equals(form.get("grant_type"))) {
      if (!refreshTokens.containsKey(form.get("refresh_token"))) {
        throw new TtLockError(TtLockError.WRONG_REFRESH_TOKEN);
      }
      handedOutAgain = null;
    } else if (!secret.get("username").equals(form.get("username"))
        || !TtLockSimulator.PASSWORD_MD5.equals(form.get("password"))) {
      throw new TtLockError(TtLockError.WRONG_PASSWORD);
    }
    var token = handedOutAgain == null ? fresh() : handedOutAgain;
    var refreshToken = "TTL_R_" + hex();
    refreshTokens.put(refreshToken, token);
    return Answer.json(
        Map.of(
            "access_token", token,
            "uid", 2340,
            "refresh_token", refreshToken,
            "expires_in", LIFE_SECONDS));
  }

  synchronized void check(Map<String, String> fields) {
    if (!TtLockSimulator.SECRET.get("clientId").equals(fields.get("clientId"))) {
      throw new TtLockError(TtLockError.NO_CLIENT);
    }
    var until = alive.get(fields.getOrDefault("accessToken", ""));
    if (until == null) {
      throw new TtLockError(TtLockError.NO_TOKEN);
    }
    if (clock.millis() >= until) {
      throw new TtLockError(TtLockError.TOKEN_OVER);
    }
  }

  synchronized void revoke() {
    alive.replaceAll((token, until) -> 0L);
  }

  synchronized void revokeButHandOut() {
    handedOutAgain = alive.keySet().iterator().next();
    revoke();
  }

  private String fresh() {
    var token = "TTL_A_" + hex();
    alive.put(token, clock.millis() + LIFE_SECONDS * 1000);
    return token;
  }

  private String hex() {
    return "%016x".formatted(random.nextLong());
  }
}
