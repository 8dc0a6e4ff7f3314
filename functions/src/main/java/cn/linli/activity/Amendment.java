package cn.linli.activity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A change of an activity for which people may have signed up. What they signed up for, and paid,
 * stays: times that are still to come may change, and places and sessions may become more.
 */
record Amendment(Plan before, Plan after) {
  /** Refuses what may not change, at this moment. */
  void requireFair(Instant now) {
    broken()
        .ifPresent(
            what -> {
              throw ActivityError.FIXED.refusal(what);
            });
    for (int i = 0; i < before.sessions().size(); i++) {
      var old = before.sessions().get(i);
      if (old.hasStarted(now) && old.isElsewhere(after.sessions().get(i))) {
        throw ActivityError.STARTED.refusal("session " + i);
      }
    }
    boolean isAllToCome =
        IntStream.range(0, after.sessions().size())
            .filter(this::isChanged)
            .noneMatch(i -> after.sessions().get(i).hasStarted(now));
    if (!isAllToCome) {
      throw ActivityError.IN_THE_PAST.refusal();
    }
  }

  private boolean isChanged(int session) {
    return session >= before.sessions().size()
        || before.sessions().get(session).isElsewhere(after.sessions().get(session));
  }

  /** Whether people who have signed up would come at another time, or to another place. */
  boolean isMoved() {
    return IntStream.range(0, before.sessions().size()).anyMatch(this::isChanged);
  }

  /** The first thing that stays and does not here. */
  private Optional<String> broken() {
    if (!before.organiser().equals(after.organiser())) {
      return Optional.of("the organiser");
    }
    if (!before.pricing().equals(after.pricing()) || !before.kind().equals(after.kind())) {
      return Optional.of("the kind and the price");
    }
    if (!after.questions().containsAll(before.questions())) {
      return Optional.of("questions that were answered");
    }
    if (!before.tickets().stream().allMatch(this::isKept)) {
      return Optional.of("tickets, and how many places they have at least");
    }
    if (!after.signUp().keeps(before.signUp())) {
      return Optional.of("what comes back, who may wait, and that places may be handed on");
    }
    return brokenSessions();
  }

  private boolean isKept(Ticket ticket) {
    return after
        .ticket(ticket.id())
        .filter(next -> next.places() >= ticket.places())
        .filter(next -> next.people().equals(ticket.people()) && next.scope() == ticket.scope())
        .filter(next -> next.priceFen().equals(ticket.priceFen()))
        .filter(next -> next.depositFen().equals(ticket.depositFen()))
        .isPresent();
  }

  private Optional<String> brokenSessions() {
    var old = starts(before);
    var next = starts(after);
    boolean isForAll =
        before.tickets().stream().anyMatch(ticket -> ticket.scope() == Ticket.Scope.ALL);
    if (next.size() < old.size() || (isForAll && next.size() > old.size())) {
      return Optional.of("how many sessions there are");
    }
    // People know sessions by their numbers: one that is put before them would be theirs.
    boolean isPutBefore =
        next.size() > old.size()
            && IntStream.range(0, old.size())
                .anyMatch(i -> next.contains(old.get(i)) && next.indexOf(old.get(i)) != i);
    return isPutBefore
        ? Optional.of("the order of sessions: new ones come last")
        : Optional.empty();
  }

  private static List<Instant> starts(Plan plan) {
    return plan.sessions().stream().map(Session::start).toList();
  }
}
