package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Map;

/** What it means that somebody came: it counts, and the deposit goes back. */
final class Coming {
  private final Hall hall;

  Coming(Hall hall) {
    this.hall = hall;
  }

  /** Adds it to what a use case writes. */
  void come(WriteSet writes, Offering offering, SignUp signUp, CheckIn checkIn) {
    hall.checkIns().come(writes, checkIn);
    hall.signUps().put(writes, signUp.came(checkIn.session()));
    boolean isFirst = signUp.attended() == 0;
    if (isFirst && signUp.paidAt() != null) {
      var why = signUp.kept() ? Refunding.CAME_AFTER_ALL : "came";
      Refunding.Wish.of(offering, signUp, Money.ZERO, signUp.deposit(), why)
          .ifPresent(wish -> hall.tasks().refund(writes, wish));
    }
    hall.outbox()
        .add(
            writes,
            new Event(
                "signup.checked-in",
                1,
                checkIn.community(),
                Map.of(
                    "activity", checkIn.activity(),
                    "session", checkIn.session(),
                    "person", signUp.person(),
                    "signUp", signUp.id(),
                    "ticket", signUp.ticket(),
                    "at", checkIn.at())));
  }
}
