package cn.linli.content;

import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Writes down how far our Official Account is with a post. One worker at a time has one, and
 * whoever works for an order that is over stops.
 */
final class OfficialProgress {
  private static final Duration AFTER = Duration.ofSeconds(30);

  private final Newsroom room;

  OfficialProgress(Newsroom room) {
    this.room = room;
  }

  /** Takes hold of it, unless somebody has; whoever comes too early comes again. */
  Optional<Official> begun(Post.Key key) {
    var official = room.officials().find(key).filter(known -> known.state().isOwed());
    if (official.isEmpty()) {
      return Optional.empty();
    }
    var writes = room.writes();
    if (official.get().busyUntil().isAfter(room.now())) {
      room.tasks().officialAt(writes, key, official.get().busyUntil().plus(AFTER));
      writes.commit();
      return Optional.empty();
    }
    var next = official.get().begun(room.now());
    room.officials().put(writes, next);
    room.tasks().officialAt(writes, key, next.busyUntil().plus(AFTER));
    writes.commit();
    return Optional.of(next);
  }

  /** Writes down what was done. */
  Official step(Official official, UnaryOperator<Official> change) {
    return Stale.again(
        () -> {
          var next = change.apply(current(official));
          var writes = room.writes();
          room.officials().put(writes, next);
          writes.commit();
          return next;
        });
  }

  /** WeChat publishes it: that holds whatever was ordered meanwhile. */
  void runs(Official official, String job) {
    Stale.again(
        () -> {
          var now = room.officials().find(official.key()).orElseThrow(Overtaken::new);
          var writes = room.writes();
          room.officials().put(writes, now.with(now.release().running(job)));
          room.officials().putJob(writes, job, official.key());
          writes.commit();
          return true;
        });
  }

  /** It goes on at once, and this was no failed attempt. */
  void goOn(Official official) {
    Stale.again(
        () -> {
          var writes = room.writes();
          room.officials().put(writes, current(official).pausing());
          room.tasks().official(writes, official.key());
          writes.commit();
          return true;
        });
  }

  /** It goes on then. */
  void rest(Official official, Instant until) {
    Stale.again(
        () -> {
          var writes = room.writes();
          room.officials().put(writes, current(official).resting(until));
          room.tasks().officialAt(writes, official.key(), until);
          writes.commit();
          return true;
        });
  }

  private Official current(Official official) {
    return room.officials()
        .find(official.key())
        .filter(now -> now.order() == official.order() && now.state().isOwed())
        .orElseThrow(Overtaken::new);
  }

  /** Somebody has ordered something else meanwhile. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Overtaken() {
      super("something else was ordered", null, false, false);
    }
  }
}
