package cn.linli.volunteer;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Work around one session of an activity.
 *
 * @param session counted from 0
 * @param around the session as it was when the shift's time was set
 * @param filed the day under which its people have it, for ever
 * @param wanted how many people
 * @param skills that each has to have
 * @param trainings that each has to have passed
 * @param stipend what each is promised, perhaps nothing
 * @param withdrawMinutes until so long before the start people may leave by themselves
 * @param reason why it ended, or null
 * @param people who have it
 * @param revision counts the changes, but not who comes and goes
 */
record Shift(
    CommunityId community,
    UUID activity,
    UUID id,
    int session,
    TimeRange time,
    TimeRange around,
    LocalDate filed,
    int wanted,
    List<String> skills,
    List<String> trainings,
    Money stipend,
    String description,
    int withdrawMinutes,
    ShiftState state,
    String reason,
    Set<PersonId> people,
    int revision) {
  private static final Duration MARGIN = Duration.ofHours(1);

  Shift {
    skills = List.copyOf(skills);
    trainings = List.copyOf(trainings);
    people = Set.copyOf(people);
  }

  static Shift of(Commands.PutShift command, TimeRange session, LocalDate filed) {
    return of(command, session, filed, Set.of());
  }

  /** The next revision, as somebody wrote it. */
  Shift changed(Commands.PutShift command, TimeRange session) {
    return of(command, session, filed, people);
  }

  private static Shift of(
      Commands.PutShift command, TimeRange session, LocalDate filed, Set<PersonId> people) {
    return new Shift(
        command.community(),
        command.activity(),
        command.shift(),
        command.session(),
        command.time(),
        session,
        filed,
        command.wanted(),
        command.skills(),
        command.trainings(),
        command.stipend(),
        command.description(),
        command.withdrawMinutes(),
        ShiftState.OPEN,
        null,
        people,
        command.revision() + 1);
  }

  /** Whether it is what somebody writes, whatever became of it since. */
  boolean says(Commands.PutShift command) {
    return isSameWork(command)
        && wanted == command.wanted()
        && description.equals(command.description());
  }

  /** Whether those who have it agreed to just that. */
  boolean isSameWork(Commands.PutShift command) {
    return session == command.session()
        && time.equals(command.time())
        && skills.equals(command.skills())
        && trainings.equals(command.trainings())
        && stipend.equals(command.stipend())
        && withdrawMinutes == command.withdrawMinutes();
  }

  /** Whether a time lies around a session. */
  static boolean isAround(TimeRange time, TimeRange session) {
    return !time.start().isBefore(session.start().minus(MARGIN))
        && !time.end().isAfter(session.end().plus(MARGIN));
  }

  /** The next revision: nobody gets on it, and it goes where its session went. */
  Shift moving() {
    return with(time, around, ShiftState.MOVING, null);
  }

  /** The next revision: it is where its session is now, as far before or after its start. */
  Shift moved(TimeRange session) {
    return with(timeIn(session), session, ShiftState.OPEN, null);
  }

  /** When it would be around another time of its session. */
  private TimeRange timeIn(TimeRange next) {
    var from = next.start().plus(Duration.between(around.start(), time.start()));
    var until = from.plus(time.length());
    var latest = next.end().plus(MARGIN);
    return new TimeRange(from, until.isAfter(latest) ? latest : until);
  }

  /** Whether there is a time for it to come around another time of its session. */
  boolean canMoveTo(TimeRange next, Instant now) {
    var from = next.start().plus(Duration.between(around.start(), time.start()));
    return from.isAfter(now) && from.isBefore(next.end());
  }

  /** The next revision: it does not take place. */
  Shift ended(String why) {
    return with(time, around, ShiftState.ENDED, why);
  }

  private Shift with(TimeRange when, TimeRange next, ShiftState to, String why) {
    return new Shift(
        community,
        activity,
        id,
        session,
        when,
        next,
        filed,
        wanted,
        skills,
        trainings,
        stipend,
        description,
        withdrawMinutes,
        to,
        why,
        people,
        revision + 1);
  }

  boolean isFull() {
    return people.size() >= wanted;
  }

  boolean hasStarted(Instant now) {
    return !now.isBefore(time.start());
  }

  /** Until when people may leave by themselves. */
  Instant leaveUntil() {
    return time.start().minus(Duration.ofMinutes(withdrawMinutes));
  }

  View view() {
    return view(null, null);
  }

  View view(Profile.Fit fit, Boolean mine) {
    return new View(
        id,
        activity,
        session,
        time.start(),
        time.end(),
        wanted,
        people.size(),
        skills,
        trainings,
        stipend.fen(),
        description,
        leaveUntil(),
        state.toString(),
        reason,
        fit,
        mine,
        revision);
  }

  /**
   * What the contract shows.
   *
   * @param taken how many people have it
   * @param fit how well the caller fits, in a list for them
   * @param mine whether the caller has it, there too
   */
  record View(
      UUID shift,
      UUID activity,
      int session,
      Instant from,
      Instant until,
      int wanted,
      int taken,
      List<String> skills,
      List<String> trainings,
      long stipendFen,
      String description,
      Instant leaveUntil,
      String state,
      String reason,
      Profile.Fit fit,
      Boolean mine,
      int revision) {}
}
