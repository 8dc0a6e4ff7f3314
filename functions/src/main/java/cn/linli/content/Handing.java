package cn.linli.content;

import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.util.Optional;

/**
 * Orders that a public post comes among the drafts of our Official Account, and from there to
 * followers.
 */
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
          requireNothingOnItsWay(known, version);
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

  private static void requireNothingOnItsWay(Optional<Official> known, int version) {
    if (known
        .filter(official -> official.state() == Official.State.PUBLISHING)
        .filter(official -> official.version() != version)
        .isPresent()) {
      throw ContentError.NOT_NOW.refusal("another version is being published");
    }
  }

  /** Lets followers read the draft of what is public now; the same again is the same. */
  DraftView publish(Principal caller, Commands.OfPost command) {
    return Stale.again(
        () -> {
          var post = room.post(command.key());
          if (!post.isPublicAt(room.now())) {
            throw ContentError.NOT_NOW.refusal("it is not public");
          }
          int version = post.shown().version();
          var official =
              room.officials()
                  .find(post.key())
                  .filter(known -> known.version() == version)
                  .orElseThrow(Handing::noDraft);
          switch (official.state()) {
            case DRAFTED -> {
              var writes = room.writes();
              room.officials().put(writes, official.publishing(room.now()));
              room.tasks().official(writes, post.key());
              room.note(writes, caller, post, "post-published-to-followers", null);
              writes.commit();
            }
            case PUBLISHING, PUBLISHED -> {}
            case OWED, RETRACTED, GONE, FAILED -> throw noDraft();
          }
          return drafts.view(post);
        });
  }

  private static Refusal noDraft() {
    return ContentError.NOT_NOW.refusal("no draft of what is public lies there");
  }

  private static boolean isThere(Official official, int version) {
    return official.version() == version && official.state() != Official.State.FAILED;
  }
}
