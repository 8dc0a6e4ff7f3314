package cn.linli.poll;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** The door to contests and polls. */
public final class Polls {
  /** The kinds of deadline at which something about a contest or a poll is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.CLOSE);

  private final Hall hall;
  private final Entries entries;
  private final Pictures pictures;

  /** The contests and polls of a database. */
  public Polls(Dynamo dynamo, Clock clock, Needs needs) {
    this.hall = Hall.of(dynamo, clock, needs);
    this.pictures = new Pictures(needs.uploads(), clock);
    this.entries = new Entries(hall, pictures);
  }

  Hall hall() {
    return hall;
  }

  Entries entries() {
    return entries;
  }

  Pictures pictures() {
    return pictures;
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    hall.tasks().handOver(due);
  }

  /** A person's entries, votes and participations in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    var leavings = new Leavings(hall, entries);
    return leavings.places(person, in).stream()
        .flatMap(community -> leavings.of(person, community).stream())
        .toList();
  }

  /** A person is gone: so are their names and words. */
  public Consumer<Told> onPersonErased() {
    var leavings = new Leavings(hall, entries);
    return told -> {
      var erased = told.as(Erased.class);
      leavings.forget(erased.person(), leavings.places(erased.person(), erased.communities()));
    };
  }

  private record Erased(PersonId person, List<CommunityId> communities) {}

  /**
   * The function {@code onPollDue}: the worker that ends what is over, and hears of what screening
   * has blocked.
   */
  public Consumer<Told> onPollDue() {
    var counting = new Counting(hall);
    var blocking = new Blocking(hall, entries);
    return told -> {
      if (told.type().equals("screening.finished")) {
        var finished = told.as(Finished.class);
        if (finished.outcome().equals("blocked")) {
          blocking.finished(told.community(), finished.subject());
        }
      } else {
        work(counting, told.community(), told.as(Errands.Due.class));
      }
    };
  }

  private static void work(Counting counting, CommunityId community, Errands.Due due) {
    switch (due.task()) {
      case Tasks.CLOSE -> counting.close(Matter.Key.ofRef(community, due.ref()));
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  /** The event {@code screening.finished}, as far as it is read. */
  private record Finished(String subject, String outcome) {}
}
