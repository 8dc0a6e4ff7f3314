package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.payment.Part;
import cn.linli.payment.PaymentError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.ShardPosition;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of each sign-up when an activity is called off or over: row by row, and then the
 * line. Whoever dies in between goes on where they were, and does some once more, which changes
 * nothing.
 */
final class Cascades {
  /** So many people are seen to by one message. */
  private static final int STRIDE = 80;

  /** So many of those who wait are read at once; together with others each is up to eight. */
  private static final int PAGE = 10;

  private static final int ALL_OF_IT = 100;

  static final Duration TO_TELL = Duration.ofDays(1);

  private final Hall hall;
  private final Changes changes;

  Cascades(Hall hall) {
    this.hall = hall;
    this.changes = new Changes(hall);
  }

  /**
   * A part of all who are signed up for an activity: a row, or the line where there is no ticket.
   */
  private record Step(Target target, String ticket, int row) {}

  private static List<Step> steps(Offering offering) {
    var steps = new ArrayList<Step>();
    for (var target : Target.all(offering)) {
      for (var ticket : target.tickets(offering)) {
        for (int row = 0; row < ticket.rows(); row++) {
          steps.add(new Step(target, ticket.id(), row));
        }
      }
      steps.add(new Step(target, null, 0));
    }
    return steps;
  }

  /** The activity does not take place: everybody's sign-up ends, and gets all of its money back. */
  void calledOff(CommunityId community, UUID activity, String at) {
    var offering = hall.needs().activities().get(community, activity);
    if (offering.state().isOff()) {
      go(offering, Tasks.CASCADE, at, (step, person) -> stop(offering, step.target(), person));
    }
  }

  /** It is over: who did not come has missed it, and who waited does so in vain. */
  void over(CommunityId community, UUID activity, String at) {
    var offering = hall.needs().activities().get(community, activity);
    if (offering.state() == State.OVER) {
      go(offering, Tasks.MISSED, at, (step, person) -> finish(offering, step.target(), person));
    }
  }

  private interface Each {
    void see(Step step, PersonId person);
  }

  /**
   * What was done of a step.
   *
   * @param people who were seen to
   * @param last who stands before the rest in the line, or null where nothing is left
   */
  private record Done(int people, String last) {}

  private void go(Offering offering, String task, String at, Each each) {
    var steps = steps(offering);
    var next = at;
    for (int seen = 0; next != null && seen < STRIDE; ) {
      var position = ShardPosition.of(next);
      var step = steps.get(position.shard());
      var done = step.ticket() == null ? line(step, position.after(), each) : row(step, each);
      // Looking at an empty row is work too.
      seen += Math.max(1, done.people());
      next = position.next(done.last(), steps.size());
    }
    if (next != null) {
      var writes = hall.writes();
      hall.tasks().cascade(writes, offering.community(), offering.id(), task, next);
      writes.commit();
    }
  }

  /** From the moment it is closed nobody gets on it: who is there then is all there is. */
  private Done row(Step step, Each each) {
    var row = hall.rows().find(step.target(), step.ticket(), step.row());
    if (!row.closed()) {
      var writes = hall.writes();
      hall.rows().close(writes, step.target(), step.ticket(), step.row());
      writes.commit();
      row = hall.rows().find(step.target(), step.ticket(), step.row());
    }
    row.people().forEach(person -> each.see(step, person));
    return new Done(row.people().size(), null);
  }

  /** A line may be longer than one message can see to. */
  private Done line(Step step, String after, Each each) {
    if (!hall.lines().find(step.target()).closed()) {
      var writes = hall.writes();
      hall.lines().close(writes, step.target());
      writes.commit();
    }
    var page = hall.lines().page(step.target(), after, PAGE);
    int people = 0;
    for (var waiter : page.items()) {
      waiter.people().keySet().forEach(person -> each.see(step, person));
      people += waiter.people().size();
    }
    return new Done(people, page.last());
  }

