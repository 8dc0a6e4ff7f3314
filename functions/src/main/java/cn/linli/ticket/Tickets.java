package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to tickets. */
public final class Tickets {
  /** The kinds of deadline at which something about tickets is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.LOOK);

  private final Office office;
  private final Replying replying;

  /** The tickets of a database. */
  public Tickets(Dynamo dynamo, Clock clock, Needs needs) {
    this.office = Office.of(dynamo, clock, needs);
    this.replying = new Replying(office);
  }

  Office office() {
    return office;
  }

  /**
   * The published answer that fits what somebody writes to a community, for the Official Account;
   * empty where none does, or nobody knows the community.
   */
  public Optional<String> answerTo(Optional<CommunityId> community, String words) {
    return community.flatMap(known -> replying.answerTo(known, words));
  }

  /** A person's tickets in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return new Forgetting(office).all(person, in).toList();
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    office.tasks().handOver(due);
  }

  /**
   * The function {@code onTicketDue}: the worker that does what is owed, and lets go of who leaves.
   */
  public Consumer<Told> onTicketDue() {
    var looking = new Looking(office);
    var recount = new Recount(office);
    var forgetting = new Forgetting(office);
    return told -> {
      switch (told.type()) {
        case "identity.person-erased" -> {
          var erased = told.as(Erased.class);
          forgetting.forget(erased.person(), erased.communities());
        }
        case "identity.roles-changed" -> {
          var changed = told.as(RolesChanged.class);
          forgetting.rolesChanged(told.community(), changed.person());
        }
        case "ticket.fell-due" -> {
          var due = told.as(Errands.Due.class);
          switch (due.task()) {
            case Tasks.LOOK -> looking.look(told.community(), UUID.fromString(due.ref()));
            case Tasks.RECOUNT -> recount.goOn(told.community(), YearMonth.parse(due.ref()));
            default -> throw new IllegalStateException("no such task: " + due.task());
          }
        }
        default -> {
          // The queue is another context's too.
        }
      }
    };
  }

  /** The event {@code identity.person-erased}. */
  private record Erased(PersonId person, List<CommunityId> communities) {}

  /** The event {@code identity.roles-changed}, as far as it is read. */
  private record RolesChanged(PersonId person) {}
}
