package cn.linli.officialaccount;

import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.Gate;
import java.time.Duration;
import java.time.Instant;

/** What is owed to followers, and at WeChat. */
final class Tasks {
  /** A question waits for an answer, by its key. */
  static final String ANSWER = "officialaccount.answer";

  /** Nobody has asked WeChat yet who somebody is, or their tag is to be looked at. */
  static final String FOLLOWER = "officialaccount.follower";

  /** A menu is to be published. */
  static final String MENU = "officialaccount.menu";

  private static final int MOST_TRIES = 8;

  private final Errands errands;

  /**
   * What a task is about.
   *
   * @param tries how often it was tried in vain
   */
  record Which(String ref, int tries) {
    static Which of(String text) {
      var parts = text.split("/", 2);
      return new Which(parts[0], Integer.parseInt(parts[1]));
    }

    boolean isLast() {
      return tries + 1 >= MOST_TRIES;
    }

    Which again() {
      return new Which(ref, tries + 1);
    }

    Duration pause() {
      return Duration.ofMinutes(1L << Math.min(tries, MOST_TRIES));
    }

    @Override
    public String toString() {
      return ref + "/" + tries;
    }
  }

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo,
            outbox,
            (community, data) -> new Event("officialaccount.fell-due", 1, community, data));
  }

  void now(WriteSet writes, String task, String ref) {
    errands.now(writes, task, Gate.PLATFORM, new Which(ref, 0).toString());
  }

  void at(WriteSet writes, String task, Which which, Instant at) {
    errands.at(writes, task, Gate.PLATFORM, which.toString(), at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }
}