  private void stop(Offering offering, Target target, PersonId person) {
    end(offering, target, person, SignUpState.STOPPED);
  }

  private void end(Offering offering, Target target, PersonId person, SignUpState state) {
    Stale.again(
        () -> {
          hall.signUps()
              .find(Hall.key(offering, target, person))
              .filter(signUp -> signUp.state().isAlive())
              .ifPresent(
                  signUp -> {
                    var writes = hall.writes();
                    changes.end(writes, offering, List.of(signUp), state, ALL_OF_IT, false);
                    writes.commit();
                  });
          return true;
        });
  }

  private void finish(Offering offering, Target target, PersonId person) {
    var found = hall.signUps().find(Hall.key(offering, target, person));
    if (found.isEmpty()) {
      return;
    }
    var signUp = found.get();
    switch (signUp.state()) {
      case CONFIRMED -> close(offering, signUp);
      case WAITING, OFFERED, AWAITING_PAYMENT -> end(offering, target, person, SignUpState.LAPSED);
      case CANCELLED, LAPSED, STOPPED, TRANSFERRED -> {}
    }
  }

  private void close(Offering offering, SignUp signUp) {
    if (signUp.attended() == 0) {
      miss(signUp);
      if (!signUp.deposit().equals(Money.ZERO)) {
        keepDeposits(signUp.key());
      }
    }
    if (Till.isMerchants(offering) && signUp.paidAt() != null) {
      shareOut(signUp.home(), signUp.payment());
    }
  }

  /**
   * The deposits of all those of one payment who did not come, at once. Whoever came has theirs
   * back, if not yet then later.
   */
  private void keepDeposits(SignUpKey key) {
    Stale.again(
        () -> {
          var one = hall.get(key);
          var missing =
              hall.together(one).stream()
                  .filter(other -> other.payment().equals(one.payment()))
                  .filter(other -> other.state() == SignUpState.CONFIRMED)
                  .filter(other -> other.attended() == 0 && !other.kept())
                  .toList();
          if (!missing.isEmpty()) {
            var writes = hall.writes();
            missing.forEach(other -> hall.signUps().put(writes, other.losingDeposit()));
            hall.needs()
                .payments()
                .forfeit(
                    writes,
                    one.home(),
                    one.payment(),
                    Part.ATTENDANCE_DEPOSIT,
                    Till.deposit(missing));
            writes.commit();
          }
          return true;
        });
  }

  private void miss(SignUp signUp) {
    Stale.again(
        () -> {
          var writes = hall.writes();
          // Somebody may have been found to have come meanwhile.
          if (hall.get(signUp.key()).attended() == 0) {
            hall.miss(writes, signUp);
          }
          writes.commitIfAny();
          return true;
        });
  }

  /** What merchants keep of cancelled places is divided when it would have been otherwise. */
  void share(CommunityId community, UUID activity, String ref) {
    var offering = hall.needs().activities().get(community, activity);
    var at = toldBy(offering);
    var parts = ref.split("/", 2);
    if (offering.state() == State.PUBLISHED && hall.now().isBefore(at)) {
      var writes = hall.writes();
      hall.tasks().share(writes, community, activity + "/" + ref, at);
      writes.commit();
    } else {
      shareOut(new CommunityId(parts[0]), UUID.fromString(parts[1]));
    }
  }

  /** Until then points without a network tell who came; then it is known, and money follows. */
  static Instant toldBy(Offering offering) {
    return offering.plan().end().plus(TO_TELL);
  }

  /** The centre takes nothing of what its merchants' classes cost. */
  private void shareOut(CommunityId home, UUID payment) {
    try {
      hall.needs().payments().shareOut(home, payment, Money.ZERO);
    } catch (Refusal refusal) {
      // The provider has given it free by itself, or all of it went back.
      if (refusal.code() != PaymentError.NOT_FROZEN) {
        throw refusal;
      }
    }
  }
}
