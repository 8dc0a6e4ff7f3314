package cn.linli.volunteer;

import cn.linli.ledger.Business;
import cn.linli.ledger.Entry;
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

/** The door to volunteers. */
public final class Volunteers implements Business {
  /** The kinds of deadline at which something about shifts is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.OVER);

  private final Bureau bureau;

  /** The volunteers of a database. */
  public Volunteers(Dynamo dynamo, Clock clock, Needs needs) {
    this.bureau = Bureau.of(dynamo, clock, needs);
  }

  Bureau bureau() {
    return bureau;
  }

  /** Whether somebody is registered in a community and helps still. */
  public boolean isRegistered(CommunityId community, PersonId person) {
    return bureau.profiles().find(community, person).filter(row -> !row.withdrawn()).isPresent();
  }

  /** All that is known of a person in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return new Forgetting(bureau).all(person, in);
  }

  /** When somebody may look again whether all shifts of a person are over, or empty if so. */
  public Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    return new Forgetting(bureau).openUntil(person, in);
  }

  /** A person is gone. */
  public Consumer<QueueEvent.Told> onPersonErased() {
    return told -> {
      var erased = told.as(Erased.class);
      new Forgetting(bureau).forget(erased.person(), erased.communities());
    };
  }

  @Override
  public Optional<String> wrong(Entry entry) {
    return new Granted(bureau).wrong(entry);
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    bureau.tasks().handOver(due);
  }

  /**
   * The function {@code onVolunteerDue}: the worker that has shifts follow their activities, and
   * looks who did not come.
   */
  public Consumer<QueueEvent.Told> onVolunteerDue() {
    var following = new Following(bureau);
    var noShows = new NoShows(bureau);
    return told -> {
      if (told.type().equals("activity.changed")) {
        following.spread(told.community(), told.as(Changed.class).activity());
        return;
      }
      var due = told.as(Errands.Due.class);
      var which = Tasks.which(told.community(), due.ref());
      switch (due.task()) {
        case Tasks.FOLLOW -> following.follow(which);
        case Tasks.OVER -> noShows.look(which);
        default -> throw new IllegalStateException("no such task: " + due.task());
      }
    };
  }

  /** The event {@code identity.person-erased}. */
  private record Erased(PersonId person, List<CommunityId> communities) {}

  /** The event {@code activity.changed}, as far as it is read. */
  private record Changed(UUID activity) {}
}
