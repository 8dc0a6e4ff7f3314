package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.activity.Ticket;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Ends sign-ups: places, the line and the money each go where they belong, once. */
final class Changes {
  private static final int ALL_OF_IT = 100;

  private final Hall hall;

  Changes(Hall hall) {
    this.hall = hall;
  }

  /**
   * Adds to what a use case writes that people do not come.
   *
   * @param leaving those who do not, of all who are signed up together
   * @param percent how much of the price comes back to those who had paid
   * @param isOn whether others may have their places
   */
  void end(
      WriteSet writes,
      Offering offering,
      List<SignUp> leaving,
      SignUpState state,
      int percent,
      boolean isOn) {
    var now = hall.now();
    for (var signUp : leaving) {
      hall.put(writes, signUp.ended(state, now));
      if (signUp.paidAt() != null) {
        Refunding.Wish.of(offering, signUp, state, percent)
            .ifPresent(wish -> hall.tasks().refund(writes, wish));
      }
    }
    if (Till.isMerchants(offering) && percent < ALL_OF_IT) {
      share(writes, offering, leaving);
    }
    leaveLine(writes, leaving);
    if (giveBack(writes, leaving) && isOn) {
      hall.tasks().promote(writes, leaving.getFirst().target());
    }
  }

  /** What the merchant keeps is on no row when the others' money is divided. */
  private void share(WriteSet writes, Offering offering, List<SignUp> leaving) {
    var paid = new HashMap<UUID, SignUp>();
    leaving.stream()
        .filter(signUp -> signUp.paidAt() != null)
        .forEach(signUp -> paid.put(signUp.payment(), signUp));
    paid.values().forEach(signUp -> hall.tasks().share(writes, signUp, Cascades.toldBy(offering)));
  }

  /** Of those who split up some may wait until another's place is confirmed. */
  void promoteRest(WriteSet writes, List<SignUp> confirmed) {
    var first = confirmed.getFirst();
    if (hall.lines().find(first).isPresent()) {
      hall.tasks().promote(writes, first.target());
    }
  }

  /** Those who wait and would come only together with somebody whose place is not theirs. */
  List<SignUp> led(Offering offering, SignUp guardian) {
    var tickets = Company.tickets(offering, guardian.target());
    boolean isGuardian = guardian.person().equals(guardian.by());
    if (!isGuardian || tickets.values().stream().noneMatch(Ticket::withGuardian)) {
      return List.of();
    }
    var company = new Company(tickets, guardian.person(), false);
    return hall.lines().find(guardian).stream()
        .flatMap(waiter -> waiter.people().entrySet().stream())
        .filter(entry -> company.isLed(entry.getKey(), entry.getValue()))
        .map(entry -> hall.get(guardian.key(entry.getKey())))
        .toList();
  }

  private void leaveLine(WriteSet writes, List<SignUp> leaving) {
    var waiting = leaving.stream().filter(signUp -> signUp.state() == SignUpState.WAITING).toList();
    if (!waiting.isEmpty()) {
      hall.lines()
          .find(waiting.getFirst())
          .ifPresent(
              waiter -> {
                Map<PersonId, String> people = new HashMap<>();
                waiting.forEach(signUp -> people.put(signUp.person(), signUp.ticket()));
                hall.lines().leave(writes, waiter, people, false);
              });
    }
  }

  /** Whether anybody had a place. */
  boolean giveBack(WriteSet writes, List<SignUp> leaving) {
    var byRow = new HashMap<String, List<SignUp>>();
    for (var signUp : leaving) {
      if (signUp.row() != null) {
        byRow
            .computeIfAbsent(signUp.ticket() + "#" + signUp.row(), none -> new ArrayList<>())
            .add(signUp);
      }
    }
    byRow
        .values()
        .forEach(
            some -> {
              var one = some.getFirst();
              var people = some.stream().map(SignUp::person).toList();
              hall.rows().giveBack(writes, one.target(), one.ticket(), one.row(), people);
            });
    return !byRow.isEmpty();
  }

  /** Whether places of an activity may be somebody else's. */
  static boolean isOn(Offering offering) {
    return offering.state() == State.PUBLISHED && offering.plan().signUp().waitingList() != null;
  }

  /** Those who wait on come together without those who have places now. */
  void leaveOthers(
      WriteSet writes, Offering offering, Waiter waiter, Map<PersonId, String> leaving) {
    var rest = List.copyOf(waiter.without(leaving).people().keySet());
    for (var person : rest) {
      var signUp = hall.get(Hall.key(offering, waiter.target(), person));
      hall.signUps().put(writes, signUp.waitingWith(rest));
    }
  }
}
