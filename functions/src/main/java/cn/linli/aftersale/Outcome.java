package cn.linli.aftersale;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What a claim came to.
 *
 * @param granted what the resident gets, perhaps nothing
 * @param secured what of it was there at once
 * @param by who decided so, or null where it follows from a rule
 * @param reason of a ruling, or null
 */
record Outcome(
    Money granted, Source source, Money secured, PersonId by, String reason, Instant at) {
  /** Where the money comes from. */
  enum Source {
    /** None is needed. */
    NOTHING,
    /** The order's payment. */
    PAYMENT,
    /** The merchant's guarantee, and what the merchant owes beside it. */
    GUARANTEE;

    /** Its spelling in the contract. */
    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Source of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  /** What was not there. */
  Money missing() {
    return granted.minus(secured);
  }
}
