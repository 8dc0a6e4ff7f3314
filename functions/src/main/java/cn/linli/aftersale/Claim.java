package cn.linli.aftersale;

import cn.linli.shared.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * A claim as it stands. What was said about it are its {@link Statement}s.
 *
 * @param due until when somebody has to answer or to go to the panel, or null
 * @param held what of the guarantee is set aside for it, perhaps nothing; null while nothing has to
 *     be
 * @param outcome once it has one, or null
 * @param revision counts the changes
 */
record Claim(
    UUID id,
    Matter matter,
    Money wanted,
    Instant openedAt,
    ClaimState state,
    Instant due,
    Money held,
    Outcome outcome,
    int revision) {
  static Claim first(UUID id, Matter matter, Money wanted, Instant now) {
    var answerBy = now.plus(ClaimRules.TO_ANSWER);
    return new Claim(id, matter, wanted, now, ClaimState.OPEN, answerBy, null, null, 1);
  }

  /** One that comes so late that only the panel helps. */
  static Claim late(UUID id, Matter matter, Money wanted, Instant now) {
    return new Claim(id, matter, wanted, now, ClaimState.DISPUTED, null, null, null, 1);
  }

  /** The next state without a deadline; throws what it means when no edge leads there. */
  Claim to(ClaimState next) {
    return to(next, null, outcome);
  }

  /** The same, with something to be done by a time. */
  Claim to(ClaimState next, Instant by) {
    return to(next, by, outcome);
  }

  /** The last state, with what it came to. */
  Claim to(ClaimState next, Outcome end) {
    return to(next, null, end);
  }

  private Claim to(ClaimState next, Instant by, Outcome end) {
    if (!state.next().contains(next)) {
      throw state == ClaimState.RULED
          ? AftersaleError.RULED_ALREADY.refusal()
          : AftersaleError.NOT_NOW.refusal("it is " + state);
    }
    return new Claim(id, matter, wanted, openedAt, next, by, held, end, revision + 1);
  }

  /** So much is set aside for it. The revision stays: it is written with another change. */
  Claim holding(Money amount) {
    return new Claim(id, matter, wanted, openedAt, state, due, amount, outcome, revision);
  }

  /** Something about it has changed, or was said. */
  Claim touched() {
    return new Claim(id, matter, wanted, openedAt, state, due, held, outcome, revision + 1);
  }

  /** Its person is gone. */
  Claim forgotten() {
    var next = matter.withoutName();
    return new Claim(id, next, wanted, openedAt, state, due, held, outcome, revision + 1);
  }

  boolean isHolding() {
    return held != null && held.fen() > 0;
  }

  /** Whether the guarantee pays for it. */
  boolean isAdvanced() {
    return outcome != null && outcome.source() == Outcome.Source.GUARANTEE;
  }

  /** What the guarantee lacks for it; nothing while nothing has to be held. */
  Money uncovered() {
    return held == null ? Money.ZERO : wanted.minus(held);
  }

  /** Whether the time to do what is due is over. */
  boolean isOverdue(Instant now) {
    return due != null && !now.isBefore(due);
  }
}
