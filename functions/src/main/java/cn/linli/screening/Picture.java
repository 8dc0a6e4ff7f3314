package cn.linli.screening;

import java.time.Instant;
import java.util.UUID;

/**
 * A picture of an inquiry.
 *
 * @param asked how often WeChat has taken it
 * @param trace by which it answers, or null while it is not asked
 * @param next when something is to be done about it: to ask, or not to wait any longer
 * @param judged whether all that will be said of it is said
 */
record Picture(UUID upload, int asked, String trace, Instant next, boolean judged) {
  static final int MOST_ASKED = 3;

  boolean isDue(Instant now) {
    return !judged && !next.isAfter(now);
  }

  Picture asked(String newTrace, Instant until) {
    return new Picture(upload, asked + 1, newTrace, until, false);
  }

  Picture askedAgainAt(Instant at) {
    return new Picture(upload, asked, null, at, false);
  }

  Picture isJudged() {
    return new Picture(upload, asked, null, next, true);
  }
}
