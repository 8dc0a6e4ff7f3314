package cn.linli.content;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What a publisher has pinned and scheduled. There are few of both: readers pass over them at the
 * head of each list.
 *
 * @param pins by post
 * @param scheduled when each is public
 */
record Desk(String publisher, Map<UUID, Pin> pins, Map<UUID, Instant> scheduled, int revision) {
  static final int MOST_PINS = 3;
  static final int MOST_SCHEDULED = 5;

  Desk {
    pins = Map.copyOf(pins);
    scheduled = Map.copyOf(scheduled);
  }

  /**
   * A post that is pinned.
   *
   * @param at when it was public, which says where its row is
   */
  record Pin(Column column, Instant at, Instant until) {
    String asText() {
      return column + " " + at + " " + until;
    }

    static Pin of(String text) {
      var parts = text.split(" ", 3);
      return new Pin(Column.of(parts[0]), Instant.parse(parts[1]), Instant.parse(parts[2]));
    }
  }

  /** With one more, or another end of one; refuses where it has as many as it may. */
  Desk pinned(UUID post, Pin pin, Instant now) {
    var next = new HashMap<>(pins);
    next.values().removeIf(one -> !now.isBefore(one.until()));
    next.put(post, pin);
    if (next.size() > MOST_PINS) {
      throw ContentError.TOO_MANY_PINS.refusal();
    }
    return new Desk(publisher, next, scheduled, revision + 1);
  }

  /** With one more to come; refuses where it has as many as it may. */
  Desk scheduled(UUID post, Instant at, Instant now) {
    var next = new HashMap<>(scheduled);
    next.values().removeIf(one -> !now.isBefore(one));
    next.put(post, at);
    if (next.size() > MOST_SCHEDULED) {
      throw ContentError.TOO_MANY_SCHEDULED.refusal();
    }
    return new Desk(publisher, pins, next, revision + 1);
  }

  boolean holds(UUID post) {
    return pins.containsKey(post) || scheduled.containsKey(post);
  }

  Desk without(UUID post) {
    var nextPins = new HashMap<>(pins);
    nextPins.remove(post);
    var nextScheduled = new HashMap<>(scheduled);
    nextScheduled.remove(post);
    return new Desk(publisher, nextPins, nextScheduled, revision + 1);
  }
}
