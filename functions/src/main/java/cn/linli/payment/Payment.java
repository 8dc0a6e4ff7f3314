package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request for money, as it stands.
 *
 * @param openers marks of the openids with which its payer opened it; none while nobody did
 * @param lookAt when the provider is asked next how it stands; what calls earlier is late itself
 * @param revision counts the changes
 */
record Payment(
    Ask ask, Set<String> openers, Instant askedAt, Instant lookAt, State state, int revision) {

  /** How it stands. */
  sealed interface State {}

  /** Nobody has paid it yet, as far as we know. */
  record Open() implements State {}

  /** Nobody can pay it any more. */
  record Closed(Instant at) implements State {}

  /**
   * Money came for it that is not what was asked for: it waits for finance, and fulfils nothing.
   */
  record Quarantined(String transaction) implements State {}

  /**
   * It was paid.
   *
   * @param transaction the provider's number
   * @param returned what was asked to go back so far
   * @param forfeited what is kept for good
   * @param refunds how many refunds there are
   * @param frozen what becomes of the money where it stays frozen at the provider, or null
   */
  record Settled(
      String transaction,
      Instant paidAt,
      Parts returned,
      Parts forfeited,
      int refunds,
      Frozen frozen)
      implements State {
    static Settled first(PaidOrder paid, Frozen frozen) {
      return new Settled(paid.transaction(), paid.paidAt(), Parts.NONE, Parts.NONE, 0, frozen);
    }

    /** With one refund more. */
    Settled returning(Parts parts) {
      return new Settled(transaction, paidAt, returned.plus(parts), forfeited, refunds + 1, frozen);
    }

    Settled keeping(Parts parts) {
      return new Settled(transaction, paidAt, returned, parts, refunds, frozen);
    }

    Settled with(Frozen next) {
      return new Settled(transaction, paidAt, returned, forfeited, refunds, next);
    }

    /** Whether the money has left, or is leaving, for those who are to have it. */
    boolean isShared() {
      return frozen != null && (frozen.hasLeft() || frozen.isOver());
    }
  }

  static Payment first(Ask ask, Instant now, Instant lookAt) {
    return new Payment(ask, Set.of(), now, lookAt, new Open(), 1);
  }

  /** The number at the provider: it follows from the id, so that a retry uses the same. */
  String number() {
    return ask.payment().toString().replace("-", "");
  }

  Money amount() {
    return ask.parts().total();
  }

  /** What was paid, has not gone back, and is not kept. */
  Parts rest() {
    return settled()
        .map(settled -> ask.parts().minus(settled.returned()).minus(settled.forfeited()))
        .orElse(Parts.NONE);
  }

  boolean isOpen() {
    return state instanceof Open;
  }

  /** Money that stays frozen at the provider, where it is some. */
  Optional<Frozen> frozen() {
    return settled().map(Settled::frozen);
  }

  /** The next revision, with its frozen money so far. */
  Payment as(Frozen next) {
    return as(settled().orElseThrow().with(next));
  }

  /** Where it was paid. */
  Optional<Settled> settled() {
    return state instanceof Settled settled ? Optional.of(settled) : Optional.empty();
  }

  Payment as(State next) {
    return new Payment(ask, openers, askedAt, lookAt, next, revision + 1);
  }

  /** Its payer opens it with this openid. */
  Payment openedBy(String openid) {
    var marks = new TreeSet<>(openers);
    marks.add(PayerMark.of(ask.payment(), openid));
    return new Payment(ask, marks, askedAt, lookAt, state, revision + 1);
  }

  /** The same for one that nobody has stored yet. */
  Payment openedFirstBy(String openid) {
    return new Payment(
        ask, Set.of(PayerMark.of(ask.payment(), openid)), askedAt, lookAt, state, revision);
  }

  /** Whether its payer opened it with this openid. */
  boolean isOpenedBy(String openid) {
    return openers.contains(PayerMark.of(ask.payment(), openid));
  }

  /** Whether somebody else may have paid it than whoever opened it. */
  boolean isPaidByAnother(String openid) {
    return !openers.isEmpty() && !isOpenedBy(openid);
  }

  /** The provider is asked again then. */
  Payment lookingAt(Instant next) {
    return new Payment(ask, openers, askedAt, next, state, revision + 1);
  }

  /** How it stands in the contract's words, as it is stored too. */
  String word() {
    return switch (state) {
      case Open open -> "open";
      case Closed closed -> "closed";
      case Quarantined quarantined -> "quarantined";
      case Settled settled -> "settled";
    };
  }
}
