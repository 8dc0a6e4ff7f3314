package cn.linli.adapter.tokens;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The access tokens that all instances share. Whoever finds one spent takes the lease and fetches
 * the next, the others wait for it: twenty cold instances cause one refresh. A holder that dies is
 * replaced when its lease ends.
 */
public final class SharedTokens {
  /** Longer than the time-outs of one fetch together. */
  public static final Duration LEASE = Duration.ofSeconds(8);

  /**
   * After a fetch that failed: while the vendor is down or counts us out, all instances together
   * ask once a second.
   */
  static final Duration COOL_DOWN = Duration.ofSeconds(1);

  /** WeChat, the strictest, allows a forced refresh 20 times a day and 30 s apart. */
  static final Duration BETWEEN_FORCED = Duration.ofMinutes(5);

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int LOOKS = 30;

  private final TokenTable table;
  private final Duration longest;
  private final Clock clock;
  private final Map<String, StoredToken> remembered = new ConcurrentHashMap<>();

  /**
   * What the vendor handed out.
   *
   * @param value the token
   * @param expiresInSeconds as the vendor says
   */
  public record Issued(String value, long expiresInSeconds) {
    /** Without the token. */
    @Override
    public String toString() {
      return "a token for " + expiresInSeconds + " s";
    }
  }

  /**
   * How one app asks its vendor for a token.
   *
   * @param <E> how the vendor says no
   */
  @FunctionalInterface
  public interface Source<E extends Exception> {
    /** Asks; forced means that the vendor shall drop the token it would hand out again. */
    Issued fetch(boolean forced) throws E;
  }

  /**
   * The tokens of one vendor.
   *
   * @param table with string keys {@code pk} and {@code sk}
   * @param prefix of this vendor's keys in it
   * @param longest how long a token is used at the most, whatever the vendor says
   */
  public SharedTokens(
      DynamoDbClient dynamo, String table, String prefix, Duration longest, Clock clock) {
    this.table = new TokenTable(dynamo, table, prefix);
    this.longest = longest;
    this.clock = clock;
  }

  /**
   * A token to use now, fetched by this instance or by another.
   *
   * @throws IllegalStateException when there is none within the time of a request
   */
  public <E extends Exception> String current(String appId, Source<E> source) throws E {
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
    throw new IllegalStateException(
        "another instance fetches the access token and does not finish");
  }

  /** The vendor refused this token: nobody shall use it again. */
  public void refused(String appId, String token) {
    remembered.computeIfPresent(appId, (app, known) -> known.value().equals(token) ? null : known);
    table.refuse(appId, token);
  }

  /** A short wait before another try. */
  public static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private <E extends Exception> String fetch(
      String appId, String owner, StoredToken spent, Source<E> source) throws E {
    var forcedAt = spent.forcedAt();
    StoredToken next = null;
    try {
      var answer = source.fetch(false);
      if (spent.refused() && spent.value().equals(answer.value())) {
        // WeChat's stable_token goes on handing out a token that its API refuses; only
        // force_refresh ends that.
        checkMayForce(forcedAt);
        forcedAt = clock.millis();
        answer = source.fetch(true);
      }
      next = new StoredToken(answer.value(), validUntil(answer.expiresInSeconds()), 0, forcedAt);
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
      throw new IllegalStateException("the vendor hands out an access token that it refuses");
    }
  }

  /**
   * 200 s early like WxJava, but never in the past: WeChat's stable_token also returns tokens that
   * are about to end.
   */
  private long validUntil(long expiresInSeconds) {
    var usable = Math.min(expiresInSeconds, longest.toSeconds()) - 200;
    return clock.millis() + Math.max(30, usable) * 1000;
  }

  private String remember(String appId, StoredToken token) {
    var until = Math.min(token.validUntil(), clock.millis() + REMEMBERED.toMillis());
    remembered.put(appId, new StoredToken(token.value(), until, 0, 0));
    return token.value();
  }
}
