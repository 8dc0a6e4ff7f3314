package cn.linli.ticket;

import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;

/**
 * Something that was said about a ticket.
 *
 * @param number counts what was said to the reporter and by them, or what the staff noted
 * @param reached whether somebody answered the phone, of a call back; else null
 * @param text null once the reporter is erased
 */
record Said(
    Ticket.Key ticket,
    int number,
    UUID id,
    Sort sort,
    PersonId by,
    Boolean reached,
    String text,
    Instant at) {
  /** The same words. */
  boolean says(Sort how, PersonId who, String words) {
    return sort == how && by.equals(who) && words.equals(text);
  }

  Said forgotten() {
    return new Said(ticket, number, id, sort, by, reached, null, at);
  }

  /** What it is. */
  enum Sort {
    MESSAGE,
    /** The handler asks. */
    INQUIRY,
    ANSWER,
    /** The reporter sends it back. */
    RE_OPENING,
    /** For the staff alone. */
    NOTE,
    /** Somebody called the reporter; for the staff alone. */
    CALL_BACK;

    boolean isInternal() {
      return this == NOTE || this == CALL_BACK;
    }

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Sort of(String text) {
      return Arrays.stream(values())
          .filter(one -> one.toString().equals(text))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("nothing that is said"));
    }
  }
}
