package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.UUID;

/** What is owed about shifts. */
final class Tasks {
  /** A shift may have to follow its activity, or is over for those who have it. */
  static final String FOLLOW = "volunteer.follow";

  /** A shift is over, and some may not have come. */
  static final String OVER = "volunteer.over";

  /** Whoever looks has a clock of their own. */
  private static final Duration AFTER = Duration.ofMinutes(1);

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("volunteer.fell-due", 1, community, data));
  }

  void follow(WriteSet writes, Shift shift) {
    errands.now(writes, FOLLOW, shift.community(), ref(shift));
  }

  /** Somebody looks when it is over; the same again is the same. */
  void over(WriteSet writes, Shift shift) {
    errands.at(writes, OVER, shift.community(), ref(shift), shift.time().end().plus(AFTER));
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }

  private static String ref(Shift shift) {
    return shift.activity() + "/" + shift.id();
  }

  static Commands.OfShift which(CommunityId community, String ref) {
    var parts = ref.split("/", 2);
    return new Commands.OfShift(community, UUID.fromString(parts[0]), UUID.fromString(parts[1]));
  }
}
