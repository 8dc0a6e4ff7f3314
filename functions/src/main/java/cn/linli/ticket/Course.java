package cn.linli.ticket;

import java.time.Duration;
import java.time.Instant;

/**
 * The time of a ticket.
 *
 * @param due by when it has to be answered; stands still while the reporter is asked
 * @param told what was said about that since it was filed, or sent back
 * @param late whether it was ever due before it was answered
 * @param reopened whether it was sent back
 * @param asks how often the reporter was asked
 */
record Course(Instant due, Told told, boolean late, boolean reopened, int asks) {
  /** Handlers are told when a fifth of the time is left. */
  private static final int PART_LEFT = 5;

  /** What was said about the time. */
  enum Told {
    NOTHING,
    /** The handlers know that it is due soon. */
    REMINDED,
    /** The street knows that it is overdue. */
    ESCALATED,
    /** So much time again has passed, and the street and the committee know. */
    PRESSED
  }

  static Course until(Instant due) {
    return new Course(due, Told.NOTHING, false, false, 0);
  }

  Instant remindAt(int hours) {
    return due.minus(Duration.ofHours(hours).dividedBy(PART_LEFT));
  }

  boolean isOverdue(Instant now) {
    return now.isAfter(due);
  }

  boolean isEscalated() {
    return told == Told.ESCALATED || told == Told.PRESSED;
  }

  Course reminded() {
    return new Course(due, Told.REMINDED, late, reopened, asks);
  }

  Course escalated() {
    return isEscalated() ? this : new Course(due, Told.ESCALATED, true, reopened, asks);
  }

  Course pressed() {
    return new Course(due, Told.PRESSED, true, reopened, asks);
  }

  /** What was due in so many hours is due in others: what is late stays so. */
  Course rehoured(int before, int hours, Instant now) {
    if (isEscalated() || isOverdue(now)) {
      return this;
    }
    var next = due.plus(Duration.ofHours(hours - before));
    return new Course(next, Told.NOTHING, late, reopened, asks);
  }

  Course onceMoreAsked() {
    return new Course(due, told, late, reopened, asks + 1);
  }

  /** So long it stood still. */
  Course after(Duration pause) {
    return new Course(due.plus(pause), told, late, reopened, asks);
  }

  Course sentBack(Instant next) {
    return new Course(next, Told.NOTHING, late, true, asks);
  }
}
