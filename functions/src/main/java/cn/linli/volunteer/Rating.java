package cn.linli.volunteer;

import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * What somebody's work was like.
 *
 * @param words null where there are none
 */
record Rating(int stars, String words, PersonId by, Instant at) {
  Rating withoutWords() {
    return new Rating(stars, null, by, at);
  }

  View view() {
    return new View(stars, words, at);
  }

  /** What the contract shows. */
  record View(int stars, String words, Instant at) {}
}
