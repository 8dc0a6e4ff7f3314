package cn.linli.board;

import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody would like to talk about an offer.
 *
 * @param name masked; null once they are erased, as is the text
 * @param phone whether the poster may have their number when they accept
 * @param reply of the poster, or null
 * @param ownerPhone whether the poster lets them have the poster's number
 * @param revision counts the changes
 */
record Contact(
    Offer.Key offer,
    UUID id,
    PersonId person,
    String name,
    String text,
    boolean phone,
    State state,
    String reply,
    boolean ownerPhone,
    Instant at,
    int revision) {
  /** How it stands. */
  enum State {
    OPEN,
    ACCEPTED,
    DECLINED;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /** The same request. */
  boolean says(PersonId who, String words, boolean withPhone) {
    return person.equals(who) && words.equals(text) && phone == withPhone;
  }

  Contact answered(boolean accepts, String words, boolean withPhone) {
    if (state != State.OPEN) {
      throw BoardError.NOT_NOW.refusal("it is " + state);
    }
    var next = accepts ? State.ACCEPTED : State.DECLINED;
    boolean shows = accepts && withPhone;
    return new Contact(offer, id, person, name, text, phone, next, words, shows, at, revision + 1);
  }

  /** Whoever asked is gone: nobody gets anything of them any more. */
  Contact forgotten() {
    return new Contact(
        offer, id, person, null, null, false, State.DECLINED, null, false, at, revision + 1);
  }

  /** As both sides see it. */
  View view(boolean toOwner) {
    boolean agreed = state == State.ACCEPTED && (toOwner ? phone : ownerPhone);
    return new View(
        offer.id(), id, toOwner ? name : null, text, state, reply, agreed, at, revision);
  }

  /**
   * See {@link #view}.
   *
   * @param phone whether the reader may have the other side's number
   */
  record View(
      UUID offer,
      UUID contact,
      String name,
      String text,
      State state,
      String reply,
      boolean phone,
      Instant at,
      int revision) {}
}
