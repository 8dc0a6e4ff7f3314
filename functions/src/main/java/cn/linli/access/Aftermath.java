package cn.linli.access;

import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what became of work at the locks, and what is owed after it. */
final class Aftermath {
  private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);
  private static final int ALARM_AT = 3;

  /** About a day of tries; from then on one a day is enough. */
  private static final int MANY_FAILURES = 100;

  private static final int LONGEST_PAUSE_MINUTES = 15;

  /** Doors of one booking that duty staff is called to; whoever comes sees the others. */
  private static final int MOST_CALLS = 8;

  private final Site site;
  private final Passcodes passcodes;

  Aftermath(Site site, Passcodes passcodes) {
    this.site = site;
    this.passcodes = passcodes;
  }

  /** Gives the lease back; tells whether there is more to do at once. */
  boolean end(Plan plan, List<Result> results, Instant stop) {
    var before = site.grants().find(plan.grant().community(), plan.grant().reservation()).get();
    if (before.lease() == null || !before.lease().equals(plan.grant().lease())) {
      // Taken for dead. Whoever took over finds every touched lock marked.
      return false;
    }
    var writes = new WriteSet(site.dynamo());
    var stored = site.plan(before);
    var holders =
        stored.holders().stream().map(holder -> after(writes, holder, results, plan)).toList();
    boolean failed = results.stream().anyMatch(Aftermath::isOwed);
    var cards = Cards.after(writes, site.enrolments(), stored, results);
    var now = new Plan(before, holders, stored.doors(), cards, site.now());
    var shut = before.called() ? List.<Door>of() : now.shut();
    var next = before.worked(failedInARow(before, results), !shut.isEmpty());
    var left = new Plan(next, holders, stored.doors(), cards, now.now());
    boolean more = !failed && !left.steps().isEmpty();
    callDuty(writes, next, shut);
    poll(writes, left, results);
    alarm(writes, next, results);
    owe(writes, left, failed, more && !site.now().isBefore(stop));
    writes.commit();
    return more && site.now().isBefore(stop);
  }

  /** Who ran out of time before the first lock has neither failed nor succeeded. */
  private static int failedInARow(Grant before, List<Result> results) {
    if (results.isEmpty()) {
      return before.failures();
    }
    return results.stream().anyMatch(Aftermath::isOwed) ? before.failures() + 1 : 0;
  }

  private Holder after(WriteSet writes, Holder holder, List<Result> results, Plan plan) {
    var code = codeOf(plan, holder);
    var next = holder;
    boolean another = false;
    for (var result : results) {
      if (result.step().holder() == holder.number()) {
        next = Places.after(next, result, code);
        next = withOfflineCode(writes, next, result);
        another |= result instanceof Result.Another;
      }
    }
    if (another && next.code() == code) {
      next = passcodes.draw(writes, next, site.now());
    }
    if (next.equals(holder)) {
      return holder;
    }
    var revised = next.at(holder.revision() + 1);
    site.holders().put(writes, revised);
    return revised;
  }

  private Holder withOfflineCode(WriteSet writes, Holder holder, Result result) {
    return result instanceof Result.Instead instead
        ? passcodes.keep(writes, holder, instead.step().lock(), instead.passcode(), site.now())
        : holder;
  }

  private static int codeOf(Plan plan, Holder holder) {
    return plan.holders().stream()
        .filter(planned -> planned.number() == holder.number())
        .mapToInt(Holder::code)
        .findFirst()
        .orElse(holder.code());
  }

  /** An offline code opens the door, but the passcode is still owed. */
  private static boolean isOwed(Result result) {
    return result instanceof Result.Failed || result instanceof Result.Instead;
  }

  private void owe(WriteSet writes, Plan left, boolean failed, boolean outOfTime) {
    var grant = left.grant();
    var again =
        failed ? Stream.of(left.now().plus(pause(grant.failures()))) : Stream.<Instant>empty();
    var at = Stream.concat(again, left.next().stream()).min(Instant::compareTo);
    var settled = failed ? grant.tryingAgain(at.orElse(null)) : grant;
    if (left.isOver() && grant.listed() != null) {
      site.live().delete(writes, grant, grant.listed());
      settled = settled.unlisted().at(grant.revision());
    }
    site.grants().put(writes, settled);
    if (outOfTime) {
      site.tasks().settle(writes, grant.community(), grant.reservation());
    }
    at.ifPresent(due -> site.tasks().settle(writes, grant, due));
  }

  private static Duration pause(int failures) {
    return failures > MANY_FAILURES
        ? Duration.ofDays(1)
        : Duration.ofMinutes(Math.min(1L << Math.min(failures - 1, 10), LONGEST_PAUSE_MINUTES));
  }

  /** Whoever has a code may come from the start of its window; the last may just have left. */
  private void poll(WriteSet writes, Plan plan, List<Result> results) {
    var asked = new HashMap<String, Instant>();
    for (var result : results) {
      plan.doors().stream()
          .filter(door -> door.lock().equals(result.step().lock()))
          .filter(door -> !(result instanceof Result.Failed))
          .forEach(
              door -> asked.merge(door.id(), firstAsking(result, plan.now()), Polling::earlier));
    }
    asked.forEach((door, at) -> site.tasks().poll(writes, plan.grant().community(), door, at));
  }

  private static Instant firstAsking(Result result, Instant now) {
    return result.step() instanceof Step.Install install && install.window().start().isAfter(now)
        ? Polling.next(install.window().start())
        : Polling.next(now);
  }

  private void callDuty(WriteSet writes, Grant grant, List<Door> shut) {
    for (var door : shut.stream().limit(MOST_CALLS).toList()) {
      site.alerts().raise(writes, alert(grant, Alert.Kind.DUTY_CALLED, door.id()));
    }
  }

  private void alarm(WriteSet writes, Grant grant, List<Result> results) {
    // Who ran out of time before the first lock leaves the count as it is, and was told of it
    // before.
    if (results.isEmpty() || grant.failures() != ALARM_AT) {
      return;
    }
    var failed = new ArrayList<>(results);
    failed.removeIf(result -> !isOwed(result));
    boolean revoking = failed.stream().anyMatch(result -> Aftermath.isRevoking(result.step()));
    var kind = revoking ? Alert.Kind.REVOCATION_FAILING : Alert.Kind.INSTALLATION_FAILING;
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.error("{} for {}: a lock does not do as told", kind, grant.reservation());
    site.alerts().raise(writes, alert(grant, kind, null));
  }

  private static boolean isRevoking(Step step) {
    return switch (step) {
      case Step.Remove remove -> true;
      case Step.Close close -> true;
      case Step.Install install -> false;
      case Step.Move move -> false;
    };
  }

  private Alert alert(Grant grant, Alert.Kind kind, String door) {
    return new Alert(
        grant.community(),
        UUID.randomUUID(),
        kind,
        site.now(),
        door,
        grant.reservation(),
        grant.person());
  }
}
