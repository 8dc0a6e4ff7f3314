package cn.linli.access;

import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How the locks should be for a grant, and what is to be done that they are. Nothing here asks
 * anybody: the same always gives the same.
 */
record Plan(
    Grant grant,
    List<Holder> holders,
    List<Door> doors,
    Map<Integer, List<Enrolment>> cards,
    Instant now) {
  /** Since when a lock that cannot be reached gets an offline code. */
  private static final Duration OFFLINE_AHEAD = Duration.ofHours(2);

  /** What is to be done; removals first, since what must not open is more urgent. */
  List<Step> steps() {
    var steps = new ArrayList<Step>();
    for (var holder : holders) {
      var wanted = wanted(holder);
      gone(holder, wanted).forEach(lock -> steps.add(new Step.Remove(holder.number(), lock)));
    }
    for (var holder : holders) {
      wanted(holder).values().stream()
          .filter(door -> !isInstalled(holder, door))
          .map(door -> new Step.Install(holder.number(), door.lock(), window(door)))
          .forEach(steps::add);
    }
    holders.forEach(holder -> Cards.steps(this, holder).forEach(steps::add));
    return steps;
  }

  Map<DoorLock, Door> wanted(Holder holder) {
    var wanted = new HashMap<DoorLock, Door>();
    if (grant.stands() && holder.isAdmitted() && !now.isBefore(grant.installFrom())) {
      opened()
          .filter(door -> now.isBefore(window(door).end()))
          .forEach(door -> wanted.put(door.lock(), door));
    }
    return wanted;
  }

  private static Set<DoorLock> gone(Holder holder, Map<DoorLock, Door> wanted) {
    var gone = new HashSet<>(holder.places().keySet());
    gone.removeAll(wanted.keySet());
    return gone;
  }

  private boolean isInstalled(Holder holder, Door door) {
    var place = holder.places().get(door.lock());
    return place != null && place.isInstalled(window(door), holder.code());
  }

  private Stream<Door> opened() {
    return doors.stream().filter(grant::opens);
  }

  TimeRange window(Door door) {
    return door.window(grant.time());
  }

  /** The holders whose cards or fingers were good at a lock at a time. */
  Stream<References.Name> carrying(Enrolment.Kind kind, DoorLock lock, Instant at) {
    return cards.entrySet().stream()
        .filter(
            held ->
                held.getValue().stream()
                    .filter(card -> card.kind() == kind && card.lock().equals(lock))
                    .filter(card -> grant.reservation().equals(card.movedFor()))
                    .anyMatch(card -> card.window() == null || card.window().contains(at)))
        .map(held -> new References.Name(grant.reservation(), held.getKey()));
  }

  /** Whether nothing lies on any lock and nothing is to be done now. */
  boolean isIdle() {
    return holders.stream().allMatch(holder -> holder.places().isEmpty()) && steps().isEmpty();
  }

  /** The same for good. */
  boolean isOver() {
    boolean past = !now.isBefore(grant.time().end().plus(Door.LONGEST_MARGIN));
    return (past || !grant.stands()) && isIdle();
  }

  /** Whether a lock that cannot be reached shall be given an offline code now. */
  boolean wantsOfflineCode() {
    return !now.isBefore(grant.time().start().minus(OFFLINE_AHEAD));
  }

  /** Doors that should open now, have nobody to open them by hand, and do not. */
  List<Door> shut() {
    return opened()
        .filter(Door::unattended)
        .filter(door -> grant.stands() && window(door).contains(now))
        .filter(door -> holders.stream().anyMatch(holder -> isShutOut(holder, door)))
        .toList();
  }

  private boolean isShutOut(Holder holder, Door door) {
    var place = holder.places().get(door.lock());
    return holder.isAdmitted() && (place == null || !place.serves(window(door), holder.code()));
  }

  /** When there is something to do again, if the locks do as told until then. */
  Optional<Instant> next() {
    if (!grant.stands()) {
      return Optional.empty();
    }
    var windows = opened().map(this::window).toList();
    var times = new ArrayList<Instant>();
    times.add(grant.installFrom());
    windows.forEach(window -> times.add(window.end()));
    if (windows.isEmpty()) {
      // No lock ends it, so the clock does.
      times.add(grant.time().end().plus(Door.LONGEST_MARGIN));
    }
    if (!steps().isEmpty()) {
      // Somebody may stand before the door then.
      windows.forEach(window -> times.add(window.start()));
      times.add(grant.time().start().minus(OFFLINE_AHEAD));
    }
    if (cards.values().stream().anyMatch(held -> !held.isEmpty())) {
      windows.forEach(window -> times.addAll(Cards.times(window)));
    }
    return times.stream().filter(now::isBefore).min(Instant::compareTo);
  }
}
