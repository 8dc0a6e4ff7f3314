package cn.linli.ledger;

import cn.linli.shared.Money;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * An amount set aside in a limited account, until it is posted or voided, once.
 *
 * @param id follows from what it is for, for example {@code dispute/D1}; once per account
 * @param at when it was set aside
 * @param entry the id of the entry it was posted with, or null
 */
public record Hold(
    Account account, String id, Money amount, Instant at, State state, String entry) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,71}");

  public Hold {
    if (!ID.matcher(id).matches()
        || !account.kind().isLimited()
        || amount.compareTo(Money.ZERO) <= 0) {
      throw new IllegalArgumentException("not a hold");
    }
  }

  /** A new one. */
  public static Hold of(Account account, String id, Money amount, Instant at) {
    return new Hold(account, id, amount, at, State.HELD, null);
  }

  Hold posted(String with) {
    return new Hold(account, id, amount, at, State.POSTED, with);
  }

  Hold voided() {
    return new Hold(account, id, amount, at, State.VOIDED, null);
  }

  /** How a hold stands. */
  public enum State {
    HELD,
    POSTED,
    VOIDED
  }
}
