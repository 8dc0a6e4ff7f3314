package cn.linli.activity;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An activity as it stands. What it is stands in its plans.
 *
 * @param proposer who answers for it
 * @param live the number of the plan that is published, or 0
 * @param proposed the number of the latest plan
 * @param stage how far that one is
 * @param endorser who passed it first, or null
 * @param reason why it was sent back or ended, or null
 * @param isDoubtful whether a check found something that people have to look at
 * @param filed the day under which lists of people have it: that of the first session when it was
 *     first published; null before
 * @param start of the first session that is published, or null
 * @param end of the last one, or null
 * @param movedAt when its sessions were last changed after people could sign up, or null
 * @param lostZones zones that were taken from it, as {@code <session>/<zone>}
 * @param revision counts the changes
 */
record Activity(
    CommunityId community,
    UUID id,
    PersonId proposer,
    State state,
    int live,
    int proposed,
    Stage stage,
    PersonId endorser,
    String reason,
    boolean isDoubtful,
    LocalDate filed,
    Instant start,
    Instant end,
    Instant movedAt,
    List<String> lostZones,
    int revision) {
  Activity {
    lostZones = lostZones == null ? List.of() : List.copyOf(lostZones);
  }

  static Activity first(CommunityId community, UUID id, PersonId proposer) {
    return new Activity(
        community,
        id,
        proposer,
        State.DRAFT,
        0,
        1,
        Stage.WRITING,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        List.of(),
        1);
  }

  /** Its proposal is at the next stage; throws what it means when no edge leads there. */
  Activity at(Stage next, String why) {
    if (state.isOff() || state == State.OVER) {
      throw ActivityError.NOT_NOW.refusal("it is " + state);
    }
    if (!stage.next().contains(next)) {
      throw ActivityError.NOT_NOW.refusal("its proposal is " + stage);
    }
    var draft = new Draft(this);
    draft.stage = next;
    draft.reason = why;
    return draft.next();
  }

  /** Its proposer writes on, or begins another plan. */
  Activity writing() {
    var draft = new Draft(at(Stage.WRITING, null));
    draft.revision = revision;
    draft.proposed = stage == Stage.WRITING ? proposed : proposed + 1;
    draft.endorser = null;
    draft.isDoubtful = false;
    return draft.next();
  }

  /** Somebody else of the same office answers for it from now on. */
  Activity handedTo(PersonId next) {
    var draft = new Draft(this);
    draft.proposer = next;
    draft.revision = revision - 1;
    return draft.next();
  }

  /** The checks are done. What the operator proposes itself goes to the committee at once. */
  Activity checked(Organiser.Kind organiser, boolean doubtful) {
    boolean isOperators = organiser == Organiser.Kind.OPERATOR;
    var next = isOperators ? Stage.COMMITTEE_REVIEW : Stage.OPERATOR_REVIEW;
    var draft = new Draft(at(next, null));
    draft.revision = revision;
    draft.isDoubtful = doubtful;
    return draft.next();
  }

  /** It has passed the first review. */
  Activity endorsed(PersonId by) {
    var draft = new Draft(at(Stage.COMMITTEE_REVIEW, null));
    draft.revision = revision;
    draft.endorser = by;
    return draft.next();
  }

  /**
   * Its latest plan is what everybody sees.
   *
   * @param day of the first session in the community's calendar
   * @param isMoved whether sessions have changed
   */
  Activity published(Plan plan, LocalDate day, boolean isMoved, Instant now) {
    if (live == 0) {
      requireEdge(State.PUBLISHED);
    }
    var draft = new Draft(at(Stage.PASSED, null));
    draft.revision = revision;
    draft.state = State.PUBLISHED;
    draft.live = proposed;
    draft.filed = filed == null ? day : filed;
    draft.start = plan.start();
    draft.end = plan.end();
    draft.movedAt = isMoved ? now : movedAt;
    draft.lostZones = List.of();
    return draft.next();
  }

  /** It ends; throws what it means when no edge leads there. */
  Activity to(State next, String why) {
    requireEdge(next);
    var draft = new Draft(this);
    draft.state = next;
    draft.reason = why;
    return draft.next();
  }

  private void requireEdge(State next) {
    if (!state.next().contains(next)) {
      throw ActivityError.NOT_NOW.refusal("it is " + state);
    }
  }

  /** Zones were taken from it. */
  Activity losing(List<String> zones) {
    var draft = new Draft(this);
    draft.lostZones = zones;
    return draft.next();
  }

  boolean hasStarted(Instant now) {
    return start != null && !now.isBefore(start);
  }

  boolean hasEnded(Instant now) {
    return end != null && !now.isBefore(end);
  }

  /** Whether whoever follows what is published, and its end, has nothing more to do after that. */
  boolean isAsFarAs(Activity done) {
    return done != null && done.live == live && done.state == state;
  }

  /** Whether a proposal waits for a decision. */
  boolean isHandedIn() {
    boolean isUndecided = stage == Stage.CHECKING || stage.isInReview();
    return isUndecided && !state.isOff() && state != State.OVER;
  }

  /** By which screenings know its latest plan. */
  String subject() {
    return SUBJECT + id + "/" + proposed;
  }

  static final String SUBJECT = "activity/";

  /** What changes about an activity. */
  private static final class Draft {
    private final Activity before;
    private PersonId proposer;
    private State state;
    private int live;
    private int proposed;
    private Stage stage;
    private PersonId endorser;
    private String reason;
    private boolean isDoubtful;
    private LocalDate filed;
    private Instant start;
    private Instant end;
    private Instant movedAt;
    private List<String> lostZones;
    private int revision;

    private Draft(Activity before) {
      this.before = before;
      proposer = before.proposer;
      state = before.state;
      live = before.live;
      proposed = before.proposed;
      stage = before.stage;
      endorser = before.endorser;
      reason = before.reason;
      isDoubtful = before.isDoubtful;
      filed = before.filed;
      start = before.start;
      end = before.end;
      movedAt = before.movedAt;
      lostZones = before.lostZones;
      revision = before.revision;
    }

    private Activity next() {
      return new Activity(
          before.community,
          before.id,
          proposer,
          state,
          live,
          proposed,
          stage,
          endorser,
          reason,
          isDoubtful,
          filed,
          start,
          end,
          movedAt,
          lostZones,
          revision + 1);
    }
  }
}
