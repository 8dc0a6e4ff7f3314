package cn.linli.content;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A post as it stands.
 *
 * @param author who began it, or null once they were erased
 * @param editors everybody who saved or submitted a version of it
 * @param place where it stands once it is public
 * @param draft its latest version on its way
 * @param shown what is public, or null
 * @param revision counts the changes
 */
record Post(
    Key key,
    PersonId author,
    Set<PersonId> editors,
    Place place,
    Draft draft,
    Published shown,
    Instant createdAt,
    int revision) {
  private static final int MOST_EDITORS = 10;
  private static final int MOST_VERSIONS = 50;

  Post {
    editors = Set.copyOf(editors);
  }

  /** What names a post. */
  record Key(CommunityId community, UUID id) {
    /** What its pictures belong to. */
    String reference() {
      return "post/" + id;
    }

    /** What screening knows a version of it by: it never changes. */
    String subject(int version) {
      return reference() + "/" + version;
    }
  }

  /**
   * Where it stands.
   *
   * @param publisher the partition of its list
   */
  record Place(Column column, Reach reach, String publisher) {}

  /**
   * The latest version.
   *
   * @param submitted the version that was handed in last, or 0
   * @param submissions all that were taken, as they were asked for
   * @param reviews of this round, in their order
   * @param reason why it was returned or withdrawn, or null
   * @param publishAt when it is to be public, or null for at once
   */
  record Draft(
      Stage stage,
      String title,
      int version,
      int submitted,
      List<String> submissions,
      List<Review> reviews,
      String reason,
      Instant publishAt) {
    Draft {
      submissions = submissions == null ? List.of() : List.copyOf(submissions);
      reviews = List.copyOf(reviews);
    }

    static Draft begun(String title) {
      return new Draft(Stage.WRITING, title, 1, 0, List.of(), List.of(), null, null);
    }

    Draft next(String words) {
      return new Draft(
          Stage.WRITING, words, version + 1, submitted, submissions, List.of(), null, null);
    }

    Draft submitted(Commands.SubmitPost command) {
      var all = new ArrayList<>(submissions);
      all.add(command.asText());
      return new Draft(
          Stage.INITIAL_REVIEW, title, version, version, all, List.of(), null, command.publishAt());
    }

    Draft at(Stage next, List<Review> approved, String why) {
      return new Draft(next, title, version, submitted, submissions, approved, why, publishAt);
    }
  }

  /**
   * What is public.
   *
   * @param cover its first picture, or null
   * @param at since when, or from when on
   * @param changedAt since when it is another version than was public first, or null
   * @param told whether others were told
   * @param pinnedUntil or null where it never was pinned
   */
  record Published(
      int version,
      String title,
      UUID cover,
      Instant at,
      Instant changedAt,
      boolean told,
      Instant pinnedUntil) {
    Published asTold() {
      return new Published(version, title, cover, at, changedAt, true, pinnedUntil);
    }

    Published pinned(Instant until) {
      return new Published(version, title, cover, at, changedAt, told, until);
    }

    boolean isPinnedAt(Instant now) {
      return pinnedUntil != null && now.isBefore(pinnedUntil);
    }
  }

  static Post begun(Key key, PersonId author, Place place, String title, Instant now) {
    return new Post(key, author, Set.of(author), place, Draft.begun(title), null, now, 1);
  }

  /** Whether everybody may read it. */
  boolean isPublicAt(Instant now) {
    return draft.stage() != Stage.WITHDRAWN && wasPublicAt(now);
  }

  /** The same, or was until somebody withdrew it. */
  boolean wasPublicAt(Instant now) {
    return shown != null && !shown.at().isAfter(now);
  }

  /** Whether everybody may read it later, unless somebody takes it back. */
  boolean isScheduledAt(Instant now) {
    return draft.stage() != Stage.WITHDRAWN && shown != null && shown.at().isAfter(now);
  }

  /** With another version. */
  Post saved(PersonId by, Place where, String title) {
    if (!draft.stage().takesVersions()) {
      throw ContentError.NOT_NOW.refusal("it is " + draft.stage());
    }
    if (shown != null && !where.equals(place)) {
      throw ContentError.FIXED.refusal();
    }
    if (draft.version() == MOST_VERSIONS) {
      throw ContentError.TOO_MANY_VERSIONS.refusal();
    }
    return new Post(
        key, author, with(by), where, draft.next(title), shown, createdAt, revision + 1);
  }

  private Set<PersonId> with(PersonId by) {
    var all = Stream.concat(editors.stream(), Stream.of(by)).collect(Collectors.toSet());
    if (all.size() > MOST_EDITORS) {
      throw ContentError.TOO_MANY_EDITORS.refusal();
    }
    return all;
  }

  /** Handed in for its reviews. */
  Post submitted(PersonId by, Commands.SubmitPost command) {
    if (draft.stage() != Stage.WRITING || draft.submitted() == draft.version()) {
      throw ContentError.NOT_NOW.refusal("it is " + draft.stage());
    }
    return new Post(
        key, author, with(by), place, draft.submitted(command), shown, createdAt, revision + 1);
  }

  /** With its latest version somewhere else. */
  Post to(Draft next) {
    return with(next, shown);
  }

  Post with(Draft next, Published nextShown) {
    return new Post(key, author, editors, place, next, nextShown, createdAt, revision + 1);
  }

  /** Without the name of somebody who was erased; what they wrote for the centre stays. */
  Post without(PersonId erased) {
    var others = new HashSet<>(editors);
    others.remove(erased);
    var reviews = draft.reviews().stream().map(review -> review.without(erased)).toList();
    return new Post(
        key,
        erased.equals(author) ? null : author,
        others,
        place,
        draft.at(draft.stage(), reviews, draft.reason()),
        shown,
        createdAt,
        revision + 1);
  }

  boolean isWrittenBy(PersonId person) {
    return person.equals(author) || editors.contains(person);
  }

  boolean knows(PersonId person) {
    return isWrittenBy(person)
        || draft.reviews().stream().anyMatch(review -> person.equals(review.by()));
  }

  /** Its editors in an order that is always the same. */
  List<String> editorsInOrder() {
    return List.copyOf(
        editors.stream().map(PersonId::toString).collect(Collectors.toCollection(TreeSet::new)));
  }
}
