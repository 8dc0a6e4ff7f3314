package cn.linli.content;

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

/** What is owed about posts. */
final class Tasks {
  /** A post is public from now on, and nobody was told. */
  static final String TELL = "content.tell";

  /** A post has to come among the drafts of the Official Account, or go from there. */
  static final String OFFICIAL = "content.official";

  private static final Duration LATER = Duration.ofSeconds(30);

  private final Errands errands;

  Tasks(Dynamo dynamo, Outbox outbox) {
    this.errands =
        new Errands(
            dynamo, outbox, (community, data) -> new Event("content.fell-due", 1, community, data));
  }

  void tellAt(WriteSet writes, Post.Key key, Instant at) {
    errands.at(writes, TELL, key.community(), key.id().toString(), at);
  }

  /** The same once more. Whoever handles the first deadline still deletes it by its time. */
  void tellLater(WriteSet writes, Post.Key key, Instant at) {
    tellAt(writes, key, at.plus(LATER));
  }

  void official(WriteSet writes, Post.Key key) {
    errands.now(writes, OFFICIAL, key.community(), key.id().toString());
  }

  void officialAt(WriteSet writes, Post.Key key, Instant at) {
    errands.at(writes, OFFICIAL, key.community(), key.id().toString(), at);
  }

  /** Hands what is due to the worker. */
  void handOver(Deadline due) {
    errands.handOver(due);
  }

  static Post.Key which(CommunityId community, String ref) {
    return new Post.Key(community, UUID.fromString(ref));
  }
}
