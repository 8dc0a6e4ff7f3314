package cn.linli.payment;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Takes note of what people shall get, and of how much of it may be sent. */
final class Payouts {
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Desk desk;

  Payouts(Desk desk) {
    this.desk = desk;
  }

  void owe(WriteSet writes, Promise promise, Money funded) {
    var known = desk.payouts().find(promise.community(), promise.id());
    if (known.isPresent()) {
      if (!known.get().promise().equals(promise)) {
        throw PaymentError.PAYOUT_ID_REUSED.refusal();
      }
      return;
    }
    if (promise.amount().compareTo(Payout.LEAST) < 0) {
      throw PaymentError.TOO_LITTLE.refusal();
    }
    if (desk.payee(promise.community(), promise.payee()).mode() != Payee.Mode.DIRECT) {
      throw PaymentError.PAYS_NOBODY.refusal();
    }
    requireAtMost(promise.amount(), funded);
    var payout = Payout.first(promise, funded, desk.now());
    desk.payouts().create(writes, payout);
    see(writes, payout);
  }

  void fund(WriteSet writes, CommunityId community, String id, String key, Money amount) {
    var payout = payout(community, id);
    var known = payout.funding().get(key);
    if (known != null && known.equals(amount)) {
      return;
    }
    if (known != null || amount.fen() <= 0) {
      throw new IllegalArgumentException("a step of a payout adds something, and stays as it is");
    }
    var next = payout.funded(key, amount, desk.now());
    requireAtMost(payout.promise().amount(), next.funded());
    desk.payouts().put(writes, next);
    see(writes, next);
  }

  private static void requireAtMost(Money all, Money funded) {
    if (funded.fen() < 0 || funded.compareTo(all) > 0) {
      throw PaymentError.TOO_MUCH.refusal();
    }
  }

  /** Whoever is to be seen to is, now. */
  void see(WriteSet writes, Payout next) {
    if (next.isDue(desk.now())) {
      desk.tasks().payout(writes, next);
    }
  }

  Money arrived(CommunityId community, String id) {
    return payout(community, id).paid();
  }

  Money unfunded(CommunityId community, String id) {
    var payout = payout(community, id);
    return payout.promise().amount().minus(payout.funded());
  }

  private Payout payout(CommunityId community, String id) {
    return desk.payouts().find(community, id).orElseThrow(PaymentError.PAYOUT_NOT_FOUND::refusal);
  }

  /** Nobody can say when it ends: it is to be asked again. */
  Optional<Instant> openUntil(PersonId person, List<CommunityId> in) {
    boolean isOpen =
        in.stream()
            .flatMap(
                community ->
                    desk.payouts()
                        .lists()
                        .open(community, person)
                        .flatMap(number -> desk.payouts().findNumber(community, number).stream()))
            .anyMatch(Payout::isMoving);
    return isOpen ? Optional.of(desk.now().plus(LOOK_AGAIN)) : Optional.empty();
  }
}
