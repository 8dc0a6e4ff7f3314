package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * That one person comes to an activity.
 *
 * @param filed under which day lists of people have the activity
 * @param person who comes
 * @param name theirs, masked; null once they are erased
 * @param by who signed them up
 * @param id shared by all who are signed up together
 * @param together all who are, in order
 * @param row on which of the ticket's rows the place is; null while there is none
 * @param fee what was asked for it; of a ticket for several the first has all of it
 * @param deposit what is asked beside it and comes back for coming
 * @param home where its money is
 * @param photo whether pictures of them may be taken
 * @param placedAt when they came; the line is in this order
 * @param until when an offer or the time to pay ends, or null
 * @param paidAt when it was paid for, or null
 * @param endedAt when it came to its last state, or null
 * @param attended to how many sessions they came
 * @param revision counts the changes
 */
record SignUp(
    Target target,
    LocalDate filed,
    PersonId person,
    String name,
    PersonId by,
    UUID id,
    String ticket,
    List<PersonId> together,
    Integer row,
    SignUpState state,
    Money fee,
    Money deposit,
    CommunityId home,
    boolean photo,
    Instant placedAt,
    Instant until,
    Instant paidAt,
    Instant endedAt,
    int attended,
    int revision) {
  SignUp {
    together = List.copyOf(together);
  }

  /** By which a person's sign-up for something is found: there is one at the most. */
  record Key(CommunityId community, PersonId person, LocalDate filed, UUID activity, String scope) {
    Target target() {
      return new Target(community, activity, scope);
    }
  }

  Key key() {
    return key(person);
  }

  /** The key of somebody who is signed up together with them. */
  Key key(PersonId other) {
    return new Key(target.community(), other, filed, target.activity(), target.scope());
  }

  /** With whom they come, where some of those who were signed up together come without others. */
  SignUp together(List<PersonId> others) {
    return new SignUp(
        target, filed, person, name, by, id, ticket, others, row, state, fee, deposit, home, photo,
        placedAt, until, paidAt, endedAt, attended, revision);
  }

  /** It goes on to wait, with fewer others. */
  SignUp waitingWith(List<PersonId> others) {
    return together(others).next();
  }

  /** The id of the payment for all who come together: it follows from them. */
  UUID payment() {
    var name = "%s/%s".formatted(id, together.getFirst());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  boolean isPaid() {
    return !fee.plus(deposit).equals(Money.ZERO);
  }

  /** The next state; throws what it means when no edge leads there. */
  private SignUp to(SignUpState next) {
    if (!state.next().contains(next)) {
      throw SignUpError.OVER.refusal("it is " + state);
    }
    return as(next, row, until, paidAt, endedAt, attended);
  }

  /** A place is kept for it. */
  SignUp offered(int onRow, Instant end) {
    return to(SignUpState.OFFERED).with(onRow, end, paidAt, endedAt);
  }

  /** It waits for money, on the place it has. */
  SignUp awaitingPayment(Instant end) {
    return to(SignUpState.AWAITING_PAYMENT).with(row, end, paidAt, endedAt);
  }

  /** Its person may come, on a place it has or gets. */
  SignUp confirmed(Integer onRow, Instant paid) {
    return to(SignUpState.CONFIRMED).with(onRow, null, paid, endedAt);
  }

  /** It is over. */
  SignUp ended(SignUpState next, Instant now) {
    return to(next).with(null, null, paidAt, now);
  }

  /** They came to one session more. */
  SignUp came() {
    return as(state, row, until, paidAt, endedAt, attended + 1).next();
  }

  /** Its person is gone. */
  SignUp forgotten() {
    return new SignUp(
        target,
        filed,
        person,
        null,
        by,
        id,
        ticket,
        together,
        row,
        state,
        fee,
        deposit,
        home,
        false,
        placedAt,
        until,
        paidAt,
        endedAt,
        attended,
        revision + 1);
  }

  private SignUp with(Integer onRow, Instant end, Instant paid, Instant ended) {
    return as(state, onRow, end, paid, ended, attended).next();
  }

  private SignUp next() {
    return new SignUp(
        target,
        filed,
        person,
        name,
        by,
        id,
        ticket,
        together,
        row,
        state,
        fee,
        deposit,
        home,
        photo,
        placedAt,
        until,
        paidAt,
        endedAt,
        attended,
        revision + 1);
  }

  private SignUp as(
      SignUpState newState, Integer onRow, Instant end, Instant paid, Instant ended, int sessions) {
    return new SignUp(
        target, filed, person, name, by, id, ticket, together, onRow, newState, fee, deposit, home,
        photo, placedAt, end, paid, ended, sessions, revision);
  }
}
