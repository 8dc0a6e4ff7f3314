package cn.linli.volunteer;

import cn.linli.ledger.Entry;
import cn.linli.ledger.Recipe;
import cn.linli.payment.Promise;
import cn.linli.shared.Money;
import java.util.Optional;

/** Says what is wrong between an entry of a stipend and the shift that it was granted for. */
final class Granted {
  private final Bureau bureau;

  Granted(Bureau bureau) {
    this.bureau = bureau;
  }

  /** Empty where all is well, and where it is no entry of a stipend. */
  Optional<String> wrong(Entry entry) {
    if (entry.recipe() != Recipe.STIPEND_GRANTED) {
      return Optional.empty();
    }
    var payout = entry.reference().split("/", 2)[1];
    var promise = bureau.needs().payments().promise(entry.community(), payout);
    if (promise.filter(one -> one.amount().equals(total(entry))).isEmpty()) {
      return Optional.of("no such payout was promised");
    }
    boolean isOwed = promise.flatMap(this::assignment).filter(one -> owes(one, entry)).isPresent();
    return isOwed ? Optional.empty() : Optional.of("nobody has earned it at their shift");
  }

  private Optional<Assignment> assignment(Promise promise) {
    var which = Stipends.shift(promise);
    return bureau
        .shifts()
        .find(which.community(), which.activity(), which.shift())
        .flatMap(shift -> bureau.assignments().find(Assignment.Key.of(shift, promise.person())));
  }

  private static boolean owes(Assignment assignment, Entry entry) {
    return assignment.isOwed()
        && assignment.stipend().equals(total(entry))
        && Stipends.reference(assignment).equals(entry.reference());
  }

  private static Money total(Entry entry) {
    return entry.transfers().stream()
        .map(transfer -> transfer.amount())
        .reduce(Money.ZERO, Money::plus);
  }
}
