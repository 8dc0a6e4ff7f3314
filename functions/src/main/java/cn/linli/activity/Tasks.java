package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What is owed about activities. */
final class Tasks {
  /** What was handed in is to be checked, by {@code <activity>}. */
  static final String CHECK = "activity.check";

  /** Zones follow what is published, or ended, by {@code <activity>}. */
  static final String ZONES = "activity.zones";

  /** Zones that were kept for a proposal are given up, by {@code <activity>/<number>}. */
  static final String RELEASE = "activity.release";

  /** Nobody may have decided about what was handed in, by {@code <activity>/<number>}. */
  static final String UNDECIDED = "activity.undecided";

  /** A session may have ended, by {@code <activity>/<session>}. */
  static final String ENDED = "activity.ended";

  /** It may be over, by {@code <activity>}. */
  static final String OVER = "activity.over";

  /**
   * What a clock behind the sender's finds too early is due once more: the first goes by its time.
   */
  static final Duration LATER = Duration.ofSeconds(30);

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("activity.fell-due", 1, community, data));
  }

  void now(WriteSet writes, String task, Activity activity) {
    errands.now(writes, task, activity.community(), activity.id().toString());
  }

  void at(WriteSet writes, String task, Activity activity, Instant at) {
    errands.at(writes, task, activity.community(), activity.id().toString(), at);
  }

  void release(WriteSet writes, CommunityId community, UUID activity, int number) {
    errands.now(writes, RELEASE, community, activity + "/" + number);
  }

  void undecided(WriteSet writes, Activity activity, Instant at) {
    var ref = activity.id() + "/" + activity.proposed();
    errands.at(writes, UNDECIDED, activity.community(), ref, at);
  }

  void ended(WriteSet writes, Activity activity, int session, Instant at) {
    errands.at(writes, ENDED, activity.community(), activity.id() + "/" + session, at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}
