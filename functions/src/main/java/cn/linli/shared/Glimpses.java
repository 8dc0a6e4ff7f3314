package cn.linli.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What an instance saw less than a second ago, so that a rush does not read the same items over and
 * over, and hearing that something is sold out costs nothing.
 *
 * @param <K> what it is about
 * @param <V> what was seen
 */
public final class Glimpses<K, V> {
  private final Map<K, Seen<V>> seen = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Duration fresh;
  private final int most;

  private record Seen<V>(V value, Instant at) {}

  /** Of what changes all the time. */
  public Glimpses(Clock clock) {
    this(clock, Duration.ofSeconds(1), 1000);
  }

  /** Of what changes less often, or is larger. */
  public Glimpses(Clock clock, Duration fresh, int most) {
    this.clock = clock;
    this.fresh = fresh;
    this.most = most;
  }

  /** What was seen a moment ago, or else looks. */
  public V get(K key, Supplier<V> look) {
    var known = seen.get(key);
    if (known != null && isFresh(known)) {
      return known.value();
    }
    return again(key, look);
  }

  /** Looks now. */
  public V again(K key, Supplier<V> look) {
    // A clock that an instance brought back from a snapshot must not make old news fresh.
    var at = clock.instant();
    var value = look.get();
    if (seen.size() >= most) {
      seen.clear();
    }
    seen.put(key, new Seen<>(value, at));
    return value;
  }

  private boolean isFresh(Seen<V> known) {
    var now = clock.instant();
    return !now.isBefore(known.at()) && now.isBefore(known.at().plus(fresh));
  }
}
