package cn.linli.payment;

import cn.linli.payment.Payout.Sending;
import cn.linli.payment.Payout.State;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Has the provider send what people shall get. A transfer is written down before it is asked for,
 * and asked about before it is asked for again, under the same number; another number is used when
 * the one before has its end.
 */
final class PayoutWork {
  private static final String NOT_CONFIRMED = "OVERDUE_CLOSE";

  /** So often it is seen whether somebody has logged in. */
  private static final Duration SELDOM = Duration.ofDays(1);

  private final Desk desk;
  private final Payouts payouts;

  PayoutWork(Desk desk) {
    this.desk = desk;
    this.payouts = new Payouts(desk);
  }

  /** Sees to it, as far as it can be done now. */
  void work(CommunityId community, String id) {
    Stale.again(() -> owed(community, id))
        .filter(payout -> payout.sending() != null)
        .ifPresent(this::lookNow);
  }

  /** The next look is owed before this one, in which we may die; of two at once one looks. */
  private Optional<Payout> owed(CommunityId community, String id) {
    var due =
        desk.payouts()
            .find(community, id)
            .filter(payout -> payout.isDue(desk.now()))
            .map(this::looking);
    due.ifPresent(this::put);
    return due;
  }

  private Payout looking(Payout payout) {
    if (payout.sending() != null) {
      return payout.lookingAt(desk.now().plus(Tasks.pause(payout.looks())));
    }
    return Arrays.stream(App.values())
        .flatMap(app -> sending(payout, app).stream())
        .findFirst()
        .map(sending -> payout.beginning(sending, desk.now().plus(Tasks.pause(0))))
        .orElseGet(() -> payout.withoutAccount(desk.now().plus(SELDOM)));
  }

  /** The next transfer, in an app where the person is known and the payee is too. */
  private Optional<Sending> sending(Payout payout, App app) {
    return payee(payout)
        .in(app)
        .filter(payee -> openid(payout, app, payee.appId()).isPresent())
        .map(payee -> sending(payout, app, payee));
  }

  private Sending sending(Payout payout, App app, Payee payee) {
    var amount = payout.sendable(desk.needs().mostPerTransfer()).orElseThrow();
    return new Sending(
        payout.nextNumber(), amount, payee.merchant(), app, payee.appId(), desk.now());
  }

  private StoredPayee payee(Payout payout) {
    return desk.payee(payout.promise().community(), payout.promise().payee());
  }

  private Optional<String> openid(Payout payout, App app, String appId) {
    return desk.needs().openids().of(payout.promise().person(), app, appId);
  }

  /** The person has opened it in an app: the next transfer is confirmed there. */
  Payout begin(Payout payout, App app) {
    if (payee(payout).in(app).isEmpty()) {
      throw PaymentError.APP_NOT_SERVED.refusal();
    }
    var sending = sending(payout, app).orElseThrow(PaymentError.NO_ACCOUNT_HERE::refusal);
    var next = payout.beginning(sending, desk.now().plus(Tasks.pause(0)));
    put(next);
    return next;
  }

  private void put(Payout next) {
    var writes = new WriteSet(desk.dynamo());
    desk.payouts().put(writes, next);
    desk.tasks().payoutLater(writes, next);
    writes.commit();
  }

  /** Asks the provider for what is under way, or how it stands. */
  void lookNow(Payout payout) {
    try {
      ended(payout, find(payout).orElseGet(() -> ask(payout)));
    } catch (ProviderFailure failure) {
      failed(payout, failure);
    }
  }

  /** Asks the provider how it stands, of which a bill tells. */
  void learn(Payout payout) {
    find(payout).ifPresent(state -> ended(payout, state));
  }

  /** How what is under way stands there; empty when it was never asked for. */
  private Optional<TransferState> find(Payout payout) {
    var number = payout.sending().number();
    return desk.question(() -> desk.provider().findTransfer(from(payout), number));
  }

  /** Asks for it. The same again brings what its person needs to confirm it. */
  TransferState ask(Payout payout) {
    try {
      var state = desk.provider().transfer(from(payout), order(payout));
      // Why it failed is told to those alone who ask how it stands.
      return state.status() == TransferState.Status.FAILED ? find(payout).orElse(state) : state;
    } catch (ProviderFailure failure) {
      if (!failure.isHopeless()) {
        throw failure;
      }
      // Whatever was refused, it may have been asked for before.
      return find(payout).orElseThrow(() -> failure);
    }
  }

  /** The merchant of whom it was asked first, whatever the payee has become. */
  private static Payee from(Payout payout) {
    var sending = payout.sending();
    var payee = payout.promise().payee();
    return new Payee(payee, Payee.Mode.DIRECT, sending.merchant(), null, sending.appId());
  }

