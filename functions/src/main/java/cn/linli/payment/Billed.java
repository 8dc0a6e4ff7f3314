package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.TimeRange;
import java.util.List;
import java.util.Optional;

/** What payments say of the rows of an account's bills. */
public final class Billed {
  private final Desk desk;
  private final CommunityId community;
  private final List<Payee> payees;
  private final boolean areSellers;

  Billed(Desk desk, CommunityId community, String account) {
    this.desk = desk;
    this.community = community;
    var paid =
        desk.payees().list(community).stream()
            .filter(payee -> payee.anywhere().account().equals(account))
            .toList();
    this.payees = paid.stream().map(StoredPayee::anywhere).toList();
    this.areSellers = paid.stream().anyMatch(StoredPayee::isSeller);
  }

  /** Who was paid on the account when this was asked for, by their ids. */
  public List<Payee> payees() {
    return payees;
  }

  /** Whether the money on the account stays frozen first, and what is taken of it is theirs. */
  public boolean areSellers() {
    return areSellers;
  }

  /**
   * Whether a refund is known as the bill has it. The bill lists it on the day on which it was
   * accepted; in the books it is when it is done.
   */
  public boolean knows(TradeRow row) {
    return isGivenBack(row)
        || refund(row)
            .filter(refund -> refund.parts().total().equals(row.amount()))
            .filter(refund -> isAsTheBillSays(refund, row))
            .isPresent();
  }

  /** Money that fitted nothing goes back under the number of its exception. */
  private boolean isGivenBack(TradeRow row) {
    return exception(row.refundNumber())
        .filter(known -> known.giving() != null && known.amount().equals(row.amount()))
        .filter(known -> row.state() != TradeRow.State.DONE || !known.isOpen())
        .isPresent();
  }

  private static boolean isAsTheBillSays(Refund refund, TradeRow row) {
    return switch (row.state()) {
      case DONE -> refund.state() == Refund.State.DONE;
      case UNDER_WAY -> refund.state() != Refund.State.FAILED;
      case FAILED -> refund.state() == Refund.State.FAILED;
    };
  }

  /**
   * Whether a refund was asked for before a day, so that an earlier bill has it.
   *
   * @param number ours of the refund
   */
  public boolean wasAskedBefore(String number, TimeRange day) {
    return refund(number)
        .map(Refund::askedAt)
        .or(() -> exception(number).map(Exceptional::giving).map(Exceptional.Giving::askedAt))
        .filter(askedAt -> askedAt.isBefore(day.start()))
        .isPresent();
  }

  /**
   * Asks the provider about what a bill has and we have not, and takes note of what it says.
   * Whether it is here now as the bill has it.
   */
  public boolean heal(Payee payee, TradeRow row) {
    if (row.isRefund()) {
      refund(row).filter(refund -> !refund.isOver()).ifPresent(new RefundWork(desk)::lookNow);
      return knows(row);
    }
    desk.provider()
        .find(payee, row.number())
        .ifPresent(
            state -> {
              if (state instanceof OrderState.Paid paid) {
                new Settling(desk).settle(paid.paid());
              }
            });
    return payment(row.number())
        .filter(payment -> payment.amount().equals(row.amount()))
        .flatMap(Payment::settled)
        .filter(settled -> settled.transaction().equals(row.transaction()))
        .isPresent();
  }

  /**
   * Whether the platform got a part of frozen money, or gave it back, as a bill has it; where that
   * is under way, once the provider was asked about it.
   *
   * @param number ours of the share or of its way back
   */
  public boolean healShare(String number, Money amount) {
    var payment = payment(number.split("-", 2)[0]);
    if (payment.isEmpty()) {
      return false;
    }
    if (!isShared(payment.get(), number, amount)) {
      lookAtShare(payment.get(), number);
    }
    return isShared(desk.payment(community, payment.get().ask().payment()), number, amount);
  }

  private boolean isShared(Payment payment, String number, Money amount) {
    var split = payment.frozen().map(Frozen::split);
    if (split.filter(each -> number.equals(each.shareNumber())).isPresent()) {
      return split.get().shared().equals(amount);
    }
    return refund(TakeBacks.refundNumber(number))
        .map(Refund::takeBack)
        .filter(back -> back.isDone() && back.amount().equals(amount))
        .isPresent();
  }

  private void lookAtShare(Payment payment, String number) {
    if (payment.frozen().filter(Frozen::hasLeft).isPresent()) {
      new ShareWork(desk).heal(payment);
    }
    refund(TakeBacks.refundNumber(number))
        .filter(Refund::isToBeTakenBack)
        .ifPresent(new RefundWork(desk)::lookNow);
  }

  /**
   * Whether a movement is of a transfer to a person.
   *
   * @param number ours, as the bill has it
   */
  public boolean isTransfer(String number) {
    return new PayoutBills(desk, community).isOurs(number);
  }

  /**
   * Whether so much was sent to a person, or came back, as a bill has it; where that is under way,
   * once the provider was asked about it.
   *
   * @param amount negative when it went out
   */
  public boolean healTransfer(String number, Money amount) {
    return new PayoutBills(desk, community).agrees(number, amount);
  }

  /**
   * Whether the provider says that it was paid on another day than the one in whose bill it is
   * missing.
   *
   * @param number ours of the order, or the exception that stands in its place
   */
  public boolean wasPaidAnotherDay(Payee payee, String number, String transaction, TimeRange day) {
    var order = exception(number).map(Exceptional::number).orElse(number);
    return desk.provider().find(payee, order).stream()
        .filter(OrderState.Paid.class::isInstance)
        .map(state -> ((OrderState.Paid) state).paid())
        .anyMatch(paid -> paid.transaction().equals(transaction) && !day.contains(paid.paidAt()));
  }

  private Optional<Exceptional> exception(String id) {
    return desk.exceptions().find(community, id);
  }

  private Optional<Refund> refund(TradeRow row) {
    return refund(row.refundNumber());
  }

  private Optional<Refund> refund(String number) {
    return payment(number.split("-", 2)[0])
        .map(Payment::ask)
        .flatMap(ask -> desk.refunds().find(ask.community(), ask.payment(), number));
  }

  private Optional<Payment> payment(String number) {
    return desk.numbers()
        .find(number)
        .filter(row -> row.community().equals(community))
        .flatMap(row -> desk.payments().find(community, row.payment()));
  }
}
