package cn.linli.signup;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

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
 * @param formerly the payments that counted for what its person had of it before
 * @param paidWith the payment of whoever handed the place on, or null where it is their own
 * @param endedAt when it came to its last state, or null
 * @param missed whether somebody else got the place because they did not come
 * @param cameTo the numbers of the sessions they came to
 * @param kept whether its deposit is the community's, because they did not come
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
    Set<UUID> formerly,
    UUID paidWith,
    Instant endedAt,
    boolean missed,
    Set<Integer> cameTo,
    boolean kept,
    int revision) {
  SignUp {
    together = List.copyOf(together);
    formerly = Set.copyOf(formerly);
    cameTo = Set.copyOf(cameTo);
  }

  SignUpKey key() {
    return key(person);
  }

  /** The key of somebody who is signed up together with them. */
  SignUpKey key(PersonId other) {
    return new SignUpKey(target.community(), other, filed, target.activity(), target.scope());
  }

  /** With whom they come, where some of those who were signed up together come without others. */
  SignUp together(List<PersonId> others) {
    return as(next -> next.together = others);
  }

  /** It goes on to wait, with fewer others. */
  SignUp waitingWith(List<PersonId> others) {
    return together(others).next();
  }

  /** The id of the payment for all who come together: it follows from them. */
  UUID payment() {
    if (paidWith != null) {
      return paidWith;
    }
    var about = "%s/%s".formatted(id, together.getFirst());
    return UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
  }

  /** The payments that have counted, for this or for what its person had of it before. */
  Set<UUID> counted() {
    var all = new HashSet<>(formerly);
    if (paidAt != null) {
      all.add(payment());
    }
    return all;
  }

  /** To how many sessions they came. */
  int attended() {
    return cameTo.size();
  }

  boolean isPaid() {
    return !fee.plus(deposit).equals(Money.ZERO);
  }

  /** Whether somebody may take it up now. */
  boolean isOffered(Instant now) {
    return state == SignUpState.OFFERED && now.isBefore(until);
  }

  private SignUp to(SignUpState to, Consumer<Draft> change) {
    if (!state.next().contains(to)) {
      throw SignUpError.OVER.refusal("it is " + state);
    }
    return as(
        next -> {
          next.state = to;
          next.revision++;
          change.accept(next);
        });
  }

  /** A place is kept for it. */
  SignUp offered(int onRow, Instant end) {
    return to(
        SignUpState.OFFERED,
        next -> {
          next.row = onRow;
          next.until = end;
        });
  }

  /** It waits for money, on the place it has. */
  SignUp awaitingPayment(Instant end) {
    return to(SignUpState.AWAITING_PAYMENT, next -> next.until = end);
  }

  /** Its person may come, on a place it has or gets. */
  SignUp confirmed(Integer onRow, Instant paid) {
    return to(
        SignUpState.CONFIRMED,
        next -> {
          next.row = onRow;
          next.until = null;
          next.paidAt = paid;
        });
  }

  /** It is over. */
  SignUp ended(SignUpState to, Instant now) {
    return to(
        to,
        next -> {
          next.row = null;
          next.until = null;
          next.endedAt = now;
        });
  }

  /** They did not come, and somebody who waited has the place. */
  SignUp missed(Instant now) {
    return ended(SignUpState.LAPSED, now).as(next -> next.missed = true);
  }

  /**
   * Somebody else comes instead, and has what was paid for it.
   *
   * @param known what the other had for it before, or null
   */
  SignUp handedTo(Guest other, Commands.TakeOver command, Instant now, SignUp known) {
    return as(
        next -> {
          next.person = other.person();
          next.name = other.name();
          next.by = other.person();
          next.id = command.signUp();
          next.together = List.of(other.person());
          next.photo = command.photo();
          next.placedAt = now;
          next.paidWith = paidAt == null ? null : payment();
          next.formerly = known == null ? Set.of() : known.counted();
          next.revision = known == null ? 1 : known.revision + 1;
        });
  }

  /** They came to one session more, and were there after all where nobody had thought so. */
  SignUp came(int session) {
    return as(next -> next.cameTo.add(session)).as(next -> next.kept = false).next();
  }

  /** They did not come: the deposit is the community's. */
  SignUp losingDeposit() {
    return as(next -> next.kept = true).next();
  }

  /** Its person says anew whether pictures of them may be taken. */
  SignUp allowing(boolean pictures) {
    return as(next -> next.photo = pictures).next();
  }

  /** Its person is gone. */
  SignUp forgotten() {
    return as(next -> next.name = null).as(next -> next.photo = false).next();
  }

  private SignUp next() {
    return as(next -> next.revision++);
  }

  private SignUp as(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.signUp();
  }

  /** What changes about a sign-up. */
  private static final class Draft {
    private final SignUp before;
    private PersonId person;
    private String name;
    private PersonId by;
    private UUID id;
    private List<PersonId> together;
    private Integer row;
    private SignUpState state;
    private boolean photo;
    private Instant placedAt;
    private Instant until;
    private Instant paidAt;
    private Set<UUID> formerly;
    private UUID paidWith;
    private Instant endedAt;
    private boolean missed;
    private final Set<Integer> cameTo;
    private boolean kept;
    private int revision;

    private Draft(SignUp before) {
      this.before = before;
      person = before.person;
      name = before.name;
      by = before.by;
      id = before.id;
      together = before.together;
      row = before.row;
      state = before.state;
      photo = before.photo;
      placedAt = before.placedAt;
      until = before.until;
      paidAt = before.paidAt;
      formerly = before.formerly;
      paidWith = before.paidWith;
      endedAt = before.endedAt;
      missed = before.missed;
      cameTo = new HashSet<>(before.cameTo);
      kept = before.kept;
      revision = before.revision;
    }

    private SignUp signUp() {
      return new SignUp(
          before.target,
          before.filed,
          person,
          name,
          by,
          id,
          before.ticket,
          together,
          row,
          state,
          before.fee,
          before.deposit,
          before.home,
          photo,
          placedAt,
          until,
          paidAt,
          formerly,
          paidWith,
          endedAt,
          missed,
          cameTo,
          kept,
          revision);
    }
  }
}
