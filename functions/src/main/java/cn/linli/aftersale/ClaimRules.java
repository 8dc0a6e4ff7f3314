package cn.linli.aftersale;

import cn.linli.groupbuy.Claimable;
import cn.linli.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The rules of after-sale, without anything they would have to look up. */
final class ClaimRules {
  /** How long a merchant has to answer. */
  static final Duration TO_ANSWER = Duration.ofDays(2);

  /** How long a resident has to go to the panel. */
  static final Duration TO_ESCALATE = Duration.ofDays(7);

  /** So long before money comes free the guarantee has to stand in for it. */
  static final Duration COVERED_BEFORE = Duration.ofDays(7);

  /** In its last hours frozen money is not counted on: the provider may be late with a refund. */
  static final Duration LAST_DAY = Duration.ofDays(1);

  static final int MOST_CLAIMS = 5;
  static final int MOST_STATEMENTS = 10;

  private ClaimRules() {}

  /** When somebody complains. */
  enum Window {
    /** The merchant is asked first. */
    IN_TIME,
    /** Only the panel helps. */
    LATE,
    /** Nobody does. */
    OVER
  }

  /** What has not been handed out can be complained about at any time. */
  static Window window(Claimable order, Instant now) {
    if (order.until() == null || now.isBefore(order.until())) {
      return Window.IN_TIME;
    }
    return now.isBefore(order.lateUntil()) ? Window.LATE : Window.OVER;
  }

  /**
   * What can go back at the most: nothing that went back already, and nothing that goes back anyway
   * since the price has fallen.
   */
  static Money most(Claimable order, Docket docket) {
    var unclaimed = order.price().minus(docket.returned());
    var least = least(order.left(), unclaimed);
    return least.fen() < 0 ? Money.ZERO : least;
  }

  static Money least(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Refuses a claim that somebody may not open, for the first reason there is. */
  static void require(Claimable order, Docket docket, Money wanted, Instant now) {
    if (order.owner().equals(order.person())) {
      throw AftersaleError.OWN.refusal();
    }
    if (docket.ruled()) {
      throw AftersaleError.RULED_ALREADY.refusal();
    }
    if (docket.open() != null) {
      throw AftersaleError.OPEN_ALREADY.refusal();
    }
    if (docket.claims() >= MOST_CLAIMS) {
      throw AftersaleError.TOO_OFTEN.refusal();
    }
    if (window(order, now) == Window.OVER) {
      throw AftersaleError.TOO_LATE.refusal();
    }
    var most = most(order, docket);
    if (wanted.compareTo(most) > 0) {
      throw AftersaleError.TOO_MUCH.refusal("at the most " + most.fen() + " fen");
    }
  }

  /**
   * When the guarantee has to stand in for an order's money, or empty if it has to now.
   *
   * @param frozenUntil empty where it is not frozen
   */
  static Optional<Instant> coverAt(Optional<Instant> frozenUntil, Instant now) {
    return frozenUntil.map(end -> end.minus(COVERED_BEFORE)).filter(now::isBefore);
  }

  /** Where an award comes from. */
  static Outcome.Source source(Optional<Instant> frozenUntil, Instant now) {
    return frozenUntil.map(end -> end.minus(LAST_DAY)).filter(now::isBefore).isPresent()
        ? Outcome.Source.PAYMENT
        : Outcome.Source.GUARANTEE;
  }
}
