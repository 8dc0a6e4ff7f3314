package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to sign-ups. */
public final class SignUps {
  /** The kinds of deadline at which something about a sign-up is owed. */
  public static final List<String> DEADLINES =
      List.of(Tasks.LAPSE, Tasks.MISSED, Tasks.ANSWERS, Tasks.SHARE);

  private final Hall hall;
  private final Placing placing;

  /** The sign-ups of a database. */
  public SignUps(Dynamo dynamo, Clock clock, Needs needs) {
    this.hall = Hall.of(dynamo, clock, needs);
    this.placing = new Placing(hall);
  }

  Hall hall() {
    return hall;
  }

  Placing placing() {
    return placing;
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    hall.tasks().handOver(due);
  }

  /** When somebody may look again whether all sign-ups of a person are over, or empty if so. */
  public Optional<Instant> openUntil(PersonId person) {
    return new Forgetting(hall).openUntil(person);
  }

  /** All that a person signed up for, for their export, wherever that was. */
  public List<?> of(PersonId person) {
    return new Exports(hall).signUps(person);
  }

  /** What a person answered to forms, for themselves and for others, for their export. */
  public List<?> answersOf(PersonId person) {
    return new Forms(hall).own(person);
  }

  /** How often a person did not come, by community, for their export. */
  public List<?> missedBy(PersonId person) {
    return new Exports(hall).missed(person);
  }

  /** A person is gone. */
  public Consumer<QueueEvent.Told> onPersonErased() {
    return told -> new Forgetting(hall).forget(told.as(Erased.class).person());
  }

  private record Erased(PersonId person) {}

  /** The function {@code onSignUpDue}: the worker that does what is owed, and hears of money. */
  public Consumer<QueueEvent.Told> onSignUpDue() {
    var paying = new Paying(hall);
    return told -> {
      switch (told.type()) {
        case "payment.settled" ->
            Paying.of(told).ifPresent(paid -> paying.settled(told.community(), paid));
        case "payment.closed" -> Paying.of(told).ifPresent(paying::closed);
        case "activity.changed" -> changed(told.community(), told.as(Changed.class));
        default -> work(told.community(), told.as(Errands.Due.class));
      }
    };
  }

  private void changed(CommunityId community, Changed told) {
    var offering = hall.needs().activities().get(community, told.activity());
    var writes = hall.writes();
    var tasks = hall.tasks();
    var id = told.activity();
    switch (offering.state()) {
      case CANCELLED, VETOED -> {
        tasks.cascade(writes, community, id, Tasks.CASCADE, "");
        // Whoever signs up in this moment answers too.
        tasks.cascadeAt(writes, community, id, Tasks.ANSWERS, hall.now().plus(Cascades.TO_TELL));
      }
      case OVER -> {
        tasks.cascadeAt(writes, community, id, Tasks.MISSED, Cascades.toldBy(offering));
        tasks.cascadeAt(writes, community, id, Tasks.ANSWERS, Forms.end(offering));
      }
      // There may be more places than before.
      case PUBLISHED ->
          Target.all(offering).stream()
              .filter(target -> hall.lines().find(target).waiters() > 0)
              .forEach(target -> tasks.promote(writes, target));
      case DRAFT -> {}
    }
    writes.commitIfAny();
  }

  private void work(CommunityId community, Errands.Due due) {
    switch (due.task()) {
      case Tasks.PROMOTE ->
          new Promotion(hall, placing.places())
              .promote(Target.ofRef(community, due.ref()), Search.ofRef(due.ref()));
      case Tasks.LAPSE -> new Paying(hall).offerOver(Tasks.key(community, due.ref()));
      case Tasks.REFUND -> new Refunding(hall).refund(Refunding.Wish.ofRef(community, due.ref()));
      case Tasks.CASCADE -> new Cascades(hall).calledOff(community, activity(due), at(due));
      case Tasks.SHARE -> new Cascades(hall).share(community, activity(due), at(due));
      case Tasks.ANSWERS -> new Forms(hall).drop(community, activity(due));
      case Tasks.MISSED -> new Cascades(hall).over(community, activity(due), at(due));
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  private static UUID activity(Errands.Due due) {
    return UUID.fromString(due.ref().split("/", 2)[0]);
  }

  private static String at(Errands.Due due) {
    var parts = due.ref().split("/", 2);
    return parts.length == 1 ? "" : parts[1];
  }

  /** The event {@code activity.changed}, as far as it is read. */
  private record Changed(UUID activity) {}
}
