package cn.linli.payment;

import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;

/** Frozen money that could not be divided, and that finance has divided once more. */
final class ShareRetries {
  private final Desk desk;

  ShareRetries(Desk desk) {
    this.desk = desk;
  }

  /** Whatever was in the way is gone, says finance. The same again changes nothing. */
  Exceptional.View share(Principal caller, Commands.ShareAgain command) {
    Fault.checks().that(!command.reason().isBlank(), "/reason", "says what was done").orRefuse();
    return Stale.again(() -> shareOnce(caller.person().toString(), command)).view();
  }

  private Exceptional shareOnce(String by, Commands.ShareAgain command) {
    var found =
        desk.exceptions()
            .find(command.community(), command.exception())
            .orElseThrow(PaymentError.EXCEPTION_NOT_FOUND::refusal);
    if (found.kind() != Exceptional.Kind.SHARE_FAILED) {
      throw PaymentError.NOT_FROZEN.refusal();
    }
    if (!found.isOpen()) {
      if (found.isClosedBy(by, command.reason())) {
        return found;
      }
      throw PaymentError.CLOSED_ALREADY.refusal();
    }
    var closed = found.closed(by, command.reason());
    var writes = new WriteSet(desk.dynamo());
    new Shares(desk).again(writes, desk.payment(found.community(), found.payment()));
    desk.exceptions().close(writes, closed);
    writes.commit();
    return closed;
  }
}
