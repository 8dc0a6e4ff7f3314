package cn.linli.poll;

import java.time.Instant;
import java.util.Map;

/** What somebody proposes. It does not change once it was published. */
sealed interface Terms permits ContestTerms, PollTerms {
  /** From when people may take part. */
  Instant opensAt();

  /** Until when it can begin at all: later nobody could take part any more. */
  Instant joinUntil();

  /** When it ends: nobody votes or answers from then on. */
  Instant until();

  /** What people read of it, by JSON pointer. */
  Map<String, String> texts();
}
