package cn.linli.payment;

import cn.linli.payment.Payout.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;

/** A person opens what they shall get, to confirm it in WeChat. */
final class Confirming {
  /** One that has ended, the next, and one more should that be over too. */
  private static final int TRIES = 3;

  private final PayoutViews views;
  private final PayoutWork work;

  Confirming(Desk desk) {
    this.views = new PayoutViews(desk);
    this.work = new PayoutWork(desk);
  }

  /**
   * What the page needs to have it confirmed. A transfer that has ended meanwhile is followed by
   * the next.
   */
  TransferParameters confirm(Principal caller, Commands.ConfirmPayout command) {
    var app = App.of(command.app());
    return confirm(caller.person(), command.community(), command.payout(), app);
  }

  TransferParameters confirm(PersonId person, CommunityId community, String id, App app) {
    for (int tries = 0; tries < TRIES; tries++) {
      var payout = Stale.again(() -> open(person, community, id, app));
      var state = asked(payout);
      if (state.status() == TransferState.Status.PROCESSING) {
        break;
      }
      if (state.confirmation() != null) {
        var sending = payout.sending();
        return new TransferParameters(sending.merchant(), sending.appId(), state.confirmation());
      }
    }
    throw PaymentError.PROVIDER_BUSY.refusal();
  }

  /** The transfer that is under way, or the next one. */
  private Payout open(PersonId person, CommunityId community, String id, App app) {
    var payout = views.own(person, community, id);
    if (payout.state() == State.PAID) {
      throw PaymentError.PAID_ALREADY.refusal();
    }
    if (payout.state() == State.FAILED) {
      throw PaymentError.PAYOUT_FAILED.refusal();
    }
    if (payout.sending() != null) {
      if (payout.sending().app() != app) {
        throw PaymentError.OTHER_APP.refusal();
      }
      return payout;
    }
    if (!payout.isSendable()) {
      throw PaymentError.PAYOUT_WAITING.refusal();
    }
    return work.begin(payout, app);
  }

  /** Asked for again under its number, which changes nothing there and says what is needed. */
  private TransferState asked(Payout payout) {
    try {
      var state = work.ask(payout);
      work.ended(payout, state);
      return state;
    } catch (ProviderFailure failure) {
      work.failed(payout, failure);
      throw refusal(failure);
    }
  }

  private static RuntimeException refusal(ProviderFailure failure) {
    if (failure.why() == ProviderFailure.Why.NOT_ENOUGH) {
      return PaymentError.PAYOUT_WAITING.refusal();
    }
    return failure.isHopeless()
        ? PaymentError.PAYOUT_FAILED.refusal()
        : PaymentError.PROVIDER_BUSY.refusal();
  }
}