  private TransferOrder order(Payout payout) {
    var sending = payout.sending();
    var promise = payout.promise();
    var openid =
        openid(payout, sending.app(), sending.appId())
            .orElseThrow(
                () ->
                    new ProviderFailure(
                        ProviderFailure.Kind.LATER,
                        ProviderFailure.Why.OTHER,
                        "nobody is known there any more"));
    return new TransferOrder(
        sending.number(),
        openid,
        sending.amount(),
        promise.reason(),
        promise.kind().scene(),
        promise.kind().perceived(),
        promise.kind().reports(promise.reason()));
  }

  /** The provider does not do it. Otherwise the same number again later. */
  void failed(Payout payout, ProviderFailure failure) {
    if (failure.why() == ProviderFailure.Why.NOT_ENOUGH) {
      change(payout, this::waits);
    } else if (failure.isHopeless()) {
      change(payout, (writes, now) -> fail(writes, now, now.refused()));
    }
  }

  /** Finance hears of it once. */
  private void waits(WriteSet writes, Payout now) {
    if (now.state() != State.WAITING) {
      var next = now.as(State.WAITING);
      desk.payouts().put(writes, next);
      raise(writes, Exceptional.Kind.PAYOUT_WAITING, now, next);
    }
  }

  /** What the provider says of what is under way. Older news changes nothing. */
  void ended(Payout known, TransferState state) {
    change(known, (writes, now) -> note(writes, now, state));
  }

  private void note(WriteSet writes, Payout now, TransferState state) {
    switch (state.status()) {
      case PROCESSING -> {
        if (now.state() == State.WAITING) {
          desk.payouts().put(writes, now.as(State.ASKED));
        }
      }
      case WAITS_FOR_PERSON -> {
        if (now.state() != State.TO_CONFIRM) {
          desk.payouts().put(writes, now.as(State.TO_CONFIRM));
          desk.outbox()
              .add(writes, new Event("payment.payout-to-confirm", 1, community(now), about(now)));
        }
      }
      case SUCCESS -> arrived(writes, now, state);
      case FAILED, CANCELLED -> missed(writes, now, state);
    }
  }

  private void arrived(WriteSet writes, Payout now, TransferState state) {
    var next = now.arrived(desk.now());
    desk.payouts().put(writes, next);
    desk.sent().create(writes, now.ended(state.transfer(), true, desk.now()));
    desk.books().paidOut(writes, now, state, desk.now());
    desk.outbox().add(writes, new Event("payment.paid-out", 1, community(now), about(now)));
    payouts.see(writes, next);
  }

  /** It is over, and the money is back: what nobody confirmed waits for its person. */
  private void missed(WriteSet writes, Payout now, TransferState state) {
    desk.sent().create(writes, now.ended(state.transfer(), false, desk.now()));
    if (NOT_CONFIRMED.equals(state.failure())) {
      desk.payouts().put(writes, now.missed(State.EXPIRED));
    } else {
      fail(writes, now, now.missed(State.FAILED));
    }
  }

  private void fail(WriteSet writes, Payout now, Payout next) {
    desk.payouts().put(writes, next);
    raise(writes, Exceptional.Kind.PAYOUT_FAILED, now, next);
    desk.outbox().add(writes, new Event("payment.payout-failed", 1, community(now), about(now)));
  }

  private void raise(WriteSet writes, Exceptional.Kind kind, Payout now, Payout next) {
    desk.exceptions().raise(writes, Exceptional.of(kind, now, next.revision(), desk.now()));
  }

  private static CommunityId community(Payout payout) {
    return payout.promise().community();
  }

  private static Map<String, Object> about(Payout payout) {
    var promise = payout.promise();
    return Map.of(
        "payout", promise.id(),
        "person", promise.person(),
        "kind", promise.kind().toString(),
        "cause", promise.cause(),
        "amountFen", payout.sending().amount().fen());
  }

  /** The provider tells that a transfer has an end; which, it is asked. */
  void told(CommunityId community, String number) {
    Stale.again(
        () -> {
          desk.payouts()
              .ofTransfer(community, number)
              .filter(payout -> payout.sending() != null)
              .filter(payout -> payout.sending().number().equals(number))
              .filter(payout -> payout.lookAt().isAfter(desk.now()))
              .ifPresent(this::lookSoon);
          return true;
        });
  }

  private void lookSoon(Payout payout) {
    var next = payout.lookingAt(desk.now());
    var writes = new WriteSet(desk.dynamo());
    desk.payouts().put(writes, next);
    desk.tasks().payout(writes, next);
    writes.commit();
  }

  /** What is written of a payout as it stands now. */
  private interface Change {
    void add(WriteSet writes, Payout now);
  }

  /** Writes if the same transfer is under way still. */
  private void change(Payout known, Change change) {
    var promise = known.promise();
    Stale.again(
        () -> {
          var now = desk.payouts().find(promise.community(), promise.id()).orElseThrow();
          if (known.sending().equals(now.sending())) {
            var writes = new WriteSet(desk.dynamo());
            change.add(writes, now);
            writes.commitIfAny();
          }
          return true;
        });
  }
}
