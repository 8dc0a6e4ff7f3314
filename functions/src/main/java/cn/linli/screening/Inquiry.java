package cn.linli.screening;

import cn.linli.screening.Screening.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A matter on its way. It ends once; then its author, texts and pictures are forgotten.
 *
 * @param author null when it has ended
 * @param looked whether our own rules have been held against it
 * @param heard whether WeChat has said all that it will say of the texts
 * @param tries how often WeChat did not answer
 * @param askAt when WeChat may be asked, again
 */
record Inquiry(
    CommunityId community,
    String subject,
    PersonId author,
    String digest,
    Instant askedAt,
    State state,
    Instant endedAt,
    boolean looked,
    boolean heard,
    int tries,
    Instant askAt,
    List<Picture> pictures,
    List<Finding> findings,
    int revision) {
  /** Who still waits then waits for somebody who does not come. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final int MOST_PAUSE_MINUTES = 60;
  private static final int MOST_FINDINGS = 100;

  Inquiry {
    pictures = List.copyOf(pictures);
    // What blocks comes first, so that no number of others hides it.
    findings =
        findings.stream()
            .distinct()
            .sorted(Comparator.comparing(Finding::action))
            .limit(MOST_FINDINGS)
            .toList();
  }

  static Inquiry of(Matter matter, Instant now) {
    var pictures =
        matter.pictures().stream().map(upload -> new Picture(upload, 0, null, now, false)).toList();
    return new Inquiry(
        matter.community(),
        matter.subject(),
        matter.author(),
        matter.digest(),
        now,
        State.PENDING,
        null,
        false,
        matter.texts().isEmpty(),
        0,
        now,
        pictures,
        List.of(),
        1);
  }

  boolean isPending() {
    return state == State.PENDING;
  }

  Instant until() {
    return askedAt.plus(LONGEST);
  }

  /** When something is to be done next, later than now. */
  Optional<Instant> dueAfter(Instant now) {
    var pushes = pictures.stream().filter(picture -> !picture.judged()).map(Picture::next);
    return Stream.concat(Stream.of(askAt, until()), pushes)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /** Grows with each try that was in vain. */
  Duration pause() {
    return Duration.ofMinutes(Math.min(1L << Math.min(tries, 10), MOST_PAUSE_MINUTES));
  }

  /** Our own rules were held against it. */
  Inquiry looked(List<Finding> found) {
    return with(state, endedAt, true, heard, tries, askAt, pictures, found);
  }

  /** WeChat has said this of its texts. */
  Inquiry heard(List<Finding> found) {
    return with(state, endedAt, looked, true, 0, askAt, pictures, found);
  }

  /** WeChat did not answer. */
  Inquiry asksAt(Instant at) {
    return with(state, endedAt, looked, heard, tries + 1, at, pictures, List.of());
  }

  /** A picture is a step further. */
  Inquiry with(int number, Picture picture, List<Finding> found) {
    var next = new ArrayList<>(pictures);
    next.set(number, picture);
    return with(state, endedAt, looked, heard, 0, askAt, next, found);
  }

  /** Nothing more will be said of it than this. */
  Inquiry over(Finding why) {
    var judged = pictures.stream().map(Picture::isJudged).toList();
    return with(state, endedAt, true, true, tries, askAt, judged, List.of(why));
  }

  /** The end, when there is one: whatever blocks ends it at once, else all have to have spoken. */
  Inquiry endedIfOver(Instant now) {
    if (findings.stream().anyMatch(finding -> finding.action() == Action.BLOCK)) {
      return ended(State.BLOCKED, now);
    }
    boolean over = looked && heard && pictures.stream().allMatch(Picture::judged);
    if (!over) {
      return this;
    }
    return ended(findings.isEmpty() ? State.PASSED : State.DOUBTFUL, now);
  }

  private Inquiry ended(State end, Instant now) {
    return with(end, now, looked, heard, tries, askAt, List.of(), List.of());
  }

  /** The same as the next revision. */
  Inquiry after(Inquiry before) {
    return new Inquiry(
        community,
        subject,
        isPending() ? author : null,
        digest,
        askedAt,
        state,
        endedAt,
        looked,
        heard,
        tries,
        askAt,
        pictures,
        findings,
        before.revision + 1);
  }

  private Inquiry with(
      State nextState,
      Instant nextEnd,
      boolean nextLooked,
      boolean nextHeard,
      int nextTries,
      Instant nextAsking,
      List<Picture> nextPictures,
      List<Finding> found) {
    return new Inquiry(
        community,
        subject,
        author,
        digest,
        askedAt,
        nextState,
        nextEnd,
        nextLooked,
        nextHeard,
        nextTries,
        nextAsking,
        nextPictures,
        Stream.concat(findings.stream(), found.stream()).toList(),
        revision);
  }

  Screening view() {
    return new Screening(subject, state, askedAt, endedAt, findings);
  }
}
