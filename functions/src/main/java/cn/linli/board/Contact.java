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
 * @param said how often the two wrote to each other since it was accepted
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
    int said,
    Instant at,
    int revision) {
  static final int MOST_SAID = 60;

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

  static Contact first(Commands.Ask asked, PersonId person, String name, Instant at) {
    return new Contact(
        asked.key(),
        asked.contact(),
        person,
        name,
        asked.text(),
        asked.phone(),
        State.OPEN,
        null,
        false,
        0,
        at,
        1);
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
    return next(name, text, phone, next, words, accepts && withPhone);
  }

  /** One of the two writes to the other. */
  Contact heard() {
    if (state != State.ACCEPTED) {
      throw BoardError.NOT_NOW.refusal("it is " + state);
    }
    if (said >= MOST_SAID) {
      throw BoardError.TOO_MANY_WORDS.refusal();
    }
    return new Contact(
        offer, id, person, name, text, phone, state, reply, ownerPhone, said + 1, at, revision + 1);
  }

  /** Whoever asked is gone: nobody gets anything of them any more. */
  Contact forgotten() {
    return next(null, null, false, State.DECLINED, null, false);
  }

  /** Whoever posted it is gone: what they said goes too, and nobody gets a number of them. */
  Contact abandoned() {
    return next(name, text, false, State.DECLINED, null, false);
  }

  /** Whether nothing but the revision differs. */
  boolean isLike(Contact other) {
    return new Contact(
            offer,
            id,
            person,
            name,
            text,
            phone,
            state,
            reply,
            ownerPhone,
            said,
            at,
            other.revision)
        .equals(other);
  }

  private Contact next(
      String who, String words, boolean theirs, State to, String answer, boolean ours) {
    return new Contact(
        offer, id, person, who, words, theirs, to, answer, ours, said, at, revision + 1);
  }

  /** As both sides see it. */
  View view(boolean toOwner) {
    boolean agreed = state == State.ACCEPTED && (toOwner ? phone : ownerPhone);
    return new View(
        offer.id(), id, toOwner ? name : null, text, state, reply, agreed, said, at, revision);
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
      int messages,
      Instant at,
      int revision) {}
}
