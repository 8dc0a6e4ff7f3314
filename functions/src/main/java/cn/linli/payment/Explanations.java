package cn.linli.payment;

import cn.linli.ledger.Entry;
import cn.linli.ledger.Recipe;
import cn.linli.shared.Money;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Says what is wrong between an entry of the books and the payment that it says it is about. */
final class Explanations {
  private static final Set<Recipe> PAID =
      EnumSet.of(Recipe.PAID, Recipe.PAID_FROZEN, Recipe.GUARANTEE_PAID, Recipe.TOPPED_UP);

  private final Desk desk;

  Explanations(Desk desk) {
    this.desk = desk;
  }

  /** Empty where all is well, and where it is none of payment's entries. */
  Optional<String> wrong(Entry entry) {
    var parts = entry.reference().split("/", 3);
    return switch (parts[0]) {
      case "payment" -> wrongOfPayment(entry, parts[1]);
      case "share" -> wrongOfShare(entry, parts[1]);
      case "refund" -> wrongOfRefund(entry, parts[1]);
      case "payout" -> wrongOfPayout(entry, parts[1]);
      case "exception" ->
          unless(desk.exceptions().has(entry.community(), parts[1]), "there is no such exception");
      default -> Optional.empty();
    };
  }

  private Optional<String> wrongOfPayment(Entry entry, String number) {
    var paid = payment(number).filter(payment -> payment.settled().isPresent());
    if (paid.isEmpty()) {
      return Optional.of("no such payment was settled");
    }
    boolean isPaid = PAID.contains(entry.recipe());
    if (entry.recipe() == Recipe.FREEZE_ENDED) {
      return unless(
          total(entry).equals(rest(paid.get())), "the payment's money did not come free like that");
    }
    return unless(
        !isPaid
            || (paid.get().settled().orElseThrow().transaction().equals(entry.provider())
                && total(entry).equals(paid.get().amount())),
        "the payment has another transaction or amount");
  }

  private static Money rest(Payment payment) {
    return payment.frozen().map(frozen -> frozen.split().rest()).orElse(Money.ZERO);
  }

  /** The fee moves twice: from the merchant's claim, and from account to account. */
  private Optional<String> wrongOfShare(Entry entry, String number) {
    var payment = payment(number.split("-", 2)[0]);
    var frozen = payment.flatMap(Payment::frozen);
    if (frozen.isEmpty()) {
      return Optional.of("there is no such payment whose money was frozen");
    }
    var split = frozen.get().split();
    boolean isFee = number.equals(split.shareNumber());
    return unless(
        total(entry).equals(isFee ? split.shared().plus(split.shared()) : split.rest()),
        "it was divided in another way");
  }

  private Optional<String> wrongOfRefund(Entry entry, String number) {
    if (desk.exceptions().find(entry.community(), number).isPresent()) {
      return Optional.empty();
    }
    var refund =
        payment(number.split("-", 2)[0])
            .map(Payment::ask)
            .flatMap(ask -> desk.refunds().find(ask.community(), ask.payment(), number));
    if (refund.isEmpty()) {
      return Optional.of("there is no such refund");
    }
    if (entry.recipe() == Recipe.SHARE_TAKEN_BACK) {
      return wrongOfTakeBack(entry, refund.get());
    }
    boolean isDone = entry.recipe() == Recipe.REFUNDED || entry.recipe() == Recipe.REFUNDED_FROZEN;
    return unless(
        total(entry).equals(refund.get().parts().total())
            && (!isDone || refund.get().state() == Refund.State.DONE),
        "the refund has another amount, or is not done");
  }

  private static Optional<String> wrongOfTakeBack(Entry entry, Refund refund) {
    var back = refund.takeBack();
    return unless(
        back != null
            && back.isDone()
            && total(entry).equals(refund.parts().total().plus(back.amount())),
        "nothing was taken back for it, or something else");
  }

  private Optional<String> wrongOfPayout(Entry entry, String number) {
    return unless(
        desk.sent()
            .find(entry.community(), number)
            .filter(Sent::isPaid)
            .filter(sent -> sent.amount().equals(total(entry)))
            .filter(sent -> sent.transfer().equals(entry.provider()))
            .isPresent(),
        "no such transfer reached anybody");
  }

  private Optional<Payment> payment(String number) {
    return desk.numbers()
        .find(number)
        .flatMap(row -> desk.payments().find(row.community(), row.payment()));
  }

  private static Money total(Entry entry) {
    return entry.transfers().stream()
        .map(transfer -> transfer.amount())
        .reduce(Money.ZERO, Money::plus);
  }

  private static Optional<String> unless(boolean isRight, String complaint) {
    return isRight ? Optional.empty() : Optional.of(complaint);
  }
}
