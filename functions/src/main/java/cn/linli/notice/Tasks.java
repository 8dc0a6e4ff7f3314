package cn.linli.notice;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;

/** What is owed about notices. */
final class Tasks {
  /** A notice goes out on its channels. */
  static final String SEND = "notice.send";

  /** Somebody is reminded of what they were told of before. */
  static final String REMIND = "notice.remind";

  /** The week of a centre is told to those who want it. */
  static final String DIGEST = "notice.digest";

  /** Our templates are compared with WeChat's. */
  static final String CHECK = "notice.check";

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("notice.fell-due", 1, community, data));
  }

  void send(WriteSet writes, Delivery.Key key, Instant at) {
    errands.at(writes, SEND, key.community(), key.ref(), at);
  }

  void remind(WriteSet writes, Delivery.Key key, Instant at) {
    errands.at(writes, REMIND, key.community(), key.ref(), at);
  }

  /**
   * A page of a week's digest.
   *
   * @param after the last person of the page before, or nothing
   */
  void digest(WriteSet writes, CommunityId community, String week, String after, Instant at) {
    errands.at(writes, DIGEST, community, week + "|" + after, at);
  }

  /** A comparison of our templates with WeChat's, for the whole deployment. */
  void check(WriteSet writes, String which, Instant at) {
    errands.at(writes, CHECK, null, which, at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}
