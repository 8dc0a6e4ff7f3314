package cn.linli.officialaccount;

import cn.linli.identity.AuditLog;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;

/** What everything in this context stands on. */
record Desk(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    FollowerTable followers,
    MessageTable messages,
    ReplyTable replies,
    ReplyBook book,
    PublicationTable publications,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Desk of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    var replies = new ReplyTable(dynamo);
    return new Desk(
        dynamo,
        clock,
        needs,
        new FollowerTable(dynamo),
        new MessageTable(dynamo),
        replies,
        new ReplyBook(replies, clock),
        new PublicationTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox,
        new AuditLog(dynamo, needs.people().cursors(), clock));
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  Account account() {
    return needs.account().get();
  }

  /** As identity finds an account, less what tells which kind of hash it is. */
  String hash(String app, String openid) {
    return needs.keys().lookupHash("openid", app + "|" + openid);
  }

  /** Writes the next revision of a follower without telling of it. */
  void keep(WriteSet writes, Follower before, Follower next) {
    followers.put(writes, before, next);
  }

  /** Writes the next revision of a follower, and tells of it. */
  void put(WriteSet writes, Follower before, Follower next) {
    followers.put(writes, before, next);
    var data = new HashMap<String, Object>();
    data.put("follower", next.id());
    if (next.person() != null) {
      data.put("person", next.person());
    }
    data.put("followed", next.followed());
    data.put("at", next.changedAt());
    data.put("revision", next.revision());
    outbox.add(writes, new Event("officialaccount.follower-changed", 1, null, data));
  }
}
