package cn.linli.payment;

import cn.linli.payment.Frozen.Stage;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Has frozen money divided; {@link ShareWork} does it. */
final class Shares {
  private final Desk desk;

  Shares(Desk desk) {
    this.desk = desk;
  }

  /** It shall be divided so. The same again changes nothing. */
  void ask(CommunityId community, UUID id, Money fee) {
    Stale.again(
        () -> {
          var writes = new WriteSet(desk.dynamo());
          ask(writes, community, id, fee);
          writes.commitIfAny();
          return true;
        });
  }

  /** The same within what a use case writes. */
  void ask(WriteSet writes, CommunityId community, UUID id, Money fee) {
    var payment = desk.payment(community, id);
    var settled = payment.settled().orElseThrow(PaymentError.NOT_PAID::refusal);
    var frozen = payment.frozen().orElseThrow(PaymentError.NOT_FROZEN::refusal);
    if (frozen.attempts() > 0) {
      if (!frozen.split().fee().equals(fee)) {
        throw PaymentError.SHARED_OTHERWISE.refusal();
      }
      return;
    }
    if (frozen.isOver() || frozen.isOut(desk.now())) {
      throw PaymentError.NOT_FROZEN.refusal();
    }
    if (fee.fen() < 0 || fee.compareTo(payment.amount()) > 0) {
      throw PaymentError.TOO_MUCH.refusal();
    }
    see(writes, payment.as(frozen.asked(fee, settled.paidAt(), desk.now())));
  }

  /** Until when it is frozen as a whole, or empty where it is not. */
  Optional<Instant> untouchedUntil(CommunityId community, UUID id) {
    return desk.payment(community, id)
        .frozen()
        .filter(frozen -> frozen.stage() == Stage.FROZEN && !frozen.isOut(desk.now()))
        .map(Frozen::until);
  }

  /** Once more, after somebody has seen to whatever was in the way. */
  void again(WriteSet writes, Payment payment) {
    var frozen = payment.frozen().orElseThrow(PaymentError.NOT_FROZEN::refusal);
    if (frozen.stage() != Stage.STUCK) {
      throw PaymentError.NOT_FROZEN.refusal();
    }
    see(writes, payment.as(frozen.resumed(desk.now())));
  }

  /** The next revision, and that it is to be seen to. */
  void see(WriteSet writes, Payment next) {
    desk.payments().put(writes, next);
    if (next.frozen().orElseThrow().lookAt().isAfter(desk.now())) {
      desk.tasks().shareLater(writes, next);
    } else {
      desk.tasks().share(writes, next);
    }
  }
}
