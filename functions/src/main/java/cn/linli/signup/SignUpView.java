package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.payment.PayParameters;
import cn.linli.payment.Payments;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A sign-up as its booker sees it.
 *
 * @param session counted from 0, or null for all
 * @param placeInLine from 1, while it waits; null where it is far back
 * @param payment the id of the payment that it waits for, or that paid for it
 * @param pay what the page needs to pay it, or null
 * @param money how its payments stand, or null
 * @param online where those meet online who have a place, or null
 */
record SignUpView(
    UUID signUp,
    UUID activity,
    Integer session,
    List<One> people,
    long amountFen,
    Integer placeInLine,
    UUID payment,
    PayParameters pay,
    List<Payments.View> money,
    List<Meeting> online) {
  /** The address of a session, for those who have a place only. */
  record Meeting(int session, String address) {
    private static List<Meeting> of(Offering offering, Target target) {
      var sessions = offering.plan().sessions();
      return IntStream.range(0, sessions.size())
          .filter(number -> target.isAll() || target.session() == number)
          .filter(number -> sessions.get(number).online() != null)
          .mapToObj(number -> new Meeting(number, sessions.get(number).online()))
          .toList();
    }
  }

  /**
   * One of the people.
   *
   * @param until when an offer or the time to pay ends
   * @param missed true if somebody else got the place because they did not come, or null
   * @param attended to how many sessions they came
   */
  record One(
      PersonId person,
      String name,
      String ticket,
      SignUpState state,
      long feeFen,
      long depositFen,
      boolean photo,
      Instant placedAt,
      Instant until,
      Instant endedAt,
      Boolean missed,
      int attended,
      int revision) {
    static One of(SignUp signUp) {
      return new One(
          signUp.person(),
          signUp.name(),
          signUp.ticket(),
          signUp.state(),
          signUp.fee().fen(),
          signUp.deposit().fen(),
          signUp.photo(),
          signUp.placedAt(),
          signUp.until(),
          signUp.endedAt(),
          signUp.missed() ? true : null,
          signUp.attended(),
          signUp.revision());
    }
  }

  static SignUpView of(List<SignUp> all) {
    return of(all, null, null, null);
  }

  static SignUpView of(
      List<SignUp> all, Integer placeInLine, PayParameters pay, List<Payments.View> money) {
    var first = all.getFirst();
    var paying =
        all.stream()
            .filter(SignUp::isPaid)
            .filter(one -> one.state() == SignUpState.AWAITING_PAYMENT || one.paidAt() != null)
            .findFirst();
    return new SignUpView(
        first.id(),
        first.target().activity(),
        first.target().session(),
        all.stream().map(One::of).toList(),
        Till.fee(all).plus(Till.deposit(all)).fen(),
        placeInLine,
        paying.map(SignUp::payment).orElse(null),
        pay,
        money,
        null);
  }

  /** The same with where it meets online, if one of them has a place. */
  SignUpView meeting(Offering offering, Target target) {
    var meetings = Meeting.of(offering, target);
    boolean mayCome = people.stream().anyMatch(one -> one.state() == SignUpState.CONFIRMED);
    return new SignUpView(
        signUp,
        activity,
        session,
        people,
        amountFen,
        placeInLine,
        payment,
        pay,
        money,
        mayCome && !meetings.isEmpty() ? meetings : null);
  }
}
