package cn.linli.content;

import cn.linli.identity.AuditLog;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;

/** What everything in this context stands on. */
record Newsroom(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    PostTable posts,
    VersionTable versions,
    WorkTable work,
    ListTable lists,
    DeskTable desks,
    WriterTable writers,
    ShelfTable shelves,
    OfficialTable officials,
    Vetting vetting,
    Tasks tasks,
    Outbox outbox,
    AuditLog audit) {
  static Newsroom of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Newsroom(
        dynamo,
        clock,
        needs,
        new PostTable(dynamo),
        new VersionTable(dynamo),
        new WorkTable(dynamo),
        new ListTable(dynamo),
        new DeskTable(dynamo),
        new WriterTable(dynamo),
        new ShelfTable(dynamo),
        new OfficialTable(dynamo),
        new Vetting(needs.screenings()),
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

  Post post(Post.Key key) {
    return posts.find(key).orElseThrow(ContentError.NOT_FOUND::refusal);
  }

  /** Writes the next revision of a post, with its place in the lists of the staff. */
  void put(WriteSet writes, Post before, Post next) {
    posts.put(writes, next);
    work.move(writes, before, next);
  }

  /**
   * Tells others how a post stands.
   *
   * @param by who brought it there, or null where nobody did
   */
  void tell(WriteSet writes, Post post, String state, PersonId by) {
    boolean isShown = state.equals("published") || state.equals("scheduled");
    var data = new HashMap<String, Object>();
    data.put("post", post.key().id());
    data.put("column", post.place().column().toString());
    data.put("reach", post.place().reach().toString());
    data.put("state", state);
    data.put("stage", post.draft().stage().toString());
    data.put("version", isShown ? post.shown().version() : post.draft().version());
    data.put("revision", post.revision());
    if (post.author() != null) {
      data.put("author", post.author());
    }
    if (by != null) {
      data.put("by", by);
    }
    outbox.add(writes, new Event("content.post-changed", 1, post.key().community(), data));
  }

  /** Who decided what about it, and why, for ever. */
  void note(WriteSet writes, Principal caller, Post post, String action, String reason) {
    audit.add(
        writes,
        post.key().community(),
        caller.person(),
        action,
        post.key().id().toString(),
        "version " + post.draft().version(),
        reason);
  }
}
