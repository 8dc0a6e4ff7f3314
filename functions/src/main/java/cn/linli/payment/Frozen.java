package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Money of a payment that the provider keeps until it is divided (分账): the platform's fee is shared
 * out first, then the merchant is given the rest. What is not divided in time is given to the
 * merchant by the provider itself.
 *
 * @param until when the provider gives it free by itself
 * @param attempts how often it was begun, each time with numbers of its own
 * @param lookAt when it is seen to next; what calls earlier is late itself
 * @param looks how often it was seen to since it is so far
 */
record Frozen(Instant until, Stage stage, Split split, int attempts, Instant lookAt, int looks) {
  /** The provider shares nothing out that was paid less than a minute ago, by its clock. */
  private static final Duration FIRST = Duration.ofMinutes(2);

  /** How far it is. */
  enum Stage {
    /** Nobody asked for anything. */
    FROZEN,
    /** It shall be divided, as soon as no refund is under way. */
    ASKED,
    /** The platform's fee is on its way. */
    SHARING,
    /** The fee is out; the merchant is to be given the rest. */
    FREEING,
    /** Everybody has their part. */
    DIVIDED,
    /** The provider does not do it: somebody has to look. */
    STUCK,
    /** The provider gave it free by itself. */
    THAWED;

    /** Its spelling in the table. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT));
    }
  }

  static Frozen first(Instant paidAt, int days) {
    var until = paidAt.plus(Duration.ofDays(days));
    return new Frozen(until, Stage.FROZEN, Split.NONE, 0, until, 0);
  }

  /** Whether it has left: what goes back then has to be taken back before. */
  boolean isOver() {
    return stage == Stage.DIVIDED || stage == Stage.THAWED;
  }

  /** Whether the provider has given it free by itself by then. */
  boolean isOut(Instant now) {
    return !now.isBefore(until);
  }

  /** Whether it is just leaving, or a part of it has left already. */
  boolean hasLeft() {
    return stage == Stage.SHARING || stage == Stage.FREEING || !split.shared().equals(Money.ZERO);
  }

  /** The number under which the platform's fee is shared out. */
  String shareNumber(Payment payment) {
    return payment.number() + "-s" + attempts;
  }

  /** The one under which the merchant is given the rest. */
  String freeNumber(Payment payment) {
    return payment.number() + "-f" + attempts;
  }

  /** It shall be divided so. */
  Frozen asked(Money fee, Instant paidAt, Instant now) {
    var first = paidAt.plus(FIRST);
    var next = now.isBefore(first) ? first : now;
    return at(Stage.ASKED, split.withFee(fee), attempts + 1, next);
  }

  /** It was stuck, and goes on with other numbers: where the fee is out, with the rest. */
  Frozen resumed(Instant now) {
    return at(hasLeft() ? Stage.FREEING : Stage.ASKED, split, attempts + 1, now);
  }

  /** Dividing begins, with as much as there is of what was paid. */
  Frozen dividing(Money amount, Money paid, Instant now) {
    var next = split.of(amount);
    boolean isNothingToShare = next.toShare(paid).equals(Money.ZERO);
    return at(isNothingToShare ? Stage.FREEING : Stage.SHARING, next, attempts, now);
  }

  /** The merchant is given all there is. */
  Frozen freeing(Money amount, Instant now) {
    return at(Stage.FREEING, split.of(amount), attempts, now);
  }

  /** The platform has got its fee. */
  Frozen shared(String number, Money paid, Instant now) {
    return at(Stage.FREEING, split.sharedBy(number, paid), attempts, now);
  }

  /** The same once more, under another number. */
  Frozen again(Instant now) {
    return at(stage, split, attempts + 1, now);
  }

  /** So far, until somebody looks or the provider gives it free. */
  Frozen as(Stage next) {
    return at(next, split, attempts, until);
  }

  /** It has come free by itself, with as much as there was. */
  Frozen thawed(Money amount) {
    return at(Stage.THAWED, hasLeft() ? split : split.of(amount), attempts, until);
  }

  private Frozen at(Stage next, Split nextSplit, int nextAttempts, Instant nextLook) {
    return new Frozen(until, next, nextSplit, nextAttempts, nextLook, 0);
  }

  Frozen lookingAt(Instant next) {
    return new Frozen(until, stage, split, attempts, next, looks + 1);
  }

  /** So much of what was divided goes back to the payer. */
  Frozen claiming(Money amount) {
    return new Frozen(until, stage, split.claiming(amount), attempts, lookAt, looks);
  }
}
