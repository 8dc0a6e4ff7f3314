package cn.linli.payment;

import cn.linli.shared.Money;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Money that a person shall get, as far as it is. It is sent by one transfer after the other, since
 * the person confirms each.
 *
 * @param funding what of it may be sent, by the key of each step in which that was said
 * @param paid what has reached the person
 * @param sending the transfer that is under way, or null
 * @param ended how many transfers have ended, well or not
 * @param lookAt when it is seen to next; what calls earlier is late itself
 * @param looks how often it was seen to since it is so far
 * @param revision counts the changes
 */
record Payout(
    Promise promise,
    Map<String, Money> funding,
    Money paid,
    State state,
    Sending sending,
    int ended,
    Instant owedAt,
    Instant lookAt,
    int looks,
    int revision) {
  /** What the provider sends at least, 0.10 yuan. */
  static final Money LEAST = new Money(10);

  private static final String FIRST = "first";

  /**
   * A transfer that was asked for, or is about to be. It is asked for again just so.
   *
   * @param number ours at the provider
   * @param merchant whose money it is there
   * @param appId where its person confirms it
   */
  record Sending(
      String number, Money amount, String merchant, App app, String appId, Instant askedAt) {}

  /** How far it is. */
  enum State {
    /** Nothing of it is under way: what may be sent is about to be. */
    OWED,
    /** The provider shall send something, or does, or nobody knows. */
    ASKED,
    /** The person has to confirm a transfer. */
    TO_CONFIRM,
    /** The account has not the money now; it is asked for again until it has. */
    WAITING,
    /** The person never logged in with an app of the payee's. */
    NO_ACCOUNT,
    /** The person did not confirm in time: it is asked for again when they open it. */
    EXPIRED,
    /** It does not reach them like that: somebody has to look. */
    FAILED,
    /** All of it has reached the person. */
    PAID;

    /** Its spelling in the contract. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static State of(String text) {
      return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  static Payout first(Promise promise, Money funded, Instant now) {
    var funding = funded.equals(Money.ZERO) ? Map.<String, Money>of() : Map.of(FIRST, funded);
    return new Payout(promise, funding, Money.ZERO, State.OWED, null, 0, now, now, 0, 1);
  }

  /** Ours; the numbers at the provider begin with it. */
  String number() {
    return PayoutNumber.of(promise.community(), promise.id());
  }

  String nextNumber() {
    return PayoutNumber.transfer(number(), ended + 1);
  }

  Money funded() {
    return funding.values().stream().reduce(Money.ZERO, Money::plus);
  }

  /**
   * What the next transfer sends, if it may send anything. Never is less left over than can be
   * sent.
   *
   * @param most what one transfer may send
   */
  Optional<Money> sendable(Money most) {
    var ready = funded().minus(paid);
    var piece = ready.compareTo(most) < 0 ? ready : most;
    var left = promise.amount().minus(paid).minus(piece);
    if (left.fen() > 0 && left.compareTo(LEAST) < 0) {
      piece = piece.minus(LEAST.minus(left));
    }
    return Optional.of(piece).filter(money -> money.compareTo(LEAST) >= 0);
  }

  boolean isSendable() {
    return sendable(promise.amount()).isPresent();
  }

  /** Whether it is to be seen to. */
  boolean isDue(Instant now) {
    return !now.isBefore(lookAt)
        && switch (state) {
          case OWED -> isSendable();
          case ASKED, TO_CONFIRM, WAITING, NO_ACCOUNT -> true;
          case EXPIRED, FAILED, PAID -> false;
        };
  }

  /** Whether it may come to its end though its person does not open our apps any more. */
  boolean isMoving() {
    return switch (state) {
      // What nobody has funded may never come: a merchant owes it, perhaps for ever.
      case OWED -> isSendable();
      case ASKED, TO_CONFIRM, WAITING, FAILED -> true;
      case NO_ACCOUNT, EXPIRED, PAID -> false;
    };
  }

  /** The next revision: more of it may be sent. */
  Payout funded(String key, Money amount, Instant now) {
    var more = new TreeMap<>(funding);
    more.put(key, amount);
    return state == State.OWED
        ? with(more, paid, state, null, ended, now, 0)
        : with(more, paid, state, sending, ended, lookAt, looks);
  }

  /** The next revision: a transfer is about to be asked for. */
  Payout beginning(Sending next, Instant later) {
    return with(funding, paid, State.ASKED, next, ended, later, 1);
  }

  /** The next revision: it is seen to again then. */
  Payout lookingAt(Instant next) {
    return with(funding, paid, state, sending, ended, next, looks + 1);
  }

  /** The next revision: its person has no account, and may have one then. */
  Payout withoutAccount(Instant next) {
    return with(funding, paid, State.NO_ACCOUNT, null, ended, next, looks + 1);
  }

  /** The next revision, with a transfer that goes on like that. */
  Payout as(State next) {
    return with(funding, paid, next, sending, ended, lookAt, looks);
  }

  /** The next revision: the transfer has reached the person. */
  Payout arrived(Instant now) {
    var all = paid.plus(sending.amount());
    var next = all.equals(promise.amount()) ? State.PAID : State.OWED;
    return with(funding, all, next, null, ended + 1, now, 0);
  }

  /** The next revision: the transfer is over, and has reached nobody. */
  Payout missed(State next) {
    return with(funding, paid, next, null, ended + 1, lookAt, looks);
  }

  /** The next revision: there is no such transfer, and its number is good for the next one. */
  Payout refused() {
    return with(funding, paid, State.FAILED, null, ended, lookAt, looks);
  }

  /** The next revision: once more. */
  Payout again(Instant now) {
    return with(funding, paid, State.OWED, null, ended, now, 0);
  }

  private Payout with(
      Map<String, Money> nowFunding,
      Money nowPaid,
      State nowState,
      Sending nowSending,
      int nowEnded,
      Instant nowLookAt,
      int nowLooks) {
    return new Payout(
        promise,
        Map.copyOf(nowFunding),
        nowPaid,
        nowState,
        nowSending,
        nowEnded,
        owedAt,
        nowLookAt,
        nowLooks,
        revision + 1);
  }

  /** What one transfer came to. */
  Sent ended(String transfer, boolean isPaid, Instant at) {
    return new Sent(
        promise.community(),
        sending.number(),
        promise.id(),
        promise.kind(),
        sending.amount(),
        transfer,
        isPaid,
        sending.askedAt(),
        at);
  }
}
