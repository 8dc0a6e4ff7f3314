package cn.linli.venue;

import cn.linli.shared.CommunityId;
import cn.linli.shared.keys.Keys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * The codes on the screens of a centre. Each is good for some minutes, so that a picture of one is
 * of no use at home; nobody computes it without the deployment's key, and none is stored.
 */
final class CheckInCodes {
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final int LENGTH = 8;

  /** Crockford's: what people mix up is not in it. */
  private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private final Keys keys;
  private final Clock clock;

  CheckInCodes(Keys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The code that a screen in a zone shows now. */
  View now(CommunityId community, String zone) {
    long step = step();
    var until = Instant.EPOCH.plus(STEP.multipliedBy(step + 1));
    return new View(zone, code(community, zone, step), until);
  }

  /** Whether a code is one of these zones now, or was a step ago: walking and typing take time. */
  boolean isShown(CommunityId community, Collection<String> zones, String code) {
    long step = step();
    return zones.stream()
        .anyMatch(
            zone ->
                same(code, code(community, zone, step))
                    || same(code, code(community, zone, step - 1)));
  }

  private long step() {
    return clock.instant().getEpochSecond() / STEP.toSeconds();
  }

  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String code(CommunityId community, String zone, long step) {
    var mac = keys.mac("check-in", community + "|" + zone + "|" + step);
    var code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(LETTERS.charAt(mac[i] & 31));
    }
    return code.toString();
  }

  /** What the contract shows. */
  record View(String zone, String code, Instant until) {}
}
