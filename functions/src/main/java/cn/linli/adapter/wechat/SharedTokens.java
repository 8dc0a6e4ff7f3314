package cn.linli.adapter.wechat;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import me.chanjar.weixin.common.bean.WxAccessToken;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.error.WxRuntimeException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The access tokens that all instances share. Whoever finds one spent takes the lease and fetches
 * the next, the others wait for it: twenty cold instances cause one refresh. A holder that dies is
 * replaced when its lease ends.
 */
final class SharedTokens {
  /** Longer than the time-outs of one fetch together. */
  static final Duration LEASE = Duration.ofSeconds(8);

  /**
   * After a fetch that failed: while WeChat is down or counts us out, all instances together ask
   * once a second.
   */
  static final Duration COOL_DOWN = Duration.ofSeconds(1);

  /** WeChat allows a forced refresh 20 times a day and 30 s apart. */
  static final Duration BETWEEN_FORCED = Duration.ofMinutes(5);

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LOOKS = 30;

  private final TokenTable table;
  private final Clock clock;
  private final Map<String, StoredToken> remembered = new ConcurrentHashMap<>();

  /** How one app asks WeChat for a token. */
  @FunctionalInterface
  interface Source {
    /** Asks; forced means that WeChat shall drop the token it would hand out again. */
    WxAccessToken fetch(boolean forced) throws WxErrorException;
  }

  SharedTokens(DynamoDbClient dynamo, String table, Clock clock) {
    this.table = new TokenTable(dynamo, table);
    this.clock = clock;
  }

  /** A token to use now, fetched by this instance or by another. */
  String current(String appId, Source source) throws WxErrorException {
    var known = remembered.get(appId);
    if (known != null && clock.millis() < known.validUntil()) {
      return known.value();
    }
    for (var look = 0; look < LOOKS; look++) {
      var now = clock.millis();
      var stored = table.read(appId);
      if (now < stored.validUntil()) {
        return remember(appId, stored);
      }
      var owner = UUID.randomUUID().toString();
      if (stored.leasedUntil() <= now) {
        var spent = table.lease(appId, owner, now, now + LEASE.toMillis());
        if (spent.isPresent()) {
          return fetch(appId, owner, spent.get(), source);
        }
      }
      pause();
    }
    throw new WxRuntimeException("another instance fetches the access token and does not finish");
  }

  /** WeChat refused this token: nobody shall use it again. */
  void refused(String appId, String token) {
    remembered.computeIfPresent(appId, (app, known) -> known.value().equals(token) ? null : known);
    table.refuse(appId, token);
  }

  /** A short wait before another try. */
  static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new WxRuntimeException(interrupted);
    }
  }

  private String fetch(String appId, String owner, StoredToken spent, Source source)
      throws WxErrorException {
    var forcedAt = spent.forcedAt();
    StoredToken next = null;
    try {
      var answer = source.fetch(false);
      if (spent.refused() && spent.value().equals(answer.getAccessToken())) {
        // stable_token goes on handing out a token that the API refuses; only force_refresh ends
        // that.
        checkMayForce(forcedAt);
        forcedAt = clock.millis();
        answer = source.fetch(true);
      }
      next =
          new StoredToken(answer.getAccessToken(), validUntil(answer.getExpiresIn()), 0, forcedAt);
      table.store(appId, owner, next);
      return remember(appId, next);
    } finally {
      if (next == null) {
        table.shorten(appId, owner, clock.millis() + COOL_DOWN.toMillis(), forcedAt);
      }
    }
  }

  private void checkMayForce(long forcedAt) {
    if (clock.millis() - forcedAt < BETWEEN_FORCED.toMillis()) {
      throw new WxRuntimeException("WeChat hands out an access token that it refuses");
    }
  }

  /**
   * 200 s early like WxJava, but never in the past: stable_token also returns tokens that are about
   * to end.
   */
  private long validUntil(int expiresInSeconds) {
    return clock.millis() + Math.max(30, Math.min(expiresInSeconds, 7200) - 200) * 1000L;
  }

  private String remember(String appId, StoredToken token) {
    var until = Math.min(token.validUntil(), clock.millis() + REMEMBERED.toMillis());
    remembered.put(appId, new StoredToken(token.value(), until, 0, 0));
    return token.value();
  }
}
