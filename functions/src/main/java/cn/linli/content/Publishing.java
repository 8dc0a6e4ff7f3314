package cn.linli.content;

import cn.linli.content.Desk.Pin;
import cn.linli.content.Post.Published;
import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What is public, before what, and no more. A post whose time has not come lies in its lists
 * already: readers look at the clock, and no sweep has to be in time.
 */
final class Publishing {
  private static final Duration LONGEST_PIN = Duration.ofDays(30);

  private final Newsroom room;
  private final Drafts drafts;

  Publishing(Newsroom room, Drafts drafts) {
    this.room = room;
    this.drafts = drafts;
  }

  /** The last has approved: this version is what people read, now or from its time on. */
  Post publish(WriteSet writes, Post post, Post.Draft approved, PersonId by) {
    var now = room.now().truncatedTo(ChronoUnit.SECONDS);
    var before = post.shown();
    var at = before == null ? later(now, approved.publishAt()) : before.at();
    boolean isPublic = !at.isAfter(now);
    var shown =
        new Published(
            approved.version(),
            approved.title(),
            room.versions().seen(post.key(), approved.version()).cover(),
            at,
            isPublic && before != null ? now : null,
            isPublic,
            before == null ? null : before.pinnedUntil());
    var next = post.with(approved, shown);
    room.put(writes, post, next);
    room.lists().show(writes, next, now);
    if (!isPublic) {
      var desk = room.desks().get(post.place().publisher());
      room.desks().put(writes, desk.scheduled(post.key().id(), at, now));
      room.tasks().tellAt(writes, post.key(), at);
    }
    room.tell(writes, next, isPublic ? "published" : "scheduled", by);
    return next;
  }

