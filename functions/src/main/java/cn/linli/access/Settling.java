package cn.linli.access;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes the locks be as a grant says. Before a lock is touched it is written down that something
 * may lie on it, and for one grant only one worker at a time touches locks (its lease outlives it):
 * whatever dies on the way, what was begun is known and is finished or taken back.
 */
final class Settling {
  /** Longer than a worker lives. */
  private static final Duration LEASE = Duration.ofSeconds(150);

  /** No further lock is begun after this; the slowest takes the rest of the worker's time-out. */
  private static final Duration BUDGET = Duration.ofSeconds(60);

  /**
   * A booking of many doors takes several rounds, and so do a wish that changes meanwhile and a
   * passcode that a lock has already.
   */
  private static final int MOST_ROUNDS = 30;

  /** A lock that takes no digits at all is given up for now. */
  private static final int MOST_DRAWS = 5;

  private final Site site;
  private final Passcodes passcodes;
  private final LockWork locks;
  private final Aftermath aftermath;

  Settling(Site site) {
    this.site = site;
    this.passcodes = new Passcodes(site.keys(), site.codes());
    this.locks = new LockWork(site.needs().vendor(), passcodes, site.clock());
    this.aftermath = new Aftermath(site, passcodes);
  }

  /** Does what is to be done about a reservation's grant; nothing when nothing is. */
  void settle(CommunityId community, UUID reservation) {
    var stop = site.now().plus(BUDGET);
    for (int round = 1; round <= MOST_ROUNDS; round++) {
      var begun = Stale.again(() -> begin(community, reservation));
      if (begun.isEmpty()) {
        return;
      }
      var plan = begun.get();
      var done = locks.of(plan, plan.steps(), stop);
      var results = round < MOST_DRAWS ? done : done.stream().map(Result::givenUp).toList();
      if (!Stale.again(() -> aftermath.end(plan, results, stop))) {
        return;
      }
    }
  }

  private Optional<Plan> begin(CommunityId community, UUID reservation) {
    return site.grants()
        .find(community, reservation)
        .flatMap(
            grant -> {
              var plan = site.plan(grant);
              if (plan.steps().isEmpty()) {
                return rest(plan);
              }
              return grant.pauses(plan.now()) ? Optional.empty() : lease(plan);
            });
  }

  private Optional<Plan> rest(Plan plan) {
    var writes = new WriteSet(site.dynamo());
    if (plan.isOver() && plan.grant().listed() != null) {
      site.live().delete(writes, plan.grant(), plan.grant().listed());
      site.grants().put(writes, plan.grant().unlisted());
    }
    Cards.forget(writes, site.enrolments(), plan);
    plan.next().ifPresent(at -> site.tasks().settle(writes, plan.grant(), at));
    writes.commitIfAny();
    return Optional.empty();
  }

  private Optional<Plan> lease(Plan plan) {
    var now = plan.now();
    var writes = new WriteSet(site.dynamo());
    if (plan.grant().isLeased(now)) {
      // Whoever holds it looks again when done; this is for the case that they died.
      site.tasks().settle(writes, plan.grant(), plan.grant().lease().until());
      writes.commit();
      return Optional.empty();
    }
    var lease = new Grant.Lease(UUID.randomUUID().toString(), now.plus(LEASE));
    var leased = plan.grant().leased(lease);
    site.grants().put(writes, leased);
    var ready = plan.holders().stream().map(holder -> ready(writes, plan, holder)).toList();
    Cards.touch(writes, site.enrolments(), plan);
    site.tasks().settle(writes, leased, lease.until());
    writes.commit();
    return Optional.of(new Plan(leased, ready, plan.doors(), plan.cards(), now));
  }

  /** With a passcode where one is needed, and with every lock that will be touched marked. */
  private Holder ready(WriteSet writes, Plan plan, Holder holder) {
    var installs = installs(plan, holder);
    var coded =
        installs.isEmpty() || holder.code() > 0
            ? holder
            : passcodes.draw(writes, holder, plan.now());
    var marked = Places.touched(coded, installs);
    if (marked.equals(holder)) {
      return holder;
    }
    var next = marked.at(holder.revision() + 1);
    site.holders().put(writes, next);
    return next;
  }

  private static List<Step.Install> installs(Plan plan, Holder holder) {
    return plan.steps().stream()
        .filter(Step.Install.class::isInstance)
        .map(Step.Install.class::cast)
        .filter(install -> install.holder() == holder.number())
        .toList();
  }
}
