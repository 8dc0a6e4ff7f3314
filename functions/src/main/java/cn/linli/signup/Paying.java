package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.Stale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hears of the money of sign-ups. */
final class Paying {
  private final Hall hall;
  private final Changes changes;
  private final Refunding refunding;

  Paying(Hall hall) {
    this.hall = hall;
    this.changes = new Changes(hall);
    this.refunding = new Refunding(hall);
  }

  /** What a payment is for, if it is for a sign-up. */
  static Optional<Paid> of(QueueEvent.Told told) {
    return Optional.of(told.as(Paid.class)).filter(paid -> paid.subject().startsWith(Hall.SUBJECT));
  }

  /** A payment was made. Money for what does not stand any more goes back at once. */
  void settled(CommunityId home, Paid paid) {
    boolean counts = Stale.again(() -> confirm(paid));
    if (!counts) {
      refunding.refundLate(home, paid.payment());
    }
  }

  private boolean confirm(Paid paid) {
    var found = hall.signUps().find(Hall.key(paid.subject()));
    if (found.filter(signUp -> signUp.counted().contains(paid.payment())).isPresent()) {
      // Told again, perhaps after it was cancelled, or after that made anew: the money is seen to.
      return true;
    }
    if (found.isEmpty() || !found.get().payment().equals(paid.payment())) {
      return false;
    }
    var together = hall.together(found.get());
    boolean isAwaited =
        together.stream().allMatch(signUp -> signUp.state() == SignUpState.AWAITING_PAYMENT);
    if (!isAwaited) {
      return false;
    }
    var writes = hall.writes();
    together.forEach(signUp -> hall.put(writes, signUp.confirmed(signUp.row(), hall.now())));
    changes.promoteRest(writes, together);
    writes.commit();
    return true;
  }

  /** Nobody can pay any more: the places are there for others. */
  void closed(Paid paid) {
    Stale.again(
        () -> {
          var found = hall.signUps().find(Hall.key(paid.subject()));
          if (found.isPresent() && found.get().payment().equals(paid.payment())) {
            var left =
                hall.together(found.get()).stream()
                    .filter(signUp -> signUp.state() == SignUpState.AWAITING_PAYMENT)
                    .toList();
            lapse(left);
          }
          return true;
        });
  }

  /** An offer is over, unless somebody has taken it up. */
  void offerOver(SignUpKey key) {
    Stale.again(
        () -> {
          var offered =
              hall.signUps()
                  .find(key)
                  .filter(signUp -> signUp.state() == SignUpState.OFFERED)
                  .filter(signUp -> !hall.now().isBefore(signUp.until()));
          offered.ifPresent(signUp -> lapse(hall.together(signUp)));
          return true;
        });
  }

  private void lapse(List<SignUp> left) {
    if (!left.isEmpty()) {
      var target = left.getFirst().target();
      var offering = hall.needs().activities().get(target.community(), target.activity());
      var writes = hall.writes();
      var all = new ArrayList<>(left);
      left.forEach(signUp -> all.addAll(changes.led(offering, signUp)));
      changes.end(writes, offering, all, SignUpState.LAPSED, 0, Changes.isOn(offering));
      writes.commit();
    }
  }

  /** The events {@code payment.settled} and {@code payment.closed}, as far as they are read. */
  record Paid(UUID payment, String subject) {}
}
