package cn.linli.board;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent.Told;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to the board. */
public final class Offers {
  /** The kinds of deadline at which something about offers is owed. */
  public static final List<String> DEADLINES = List.of(Stand.OVER);

  private final Stand stand;

  /** The offers of a database. */
  public Offers(Dynamo dynamo, Clock clock, Needs needs) {
    this.stand = Stand.of(dynamo, clock, needs);
  }

  Stand stand() {
    return stand;
  }

  /** A person's offers and contact requests in these communities, for their export. */
  public List<?> of(PersonId person, List<CommunityId> in) {
    return new Leaving(stand).all(person, in);
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    stand.handOver(due);
  }

  /** What the worker of the board does: ends offers, and lets go of who leaves. */
  public Consumer<Told> worker() {
    var posting = new Posting(stand);
    return told -> {
      switch (told.type()) {
        case "identity.person-erased" -> {
          var erased = told.as(Erased.class);
          new Leaving(stand).forget(erased.person(), erased.communities());
        }
        case "board.fell-due" -> {
          var due = told.as(Errands.Due.class);
          posting.over(new Offer.Key(told.community(), UUID.fromString(due.ref())));
        }
        default -> {
          // The queue is another context's too.
        }
      }
    };
  }

  /** The event {@code identity.person-erased}. */
  private record Erased(PersonId person, List<CommunityId> communities) {}
}
