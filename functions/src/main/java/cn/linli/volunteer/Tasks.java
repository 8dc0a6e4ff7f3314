package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.util.UUID;

/** What is owed about shifts. */
final class Tasks {
  /** A shift may have to follow its activity, or is over for those who have it. */
  static final String FOLLOW = "volunteer.follow";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("volunteer.fell-due", 1, community, data));
  }

  void follow(WriteSet writes, Shift shift) {
    errands.now(writes, FOLLOW, shift.community(), shift.activity() + "/" + shift.id());
  }

  static Commands.OfShift which(CommunityId community, String ref) {
    var parts = ref.split("/", 2);
    return new Commands.OfShift(community, UUID.fromString(parts[0]), UUID.fromString(parts[1]));
  }
}
