package cn.linli.content;

import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** The three reviews: each in its role, and by somebody who has no other part in it. */
final class Reviewing {
  private final Newsroom room;
  private final Drafts drafts;
  private final Publishing publishing;

  Reviewing(Newsroom room, Drafts drafts, Publishing publishing) {
    this.room = room;
    this.drafts = drafts;
    this.publishing = publishing;
  }

  /** Approves the version in its stage, or returns it. */
  DraftView review(Principal caller, Commands.ReviewPost command) {
    return Stale.again(() -> reviewOnce(caller, command));
  }

  private DraftView reviewOnce(Principal caller, Commands.ReviewPost command) {
    var post = room.post(command.key());
    if (command.approves() ? isApproved(post, caller, command) : isReturned(post, command)) {
      return drafts.view(post);
    }
    boolean takesBack = takesBack(post, command);
    if (!takesBack && post.isWrittenBy(caller.person())) {
      throw ContentError.OWN.refusal();
    }
    if (post.revision() != command.revision()) {
      throw ContentError.CHANGED_MEANWHILE.refusal();
    }
    var writes = room.writes();
    var next =
        takesBack
            ? publishing.takeBack(writes, caller, post, command.reason())
            : decide(writes, caller, post, command);
    var what = takesBack ? "scheduled" : post.draft().stage().toString();
    room.note(writes, caller, next, "post-" + what + "-" + command.decision(), command.reason());
    writes.commit();
    return drafts.view(next);
  }

  /** What waits for its time is returned from there, unless a later version waits for a review. */
  private boolean takesBack(Post post, Commands.ReviewPost command) {
    return !command.approves()
        && !post.draft().stage().isReview()
        && post.isScheduledAt(room.now());
  }

  private Post decide(WriteSet writes, Principal caller, Post post, Commands.ReviewPost command) {
    requireReviewer(caller, post);
    return command.approves()
        ? approve(writes, caller, post)
        : giveBack(writes, post, command.reason(), caller.person());
  }

  private static boolean isApproved(Post post, Principal caller, Commands.ReviewPost command) {
    return post.draft().reviews().stream()
        .filter(review -> review.revision() == command.revision())
        .anyMatch(review -> caller.person().equals(review.by()));
  }

  /** The same once more, whose answer was lost. */
  private static boolean isReturned(Post post, Commands.ReviewPost command) {
    return post.draft().stage() != Stage.WITHDRAWN
        && post.revision() == command.revision() + 1
        && command.reason().equals(post.draft().reason());
  }

  private static void requireReviewer(Principal caller, Post post) {
    var wanted = post.draft().stage().reviewers(post.place().reach());
    if (Collections.disjoint(caller.roles(), wanted)) {
      var names = wanted.stream().map(Role::toString).collect(Collectors.joining(" or "));
      throw ContentError.WRONG_ROLE.refusal("it takes " + names);
    }
    if (post.draft().reviews().stream().anyMatch(review -> caller.person().equals(review.by()))) {
      throw ContentError.REVIEWED_ALREADY.refusal();
    }
  }

  /** Takes a version out of its reviews: another one begins anew with all three. */
  private Post giveBack(WriteSet writes, Post post, String reason, PersonId by) {
    var next = post.to(post.draft().at(Stage.RETURNED, List.of(), reason));
    room.put(writes, post, next);
    room.tell(writes, next, "returned", by);
    return next;
  }

  private Post approve(WriteSet writes, Principal caller, Post post) {
    var stage = post.draft().stage();
    var reviews = new ArrayList<>(post.draft().reviews());
    reviews.add(new Review(stage, caller.person(), room.now(), post.revision()));
    var draft = post.draft().at(stage.approved(), reviews, null);
    room.writers().put(writes, post.key(), caller.person());
    if (stage == Stage.FINAL_REVIEW) {
      room.vetting().requirePassable(post);
      return publishing.publish(writes, post, draft, caller.person());
    }
    var next = post.to(draft);
    room.put(writes, post, next);
    room.tell(writes, next, "submitted", caller.person());
    return next;
  }

  /** Screening has blocked a version: nobody has to look at it. */
  void blocked(Post.Key key, int version) {
    Stale.again(
        () -> {
          room.posts()
              .find(key)
              .filter(post -> post.draft().stage().isReview())
              .filter(post -> post.draft().submitted() == version)
              .ifPresent(this::giveBack);
          return true;
        });
  }

  private void giveBack(Post post) {
    room.vetting()
        .blocked(post)
        .ifPresent(
            why -> {
              var writes = room.writes();
              giveBack(writes, post, cut(why), null);
              writes.commit();
            });
  }

  private static String cut(String why) {
    int longest = 200;
    return why.length() > longest ? why.substring(0, longest) : why;
  }
}
