package cn.linli.content;

import cn.linli.shared.dynamo.Stale;

/** Orders that a public post comes among the drafts of our Official Account. */
final class Handing {
  private final Newsroom room;
  private final Drafts drafts;

  Handing(Newsroom room, Drafts drafts) {
    this.room = room;
    this.drafts = drafts;
  }

  /** The version that is public now; the same again is the same, unless it has failed. */
  DraftView order(Commands.OfPost command) {
    return Stale.again(
        () -> {
          var post = room.post(command.key());
          if (!post.isPublicAt(room.now())) {
            throw ContentError.NOT_NOW.refusal("it is not public");
          }
          int version = post.shown().version();
          if (room.versions().seen(post.key(), version).pictures().isEmpty()) {
            throw ContentError.NO_PICTURE.refusal();
          }
          var known = room.officials().find(post.key());
          if (known.filter(official -> isThere(official, version)).isEmpty()) {
            var next =
                known
                    .map(official -> official.orderedAgain(version, room.now()))
                    .orElseGet(() -> Official.ordered(post.key(), version, room.now()));
            var writes = room.writes();
            room.officials().put(writes, next);
            room.tasks().official(writes, post.key());
            writes.commit();
          }
          return drafts.view(post);
        });
  }

  private static boolean isThere(Official official, int version) {
    return official.version() == version && official.state() != Official.State.FAILED;
  }
}
