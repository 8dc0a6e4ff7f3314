package cn.linli.ticket;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A matter that somebody brings, as it stands.
 *
 * @param resolution of the last answer, or null
 * @param answeredAt when that was, or null
 * @param score of the last answer, or null
 * @param said how many words reporter and handler exchanged
 * @param noted how many notes the staff made
 * @param revision counts the changes
 */
record Ticket(
    Key key,
    Origin origin,
    Stage stage,
    Course course,
    Resolution resolution,
    Instant answeredAt,
    Score score,
    int said,
    int noted,
    int revision) {
  /** So long the reporter may rate an answer, or send it back. */
  static final Duration RATING_TIME = Duration.ofDays(7);

  /** So long the time stands still at the most. */
  static final Duration REPLY_TIME = Duration.ofDays(3);

  /** Until and at the instant itself everything is in time. */
  private static final Duration AFTER = Duration.ofSeconds(1);

  static final int MOST_ASKS = 3;

  /** Messages, or notes; inquiries and replies, answers and re-openings come on top. */
  static final int MOST_SAID = 60;

  /** Names a ticket. */
  record Key(CommunityId community, UUID id) {}

  static Ticket first(Key key, Origin origin, Stage stage) {
    var due = origin.filedAt().plus(Duration.ofHours(origin.hours()));
    return new Ticket(key, origin, stage, Course.until(due), null, null, null, 0, 0, 1);
  }

  /** Somebody of the desk takes it up. */
  Ticket takenUp(PersonId by) {
    return switch (stage) {
      case Stage.Waiting waiting -> at(new Stage.Working(waiting.desk(), by));
      case Stage.Working working -> throw TicketError.TAKEN_UP.refusal();
      case Stage.Asked asked -> throw TicketError.TAKEN_UP.refusal();
      case Stage.Answered answered -> throw notNow();
      case Stage.Closed closed -> throw notNow();
    };
  }

  /** It goes to somebody, or back to a desk. */
  Ticket handedTo(PersonId handler, Role desk, Instant now) {
    return switch (stage) {
      case Stage.Waiting waiting -> at(next(handler, desk));
      case Stage.Working working -> at(next(handler, desk));
      case Stage.Asked asked -> goesOn(now).at(next(handler, desk));
      case Stage.Answered answered -> throw notNow();
      case Stage.Closed closed -> throw notNow();
    };
  }

  /** It is about something else, which may be due sooner or later, and goes where that goes. */
  Ticket recategorised(Category category, Stage routed, Instant now) {
    return switch (stage) {
      case Stage.Waiting waiting -> about(category, routed, now);
      case Stage.Working working -> about(category, routed, now);
      case Stage.Asked asked -> goesOn(now).about(category, routed, now);
      case Stage.Answered answered -> throw notNow();
      case Stage.Closed closed -> throw notNow();
    };
  }

  private Ticket about(Category category, Stage routed, Instant now) {
    var timed = course.rehoured(origin.hours(), category.hours(), now);
    var next = with(routed, timed);
    return new Ticket(
        key,
        origin.about(category),
        next.stage,
        next.course,
        resolution,
        answeredAt,
        score,
        said,
        noted,
        revision);
  }

  private static Stage next(PersonId handler, Role desk) {
    return handler == null ? new Stage.Waiting(desk) : new Stage.Working(desk, handler);
  }

  /** The reporter is asked; the time stands still. */
  Ticket asking(Instant now) {
    return switch (stage) {
      case Stage.Working working -> {
        if (course.isOverdue(now)) {
          throw TicketError.OVERDUE.refusal();
        }
        if (course.asks() >= MOST_ASKS) {
          throw TicketError.ASKED_ENOUGH.refusal();
        }
        var asked = new Stage.Asked(working.desk(), working.handler(), now, now.plus(REPLY_TIME));
        yield with(asked, course.onceMoreAsked());
      }
      case Stage.Waiting waiting -> throw notNow();
      case Stage.Asked asked -> throw notNow();
      case Stage.Answered answered -> throw notNow();
      case Stage.Closed closed -> throw notNow();
    };
  }

  /** The time goes on, if it stood still. */
  Ticket goesOn(Instant now) {
    if (!(stage instanceof Stage.Asked asked)) {
      return this;
    }
    var end = now.isBefore(asked.until()) ? now : asked.until();
    var pause = Duration.between(asked.since(), end);
    return with(asked.replied(), course.after(pause.isNegative() ? Duration.ZERO : pause));
  }

  /** There is an answer. */
  Ticket answered(Resolution how, Instant now) {
    if (stage instanceof Stage.Asked) {
      return goesOn(now).answered(how, now);
    }
    if (!(stage instanceof Stage.Working working)) {
      throw notNow();
    }
    var until = now.plus(RATING_TIME);
    var timed = course.isOverdue(now) ? course.escalated() : course;
    var next = new Stage.Answered(working.desk(), working.handler(), until);
    return new Ticket(key, origin, next, timed, how, now, null, said, noted, revision);
  }

  /** The reporter says how content they are. */
  Ticket rated(Score given) {
    if (!(stage instanceof Stage.Answered answered)) {
      throw score == null ? notNow() : TicketError.RATED_BEFORE.refusal();
    }
    if (given.at().isAfter(answered.until())) {
      throw TicketError.TOO_LATE.refusal();
    }
    if (score != null) {
      throw TicketError.RATED_BEFORE.refusal();
    }
    // Whoever is not content may still send it back.
    boolean mayBeSentBack = !given.solved() && !course.reopened();
    var next = mayBeSentBack ? stage : closing(Ending.RATED, given.at());
    return new Ticket(
        key, origin, next, course, resolution, answeredAt, given, said, noted, revision);
  }

  /**
   * Whether it is solved: the last answer says so or explains it, and whoever brought it does not
   * say otherwise. What is not possible is not solved, however content they are.
   */
  boolean isSolved() {
    boolean isSettled = resolution == Resolution.SOLVED || resolution == Resolution.EXPLAINED;
    return isSettled && (score == null || score.solved());
  }

  /** The reporter sends it back. */
  Ticket reopened(Instant now) {
    if (course.reopened()) {
      throw TicketError.REOPENED_BEFORE.refusal();
    }
    if (!(stage instanceof Stage.Answered answered)) {
      throw notNow();
    }
    if (now.isAfter(answered.until())) {
      throw TicketError.TOO_LATE.refusal();
    }
    var due = now.plus(Duration.ofHours(origin.hours()));
    var next = new Stage.Working(answered.desk(), answered.handler());
    return new Ticket(
        key, origin, next, course.sentBack(due), null, null, null, said, noted, revision);
  }

  /** It is over. */
  Ticket closed(Ending ending, Instant now) {
    if (stage instanceof Stage.Closed) {
      throw notNow();
    }
    return at(closing(ending, now));
  }

  private Stage closing(Ending ending, Instant now) {
    return new Stage.Closed(stage.desk(), stage.handlerOrNull(), ending, now);
  }

  Ticket reminded() {
    return with(stage, course.reminded());
  }

  Ticket escalated() {
    return with(stage, course.escalated());
  }

  Ticket pressed() {
    return with(stage, course.pressed());
  }

  /** Refuses one more message or note. What moves a ticket on is never refused for that. */
  void requireRoom(Said.Sort sort) {
    if ((sort.isInternal() ? noted : said) >= MOST_SAID) {
      throw TicketError.TOO_MANY_WORDS.refusal();
    }
  }

  /** One more is said, or noted. */
  Ticket heard(Said.Sort sort) {
    if (stage instanceof Stage.Closed closed && closed.ending() == Ending.ERASED) {
      // Nothing new is said about whoever is gone.
      throw notNow();
    }
    boolean noting = sort.isInternal();
    int words = noting ? said : said + 1;
    int notes = noting ? noted + 1 : noted;
    return new Ticket(
        key, origin, stage, course, resolution, answeredAt, score, words, notes, revision);
  }

  /** The reporter is gone. */
  Ticket forgotten() {
    var left = score == null ? null : score.forgotten();
    return new Ticket(
        key,
        origin.forgotten(),
        stage,
        course,
        resolution,
        answeredAt,
        left,
        said,
        noted,
        revision);
  }

  /** The next revision. */
  Ticket revised() {
    return new Ticket(
        key, origin, stage, course, resolution, answeredAt, score, said, noted, revision + 1);
  }

  /** When something happens to it by itself; null once it is over. */
  Instant nextLook() {
    return switch (stage) {
      case Stage.Waiting waiting -> nextLookAtTime();
      case Stage.Working working -> nextLookAtTime();
      case Stage.Asked asked -> asked.until().plus(AFTER);
      case Stage.Answered answered -> answered.until().plus(AFTER);
      case Stage.Closed closed -> null;
    };
  }

  private Instant nextLookAtTime() {
    return switch (course.told()) {
      case NOTHING -> course.remindAt(origin.hours());
      case REMINDED -> course.due().plus(AFTER);
      // Once more as much time as it had, and they hear of it again.
      case ESCALATED -> course.due().plus(Duration.ofHours(origin.hours())).plus(AFTER);
      case PRESSED -> null;
    };
  }

  private Ticket at(Stage next) {
    return with(next, course);
  }

  private Ticket with(Stage next, Course timed) {
    return new Ticket(
        key, origin, next, timed, resolution, answeredAt, score, said, noted, revision);
  }

  private RuntimeException notNow() {
    return TicketError.NOT_NOW.refusal("it is " + stage.spelling());
  }
}
