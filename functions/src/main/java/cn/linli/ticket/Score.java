package cn.linli.ticket;

import java.time.Instant;
import java.util.Objects;

/**
 * How content a reporter is with an answer.
 *
 * @param words null without, and once the reporter is erased
 */
record Score(boolean solved, int stars, String words, Instant at) {
  /** The same judgement. */
  boolean says(boolean isSolved, int given, String text) {
    return solved == isSolved && stars == given && Objects.equals(words, text);
  }

  Score forgotten() {
    return new Score(solved, stars, null, at);
  }
}
