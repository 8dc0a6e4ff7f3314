package cn.linli.sim;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The codes a page would get from WeChat. Any text {@code <person>-<anything>} is one, so that
 * people can type them; it lives for five minutes from first sight and works once.
 */
final class WeChatCodes {
  private static final Pattern CODE =
      Pattern.compile("(?<person>[a-z][a-z0-9]*)-(?:(?<kind>phone|snapshot|base)-)?(?<rest>.+)");
  private static final Duration LIFE = Duration.ofMinutes(5);

  private final Clock clock;
  private final Random random;
  private final Map<String, Instant> seen = new ConcurrentHashMap<>();
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  /** What a code is for. */
  enum Kind {
    LOGIN,
    PHONE,
    /** A login from WeChat's preview page (快照页). */
    SNAPSHOT,
    /** A silent login of the Official Account: WeChat tells the openid and nothing else. */
    BASE
  }

  /** A code that was used: whose it is, or the errcode. */
  record Use(Person person, Kind kind, int errcode) {}

  WeChatCodes(Clock clock, long seed) {
    this.clock = clock;
    this.random = new Random(seed);
  }

  String fresh(String person, Kind kind) {
    var rest = Long.toHexString(random.nextLong());
    var code =
        switch (kind) {
          case LOGIN -> person + "-" + rest;
          case PHONE -> person + "-phone-" + rest;
          case SNAPSHOT -> person + "-snapshot-" + rest;
          case BASE -> person + "-base-" + rest;
        };
    seen.put(code, clock.instant());
    return code;
  }

  Use use(String code) {
    var parts = CODE.matcher(code);
    if (!parts.matches()) {
      return new Use(null, null, 40029);
    }
    var now = clock.instant();
    var firstSight = seen.computeIfAbsent(code, unseen -> now);
    if (!now.isBefore(firstSight.plus(LIFE))) {
      return new Use(null, null, 40029);
    }
    if (used.putIfAbsent(code, now) != null) {
      return new Use(null, null, 40163);
    }
    return new Use(Person.of(parts.group("person")), kind(parts.group("kind")), 0);
  }

  private static Kind kind(String marker) {
    return switch (marker) {
      case null -> Kind.LOGIN;
      case "phone" -> Kind.PHONE;
      case "base" -> Kind.BASE;
      default -> Kind.SNAPSHOT;
    };
  }
}
