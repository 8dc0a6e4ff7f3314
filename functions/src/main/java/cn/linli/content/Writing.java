package cn.linli.content;

import cn.linli.files.Purpose;
import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What those do who write: they save versions, and hand the latest in. */
final class Writing {
  private static final Duration FARTHEST = Duration.ofDays(180);

  private final Newsroom room;
  private final Drafts drafts;

  Writing(Newsroom room, Drafts drafts) {
    this.room = room;
    this.drafts = drafts;
  }

  /** Saves a version. The same again is the same version. */
  DraftView save(Principal caller, Commands.SavePost command) {
    var body = command.clean();
    return Stale.again(() -> saveOnce(caller, command, body));
  }

  private DraftView saveOnce(Principal caller, Commands.SavePost command, RichText body) {
    var stored = room.posts().find(command.key());
    if (stored.filter(post -> isSaved(post, caller, command)).isPresent()) {
      return drafts.view(stored.get());
    }
    requireRevision(stored, command.revision());
    var home = room.needs().communities().home(command.community());
    var place = new Post.Place(command.column(), command.reach(), command.reach().publisher(home));
    var now = now();
    var next =
        stored
            .map(post -> post.saved(caller.person(), place, command.title()))
            .orElseGet(
                () -> Post.begun(command.key(), caller.person(), place, command.title(), now));
    var version =
        Version.of(
            next.key(),
            next.draft().version(),
            command.title(),
            body,
            caller.person(),
            now,
            command.hash());
    var writes = room.writes();
    room.put(writes, stored.orElse(null), next);
    room.versions().create(writes, version, body.html());
    room.writers().put(writes, next.key(), caller.person());
    claim(writes, caller.person(), stored, version);
    writes.commit();
    return drafts.view(next);
  }

  /** Sort keys of one length are in the order of time. */
  private Instant now() {
    return room.now().truncatedTo(ChronoUnit.SECONDS);
  }

  private static void requireRevision(Optional<Post> stored, int seen) {
    int revision = stored.map(Post::revision).orElse(0);
    if (revision != seen) {
      throw seen == 0 ? ContentError.ID_REUSED.refusal() : ContentError.CHANGED_MEANWHILE.refusal();
    }
  }

  /** Also after all that has followed: whoever lost the answer hears how it stands now. */
  private boolean isSaved(Post post, Principal caller, Commands.SavePost command) {
    return post.revision() != command.revision()
        && room.versions().list(post.key()).stream()
            .anyMatch(version -> version.isOf(caller.person(), command.hash()));
  }

  /** What an earlier version had stays the post's; what is new is the caller's own. */
  private void claim(WriteSet writes, PersonId caller, Optional<Post> before, Version version) {
    var known = new HashSet<UUID>();
    before.ifPresent(
        post -> {
          var last = room.versions().find(post.key(), post.draft().version()).orElseThrow();
          known.addAll(last.pictures());
          known.addAll(last.videos());
        });
    claim(writes, caller, version, fresh(version.pictures(), known), Purpose.POST_PICTURE);
    claim(writes, caller, version, fresh(version.videos(), known), Purpose.POST_VIDEO);
  }

  private static Set<UUID> fresh(Collection<UUID> wanted, Set<UUID> known) {
    var fresh = new HashSet<>(wanted);
    fresh.removeAll(known);
    return fresh;
  }

  private void claim(
      WriteSet writes, PersonId caller, Version version, Set<UUID> wanted, Purpose purpose) {
    var uploads = room.needs().uploads();
    var community = version.key().community();
    uploads.require(community, wanted, caller, purpose);
    wanted.forEach(id -> uploads.claim(writes, community, id, version.key().reference()));
  }

  /** Hands the latest version in: three others have to approve it. */
  DraftView submit(Principal caller, Commands.SubmitPost command) {
    return Stale.again(() -> submitOnce(caller, command));
  }

  private DraftView submitOnce(Principal caller, Commands.SubmitPost command) {
    var post = room.post(command.key());
    if (post.draft().submissions().contains(command.asText())) {
      return drafts.view(post);
    }
    if (post.revision() != command.revision()) {
      throw ContentError.CHANGED_MEANWHILE.refusal();
    }
    requireTime(post, command.publishAt());
    if (!room.shelves().get(command.community()).shows(post.place().column())) {
      throw ContentError.COLUMN_OFF.refusal();
    }
    var body = RichText.of(room.versions().body(post.key(), post.draft().version()));
    room.vetting().requireAllowed(command.community(), post.draft().title(), body);
    var next = post.submitted(caller.person(), command);
    var writes = room.writes();
    room.put(writes, post, next);
    room.writers().put(writes, next.key(), caller.person());
    room.vetting().ask(writes, next, caller.person(), body);
    room.tell(writes, next, "submitted", caller.person());
    room.note(writes, caller, next, "post-submitted", null);
    writes.commit();
    return drafts.view(next);
  }

  /** What is public changes when the last has approved: readers never see two versions. */
  private void requireTime(Post post, Instant publishAt) {
    if (publishAt == null) {
      return;
    }
    var wrong =
        post.shown() != null
            ? "is for what was never public"
            : publishAt.isAfter(room.now().plus(FARTHEST)) ? "is too far away" : null;
    if (wrong != null) {
      throw new Refusal(ApiError.INVALID, null, List.of(Fault.at("/publishAt", wrong)));
    }
  }
}
