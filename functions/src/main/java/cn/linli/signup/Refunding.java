package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.SignUpRules;
import cn.linli.payment.Part;
import cn.linli.payment.Parts;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Has money go back that was paid for a place. */
final class Refunding {
  /** Why the deposit of somebody comes back who was thought not to have come. */
  static final String CAME_AFTER_ALL = "came-after-all";

  private final Hall hall;

  Refunding(Hall hall) {
    this.hall = hall;
  }

  /** Does what was asked for; the same wish again gives the money back once. */
  void refund(Wish wish) {
    if (wish.why.equals(CAME_AFTER_ALL)) {
      hall.needs()
          .payments()
          .giveBack(
              wish.home,
              wish.payment,
              wish.key(),
              Part.ATTENDANCE_DEPOSIT,
              wish.deposit,
              reason(wish.why));
      return;
    }
    hall.needs()
        .payments()
        .refund(wish.home, wish.payment, wish.key(), wish.parts(), reason(wish.why));
  }

  /** What was paid for something that does not stand any more. */
  void refundLate(CommunityId home, UUID payment) {
    hall.needs().payments().refundRest(home, payment, "late", "报名未成立，自动退款");
  }

  private static String reason(String why) {
    return switch (why) {
      case "cancelled" -> "取消报名，按规则退款";
      case "stopped" -> "活动取消，全额退款";
      case "came" -> "已签到，退还保证金";
      case CAME_AFTER_ALL -> "核实到场，退还保证金";
      default -> "报名退款";
    };
  }

  /**
   * What shall go back of one person's place. Whoever asks has worked it out, for the sign-up may
   * be another one when it is done.
   *
   * @param community whose activity it is
   * @param home where the money is
   * @param why in one word
   */
  record Wish(
      CommunityId community,
      CommunityId home,
      UUID payment,
      PersonId person,
      boolean isGoods,
      Money fee,
      Money deposit,
      String why) {

    /** What goes back when a sign-up ends; nothing, perhaps. */
    static Optional<Wish> of(Offering offering, SignUp signUp, SignUpState state, int percent) {
      var fee = new Money(SignUpRules.back(signUp.fee().fen(), percent));
      // Whoever came has it back already.
      var deposit = signUp.attended() == 0 ? signUp.deposit() : Money.ZERO;
      return of(offering, signUp, fee, deposit, state.toString());
    }

    static Optional<Wish> of(
        Offering offering, SignUp signUp, Money fee, Money deposit, String why) {
      return fee.plus(deposit).equals(Money.ZERO)
          ? Optional.empty()
          : Optional.of(
              new Wish(
                  signUp.target().community(),
                  signUp.home(),
                  signUp.payment(),
                  signUp.person(),
                  Till.isMerchants(offering),
                  fee,
                  deposit,
                  why));
    }

    String key() {
      return why + "-" + person;
    }

    Parts parts() {
      Map<Part, Money> parts = new HashMap<>();
      parts.put(isGoods ? Part.GOODS : Part.FEE, fee);
      parts.put(Part.ATTENDANCE_DEPOSIT, deposit);
      return new Parts(parts);
    }

    /** As references of tasks have it. */
    String ref() {
      return "%s/%s/%s/%s/%d/%d/%s"
          .formatted(
              home, payment, person, isGoods ? "goods" : "centre", fee.fen(), deposit.fen(), why);
    }

    static Wish ofRef(CommunityId community, String ref) {
      var parts = ref.split("/", 7);
      return new Wish(
          community,
          new CommunityId(parts[0]),
          UUID.fromString(parts[1]),
          PersonId.of(parts[2]),
          parts[3].equals("goods"),
          new Money(Long.parseLong(parts[4])),
          new Money(Long.parseLong(parts[5])),
          parts[6]);
    }
  }
}
