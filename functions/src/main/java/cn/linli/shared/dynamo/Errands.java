package cn.linli.shared.dynamo;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Work with a party outside, owed from the moment of the transaction that asks for it. It is done
 * by a worker behind a queue and not by {@code tick}, since a party that does not answer would hold
 * up every other deadline of the deployment.
 */
public final class Errands {
  private final Dynamo dynamo;
  private final Deadlines deadlines;
  private final Outbox outbox;
  private final BiFunction<CommunityId, Map<String, Object>, Event> event;

  /**
   * The errands of a worker.
   *
   * @param event what tells the worker, about a community and with these data: those of {@link Due}
   */
  public Errands(
      Dynamo dynamo, Outbox outbox, BiFunction<CommunityId, Map<String, Object>, Event> event) {
    this.dynamo = dynamo;
    this.deadlines = new Deadlines(dynamo);
    this.outbox = outbox;
    this.event = event;
  }

  /** Tells the worker at once. */
  public void now(WriteSet writes, String task, CommunityId community, String ref) {
    outbox.add(writes, event.apply(community, Map.of("task", task, "ref", ref)));
  }

  /** Tells it at a time to come, by a deadline of the task's kind, or at once when it has come. */
  public void at(WriteSet writes, String task, CommunityId community, String ref, Instant instant) {
    if (instant.isAfter(outbox.now())) {
      // Deadlines know each other by their references, and two communities may use the same id.
      deadlines.add(writes, task, community, community + "/" + ref, instant);
    } else {
      // Nobody sweeps the past.
      now(writes, task, community, ref);
    }
  }

  /** The same by a deadline that many others share the minute with. */
  public void inRush(
      WriteSet writes, String task, CommunityId community, String ref, Instant instant) {
    deadlines.addInRush(writes, task, community, community + "/" + ref, instant);
  }

  /** The same in a write of its own, for what many owe at the same moment, and before it is so. */
  public void atAlone(String task, CommunityId community, String ref, Instant instant) {
    deadlines.addAlone(task, community, community + "/" + ref, instant);
  }

  /** Hands what is due to the worker. */
  public void handOver(Deadline due) {
    var writes = new WriteSet(dynamo);
    now(writes, due.kind(), due.community(), due.ref().split("/", 2)[1]);
    writes.commit();
  }

  /**
   * What the worker hears.
   *
   * @param task the kind of work
   * @param ref what it is about, within the community
   */
  public record Due(String task, String ref) {}
}
