package cn.linli.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * WeChat's access tokens: {@code /token} makes a new one each time, {@code /stable_token} repeats
 * the last.
 */
final class WeChatTokens {
  private static final Duration LIFE = Duration.ofHours(2);
  private static final Duration OVERLAP = Duration.ofMinutes(5);
  private static final Duration BETWEEN_FORCED = Duration.ofSeconds(30);
  private static final int FORCED_A_DAY = 20;

  private final Clock clock;
  private final Random random;
  private final Map<String, Issued> byToken = new HashMap<>();
  private final Map<String, Issued> current = new HashMap<>();
  private final Map<String, Forced> forced = new HashMap<>();

  /** A token and when it ends; a revoked one is refused although it has not ended. */
  record Issued(String token, Instant until, boolean revoked) {}

  private record Forced(LocalDate day, int count, Instant last) {}

  WeChatTokens(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  /** What {@code /cgi-bin/token} does: the token before lives five minutes more. */
  synchronized Issued plain(String appId) {
    return replace("plain " + appId);
  }

  /** What {@code /cgi-bin/stable_token} does, isolated from the other. */
  synchronized Issued stable(String appId) {
    var now = current.get("stable " + appId);
    var again = now != null && clock.instant().plus(OVERLAP).isBefore(now.until());
    return again ? now : replace("stable " + appId);
  }

  /** The same with {@code force_refresh}; null when it was forced too often. */
  synchronized Issued forced(String appId) {
    var now = clock.instant();
    var today = LocalDate.ofInstant(now, ZoneOffset.ofHours(8));
    var before = forced.getOrDefault(appId, new Forced(today, 0, Instant.MIN));
    var count = before.day().equals(today) ? before.count() : 0;
    if (count == FORCED_A_DAY || now.minus(BETWEEN_FORCED).isBefore(before.last())) {
      return null;
    }
    forced.put(appId, new Forced(today, count + 1, now));
    return replace("stable " + appId);
  }

  /** 0 when the token is good, else the errcode. */
  synchronized int errcode(String token) {
    var issued = byToken.get(token);
    if (issued == null || issued.revoked()) {
      return token.isEmpty() ? 41001 : 40001;
    }
    return clock.instant().isBefore(issued.until()) ? 0 : 42001;
  }

  long secondsLeft(Issued issued) {
    return Duration.between(clock.instant(), issued.until()).toSeconds();
  }

  /**
   * Every token becomes worthless at once, as after a reset of the secret; the next request gets a
   * new one.
   */
  synchronized void revoke() {
    revokeButHandOut();
    current.clear();
  }

  /** The same, but {@code stable_token} hands the worthless token out again until it is forced. */
  synchronized void revokeButHandOut() {
    byToken.replaceAll((token, issued) -> new Issued(token, issued.until(), true));
  }

  private Issued replace(String slot) {
    var old = current.get(slot);
    if (old != null) {
      var overlap = clock.instant().plus(OVERLAP);
      byToken.computeIfPresent(
          old.token(),
          (token, issued) ->
              issued.until().isAfter(overlap)
                  ? new Issued(token, overlap, issued.revoked())
                  : issued);
    }
    var made = new Issued(newToken(), clock.instant().plus(LIFE), false);
    byToken.put(made.token(), made);
    current.put(slot, made);
    return made;
  }

  private String newToken() {
    var token = new StringBuilder("SIM_");
    random.ints(132, 0, 36).forEach(digit -> token.append(Character.forDigit(digit, 36)));
    return token.toString();
  }
}
