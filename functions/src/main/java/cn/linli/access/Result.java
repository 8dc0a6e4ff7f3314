package cn.linli.access;

import cn.linli.shared.TimeRange;

/** What became of a step. */
sealed interface Result {
  /** Which step. */
  Step step();

  /** The same, unless that would mean to go on drawing passcodes. */
  default Result givenUp() {
    return this instanceof Another(Step step)
        ? new Failed(step, LockFailure.Kind.CHOOSE_ANOTHER)
        : this;
  }

  /** The lock did it. */
  record Done(Step step) implements Result {}

  /** The lock cannot be reached, but takes this by itself. */
  record Instead(Step step, Passcode passcode, TimeRange window) implements Result {}

  /** The lock has these digits already: others have to be drawn. */
  record Another(Step step) implements Result {}

  /** Nobody knows, or it was not done: it is tried again. */
  record Failed(Step step, LockFailure.Kind kind) implements Result {}
}
