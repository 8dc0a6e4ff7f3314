package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * A code that somebody read at a pick-up point, and what came of it.
 *
 * @param at when it was read
 * @param toldAt when we heard of it: later, where there was no network
 * @param order which it is of, or null where that is not known
 * @param refusal why nothing was handed out, the code of an error, or null
 */
record Collection(
    CommunityId community,
    String point,
    UUID id,
    String codeHash,
    PersonId by,
    Instant at,
    Instant toldAt,
    UUID order,
    Outcome outcome,
    String refusal) {
  /** What came of it. */
  enum Outcome {
    /** The order was handed out. */
    COLLECTED,
    /**
     * Without a network it was handed out although it had been before, or its money had gone back:
     * somebody has to look.
     */
    DUPLICATE,
    /** Nothing was handed out. */
    REFUSED;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Outcome of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  View view() {
    return new View(id, point, by, at, toldAt, order, outcome, refusal);
  }

  /** What the contract shows. */
  record View(
      UUID collection,
      String point,
      PersonId by,
      Instant at,
      Instant toldAt,
      UUID order,
      Outcome outcome,
      String refusal) {}
}
