package cn.linli.access;

import cn.linli.shared.TimeRange;

/** One thing to do at a lock for a holder. */
sealed interface Step {
  /** The holder's number. */
  int holder();

  /** Where. */
  DoorLock lock();

  /** Puts the holder's passcode on the lock. */
  record Install(int holder, DoorLock lock, TimeRange window) implements Step {}

  /** Moves the window of the holder's card or finger. */
  record Move(int holder, Enrolment enrolment, TimeRange window) implements Step {
    @Override
    public DoorLock lock() {
      return enrolment.lock();
    }
  }

  /** Closes the holder's card or finger, by a window that is over. */
  record Close(int holder, Enrolment enrolment, TimeRange window) implements Step {
    @Override
    public DoorLock lock() {
      return enrolment.lock();
    }
  }

  /** Takes everything of the holder off the lock. */
  record Remove(int holder, DoorLock lock) implements Step {}
}
