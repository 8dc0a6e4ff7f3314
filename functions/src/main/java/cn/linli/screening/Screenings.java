package cn.linli.screening;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The door to screening: whether words and pictures may be shown. */
public final class Screenings {
  /** The kinds of deadline at which something about a matter is owed. */
  public static final List<String> DEADLINES = List.of(Tasks.LOOK);

  private final Bench bench;

  /** The screenings of a database. */
  public Screenings(Dynamo dynamo, Clock clock, Needs needs) {
    this.bench = Bench.of(dynamo, clock, needs);
  }

  Bench bench() {
    return bench;
  }

  /**
   * What our own rules have to say, at once and without asking anybody.
   *
   * @param texts by JSON pointer, as {@code /title}
   */
  public List<Finding> look(CommunityId community, Map<String, String> texts) {
    return new Looking(bench.rules()).look(community, texts);
  }

  /**
   * Adds to what a use case writes that a matter is screened, by our rules and by WeChat. When that
   * has ended, {@code screening.finished} tells so. The same again adds nothing.
   *
   * @throws IllegalStateException when the subject was another matter before
   */
  public void ask(WriteSet writes, Matter matter) {
    var known = bench.inquiries().find(matter.community(), matter.subject());
    if (known.isPresent()) {
      if (!known.get().digest().equals(matter.digest())) {
        throw new IllegalStateException("screened with other content before: " + matter.subject());
      }
      return;
    }
    var inquiry = Inquiry.of(matter, bench.now());
    bench.inquiries().create(writes, inquiry, matter.texts());
    bench.tasks().now(writes, matter.community(), matter.subject());
    // Whatever else gets lost: it ends.
    bench.tasks().at(writes, matter.community(), matter.subject(), inquiry.until());
  }

  /** How far a matter is, and what was found; empty for one that nobody asked about. */
  public Optional<Screening> find(CommunityId community, String subject) {
    return bench.inquiries().find(community, subject).map(Inquiry::view);
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    bench.tasks().handOver(due);
  }

  /** The function {@code onScreeningDue}: the worker that does what is owed. */
  public Consumer<QueueEvent.Told> onScreeningDue() {
    var inspecting = new Inspecting(bench);
    return told -> {
      var due = told.as(Errands.Due.class);
      if (!due.task().equals(Tasks.LOOK)) {
        throw new IllegalStateException("no such task: " + due.task());
      }
      inspecting.work(told.community(), due.ref());
    };
  }
}
