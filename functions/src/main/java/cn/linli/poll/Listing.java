package cn.linli.poll;

import java.time.Instant;
import java.util.UUID;

/**
 * A matter in a list of its community.
 *
 * @param isPublished whether it was ever published; what was not stands in the staff's lists
 */
record Listing(
    Matter.Key key,
    String title,
    Instant opensAt,
    Instant until,
    State state,
    boolean isPublished) {
  static Listing of(Matter matter) {
    return new Listing(
        matter.key(),
        matter.title(),
        matter.terms().opensAt(),
        matter.terms().until(),
        matter.state().listedAs(),
        matter.isPublished());
  }

  View view() {
    return new View(key.id(), title, opensAt, until, state);
  }

  /** What the contract shows. */
  record View(UUID id, String title, Instant opensAt, Instant until, State state) {}
}
