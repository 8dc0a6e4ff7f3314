package cn.linli.payment;

import cn.linli.shared.ApiError;
import cn.linli.shared.http.Webhook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the provider tells; it hears that all is well only when all of it is stored. */
final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final Desk desk;
  private final Settling settling;
  private final RefundWork refunds;
  private final PayoutWork payouts;

  Notices(Desk desk) {
    this.desk = desk;
    this.settling = new Settling(desk);
    this.refunds = new RefundWork(desk);
    this.payouts = new PayoutWork(desk);
  }

  /** One notice. Nothing to say means well done. */
  Object take(Webhook call) {
    switch (read(call)) {
      case Notice.OrderPaid paid ->
          LOG.info("order {}: {}", paid.order().number(), settling.settle(paid.order()));
      case Notice.RefundEnded ended -> refundEnded(ended);
      case Notice.TransferEnded ended -> transferEnded(ended);
      case Notice.Other other -> LOG.info("a notice about {} changes nothing", other.type());
    }
    return null;
  }

  private Notice read(Webhook call) {
    try {
      return desk.provider().read(call);
    } catch (ForgedNotice forged) {
      if (forged.isProbe()) {
        LOG.info("the provider tried whether we look");
      } else {
        // A filter of the template counts these words, and an alarm looks at the count.
        LOG.warn("forged payment notice: {}", forged.getMessage());
      }
      throw PaymentError.NOTICE_FORGED.refusal();
    } catch (ProviderFailure failure) {
      throw ApiError.BUSY.refusal();
    }
  }

  /** Success is believed when the provider says it to us. */
  private void transferEnded(Notice.TransferEnded ended) {
    desk.accounts()
        .find(ended.merchant())
        .ifPresent(community -> payouts.told(community, ended.transfer().number()));
  }

  /** Refunds that are not ours are the daily bill's to find. */
  private void refundEnded(Notice.RefundEnded ended) {
    var state = ended.refund();
    desk.numbers()
        .find(state.number())
        .flatMap(row -> desk.refunds().find(row.community(), row.payment(), state.refundNumber()))
        .ifPresentOrElse(
            refund -> refunds.ended(refund, state),
            () -> LOG.warn("a refund ended that is not ours"));
  }
}
