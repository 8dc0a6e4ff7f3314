package cn.linli.aftersale;

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

/** The door to claims. */
public final class Claims {
  /** The kinds of deadline at which something about a claim is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.ANSWER, Tasks.ESCALATE, Tasks.COVER);

  /** By which payments know what a merchant's guarantee was paid for. */
  private static final String GUARANTEE = "guarantee/";

  private final Office office;

  /** The claims of a database. */
  public Claims(Dynamo dynamo, Clock clock, Needs needs) {
    this.office = Office.of(dynamo, clock, needs);
  }

  Office office() {
    return office;
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    office.tasks().handOver(due);
  }

  /**
   * When somebody may look again whether all claims of a person in these communities are over, or
   * empty if they are.
   */
  public Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    return new Forgetting(office).openUntil(person, in);
  }

  /** A person's claims in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    var views = new ClaimViews(office);
    return new Forgetting(office).claims(person, in).map(views::toExport).toList();
  }

  /** A person is gone: their name goes from their claims, and what was said about those. */
  public Consumer<QueueEvent.Told> onPersonErased() {
    return told -> {
      var erased = told.as(Erased.class);
      new Forgetting(office).forget(erased.person(), erased.communities());
    };
  }

  /** The function {@code onClaimDue}: the worker that does what is owed, and hears of top-ups. */
  public Consumer<QueueEvent.Told> onClaimDue() {
    var answering = new Answering(office);
    var covering = new Covering(office);
    var funding = new Funding(office);
    return told -> {
      if (told.type().equals("payment.settled")) {
        toppedUp(told).ifPresent(merchant -> funding.fund(told.community(), merchant));
        return;
      }
      var due = told.as(Errands.Due.class);
      var id = UUID.fromString(due.ref());
      switch (due.task()) {
        case Tasks.ANSWER -> answering.silent(told.community(), id);
        case Tasks.ESCALATE -> answering.unanswered(told.community(), id);
        case Tasks.COVER -> covering.due(told.community(), id);
        case Tasks.FUND -> funding.fund(told.community(), id);
        default -> throw new IllegalStateException("no such task: " + due.task());
      }
    };
  }

  private static Optional<UUID> toppedUp(QueueEvent.Told told) {
    var subject = told.as(Settled.class).subject();
    return subject.startsWith(GUARANTEE)
        ? Optional.of(UUID.fromString(subject.substring(GUARANTEE.length())))
        : Optional.empty();
  }

  /** The event {@code identity.person-erased}, as far as it is read. */
  private record Erased(PersonId person, List<CommunityId> communities) {}

  /** The event {@code payment.settled}, as far as it is read. */
  private record Settled(String subject) {}
}
