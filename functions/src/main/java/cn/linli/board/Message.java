package cn.linli.board;

import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that the two sides of an accepted contact request write to each other.
 *
 * @param number counts what was written
 * @param text null once whoever wrote it is erased
 */
record Message(
    Offer.Key offer, UUID contact, int number, UUID id, PersonId by, String text, Instant at) {
  /** The same words. */
  boolean says(PersonId who, String words) {
    return by.equals(who) && words.equals(text);
  }

  Message forgotten() {
    return new Message(offer, contact, number, id, by, null, at);
  }

  /** As both sides see it: neither learns who the other is by it. */
  View view(Contact of) {
    return new View(id, by.equals(of.person()) ? "asker" : "poster", text, at);
  }

  /** See {@link #view}. */
  record View(UUID message, String by, String text, Instant at) {}
}
