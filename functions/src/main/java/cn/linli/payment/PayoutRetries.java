package cn.linli.payment;

import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** Payouts that did not reach their person, and that finance has sent once more. */
final class PayoutRetries {
  private final Desk desk;

  PayoutRetries(Desk desk) {
    this.desk = desk;
  }

  /** Whatever was in the way is gone, says finance. The same again changes nothing. */
  Exceptional.View send(Principal caller, Commands.SendAgain command) {
    Fault.checks().that(!command.reason().isBlank(), "/reason", "says what was done").orRefuse();
    return Stale.again(() -> sendOnce(caller.person().toString(), command)).view();
  }

  private Exceptional sendOnce(String by, Commands.SendAgain command) {
    var found =
        desk.exceptions()
            .find(command.community(), command.exception())
            .orElseThrow(PaymentError.EXCEPTION_NOT_FOUND::refusal);
    if (found.kind() != Exceptional.Kind.PAYOUT_FAILED) {
      throw PaymentError.NO_PAYOUT.refusal();
    }
    if (!found.isOpen()) {
      if (found.isClosedBy(by, command.reason())) {
        return found;
      }
      throw PaymentError.CLOSED_ALREADY.refusal();
    }
    var closed = found.closed(by, command.reason());
    var writes = new WriteSet(desk.dynamo());
    desk.payouts()
        .find(found.community(), found.number())
        .filter(payout -> payout.state() == Payout.State.FAILED)
        .map(payout -> payout.again(desk.now()))
        .ifPresent(
            next -> {
              desk.payouts().put(writes, next);
              new Payouts(desk).see(writes, next);
            });
    desk.exceptions().close(writes, closed);
    writes.commit();
    return closed;
  }
}