  private static Instant later(Instant now, Instant asked) {
    return asked == null || !asked.isAfter(now) ? now : asked.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Tells others that a post is public whose time has come. */
  void tell(Post.Key key) {
    Stale.again(
        () -> {
          room.posts()
              .find(key)
              .filter(post -> post.draft().stage() != Stage.WITHDRAWN)
              .filter(post -> post.shown() != null && !post.shown().told())
              .ifPresent(this::tell);
          return true;
        });
  }

  private void tell(Post post) {
    var shown = post.shown();
    var writes = room.writes();
    if (shown.at().isAfter(room.now())) {
      // Whoever sent us has a clock that is ahead of ours, and sends nobody else.
      room.tasks().tellLater(writes, post.key(), shown.at());
    } else {
      var next = post.with(post.draft(), shown.asTold());
      room.put(writes, post, next);
      room.tell(writes, next, "published", null);
    }
    writes.commit();
  }

  /** Sets a public post before all others of its publisher until then, or back among them. */
  DraftView pin(Principal caller, Commands.PinPost command) {
    return Stale.again(() -> pinOnce(caller, command));
  }

  private DraftView pinOnce(Principal caller, Commands.PinPost command) {
    var post = room.post(command.key());
    requireRole(caller, post.place().reach().pinning());
    var now = room.now().truncatedTo(ChronoUnit.SECONDS);
    if (!post.isPublicAt(now)) {
      throw ContentError.NOT_NOW.refusal("it is not public");
    }
    var until = command.until() == null ? null : command.until().truncatedTo(ChronoUnit.SECONDS);
    if (Objects.equals(until, post.shown().pinnedUntil())) {
      return drafts.view(post);
    }
    requireEnd(until, now);
    var writes = room.writes();
    var next = post.with(post.draft(), post.shown().pinned(until));
    room.put(writes, post, next);
    place(writes, next, now);
    room.note(writes, caller, next, until == null ? "post-unpinned" : "post-pinned", null);
    writes.commit();
    return drafts.view(next);
  }

  private void place(WriteSet writes, Post next, Instant now) {
    var id = next.key().id();
    var shown = next.shown();
    var desk = room.desks().get(next.place().publisher());
    room.lists().show(writes, next, now);
    if (shown.pinnedUntil() == null) {
      room.lists().unpin(writes, next.place(), shown.at(), id);
      room.desks().put(writes, desk.without(id));
      return;
    }
    var pin = new Pin(next.place().column(), shown.at(), shown.pinnedUntil());
    var after = desk.pinned(id, pin, now);
    desk.pins()
        .forEach(
            (other, gone) -> {
              if (!after.pins().containsKey(other)) {
                var place = next.place();
                var there = new Post.Place(gone.column(), place.reach(), place.publisher());
                room.lists().unpin(writes, there, gone.at(), other);
              }
            });
    room.desks().put(writes, after);
  }

  private static void requireEnd(Instant until, Instant now) {
    if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_PIN)))) {
      var fault = Fault.at("/until", "is within the next thirty days");
      throw new Refusal(ApiError.INVALID, null, List.of(fault));
    }
  }

  /** Takes a post away from the public for ever, at once. */
  DraftView withdraw(Principal caller, Commands.WithdrawPost command) {
    return Stale.again(() -> withdrawOnce(caller, command));
  }

  private DraftView withdrawOnce(Principal caller, Commands.WithdrawPost command) {
    var post = room.post(command.key());
    requireRole(caller, withdrawers(post.place().reach()));
    if (post.draft().stage() == Stage.WITHDRAWN) {
      retractAgain(post);
      return drafts.view(post);
    }
    // Whoever took it back before its time has shown it to nobody.
    var shown = post.wasPublicAt(room.now()) ? post.shown() : null;
    var next = post.with(post.draft().at(Stage.WITHDRAWN, List.of(), command.reason()), shown);
    var writes = room.writes();
    room.put(writes, post, next);
    if (post.shown() != null) {
      hide(writes, post);
    }
    room.officials().find(post.key()).ifPresent(official -> retract(writes, official));
    room.tell(writes, next, "withdrawn", caller.person());
    room.note(writes, caller, next, "post-withdrawn", command.reason());
    writes.commit();
    return drafts.view(next);
  }

  /** What would not go from our Official Account is tried once more. */
  private void retractAgain(Post post) {
    room.officials()
        .find(post.key())
        .filter(official -> official.state() == Official.State.FAILED)
        .ifPresent(
            official -> {
              var writes = room.writes();
              retract(writes, official);
              writes.commit();
            });
  }

  /** Nobody has read it, and nobody will before it has passed three reviews anew. */
  Post takeBack(WriteSet writes, Principal caller, Post post, String reason) {
    requireRole(caller, withdrawers(post.place().reach()));
    var draft = post.draft();
    var stage = draft.stage() == Stage.APPROVED ? Stage.RETURNED : draft.stage();
    var next = post.with(draft.at(stage, List.of(), reason), null);
    room.put(writes, post, next);
    hide(writes, post);
    room.tell(writes, next, "returned", caller.person());
    return next;
  }

  private void hide(WriteSet writes, Post post) {
    var id = post.key().id();
    room.lists().hide(writes, post);
    room.lists().unpin(writes, post.place(), post.shown().at(), id);
    var desk = room.desks().get(post.place().publisher());
    if (desk.holds(id)) {
      room.desks().put(writes, desk.without(id));
    }
  }

  private void retract(WriteSet writes, Official official) {
    room.officials().put(writes, official.retracted(room.now()));
    room.tasks().official(writes, official.key());
  }

  /** The committee of where it was written; of what reaches farther, also those who let it. */
  private static Set<Role> withdrawers(Reach reach) {
    return switch (reach) {
      case COMMUNITY -> EnumSet.of(Role.COMMITTEE);
      case STREET -> EnumSet.of(Role.COMMITTEE, Role.STREET);
      case DISTRICT -> EnumSet.of(Role.COMMITTEE, Role.STREET, Role.PLATFORM);
    };
  }

  private static void requireRole(Principal caller, Set<Role> wanted) {
    if (Collections.disjoint(caller.roles(), wanted)) {
      throw ContentError.NOT_YOURS.refusal();
    }
  }
}
