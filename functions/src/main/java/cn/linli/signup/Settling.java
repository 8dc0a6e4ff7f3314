package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Comparator;

/**
 * What the centre makes of whom a phone without a network let in and should not have: that they
 * came after all, or that they did not.
 */
final class Settling {
  private final Hall hall;
  private final Coming coming;

  Settling(Hall hall) {
    this.hall = hall;
    this.coming = new Coming(hall);
  }

  /** Decides about an irregular check-in, once. The same again changes nothing. */
  CheckIn.View settle(Principal caller, Commands.Settle command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    return Stale.again(() -> settleOnce(caller, offering, command));
  }

  private CheckIn.View settleOnce(Principal caller, Offering offering, Commands.Settle command) {
    var known =
        hall.checkIns()
            .find(
                command.community(), command.activity(), command.sessionNumber(), command.checkIn())
            .filter(found -> found.outcome() == CheckIn.Outcome.IRREGULAR)
            .orElseThrow(SignUpError.CHECK_IN_NOT_FOUND::refusal);
    var signUp = signUp(offering, known);
    // A deposit may come back by it.
    if (caller.person().equals(signUp.person()) || caller.person().equals(signUp.by())) {
      throw SignUpError.OWN_CHECK_IN.refusal();
    }
    if (known.settlement() != null) {
      if (!known.settlement().decision().equals(command.decision())) {
        throw SignUpError.SETTLED_ALREADY.refusal();
      }
      return known.view(signUp.name());
    }
    var next =
        known.settled(
            new CheckIn.Settlement(
                command.decision(), caller.person(), hall.now(), command.reason()));
    var writes = hall.writes();
    hall.checkIns().settle(writes, next);
    if (command.accepts()) {
      accept(writes, offering, signUp, next);
    }
    hall.audit()
        .add(
            writes,
            command.community(),
            caller.person(),
            command.accepts() ? "check-in-accepted" : "check-in-dismissed",
            signUp.person().toString(),
            command.activity() + "/" + command.sessionNumber(),
            command.reason());
    writes.commit();
    return next.view(signUp.name());
  }

  /** For all sessions or for that one; nobody has both. */
  private SignUp signUp(Offering offering, CheckIn checkIn) {
    return hall.signUps()
        .of(offering, checkIn.person())
        .filter(found -> found.target().isAll() || found.target().session() == checkIn.session())
        .sorted(Comparator.comparing(found -> !found.state().isAlive()))
        .findFirst()
        .orElseThrow(SignUpError.NOT_FOUND::refusal);
  }

  private void accept(WriteSet writes, Offering offering, SignUp signUp, CheckIn checkIn) {
    var came =
        hall.checkIns()
            .came(checkIn.community(), checkIn.activity(), checkIn.session(), checkIn.person());
    if (came.isPresent()) {
      throw SignUpError.CAME_ALREADY.refusal();
    }
    if (signUp.state() != SignUpState.CONFIRMED) {
      throw SignUpError.NOT_COMING.refusal();
    }
    coming.come(writes, offering, signUp, checkIn.asCame());
    excuse(writes, signUp);
  }

  /** Nobody has missed it for whom everybody came. */
  private void excuse(WriteSet writes, SignUp signUp) {
    var standing = hall.standings().get(signUp.target().community(), signUp.by());
    var what = signUp.target().ref();
    boolean isOnlyOne =
        hall.together(signUp).stream()
            .filter(other -> !other.person().equals(signUp.person()))
            .noneMatch(other -> other.state() == SignUpState.CONFIRMED && other.attended() == 0);
    if (isOnlyOne && standing.missed().containsKey(what)) {
      hall.standings().put(writes, standing.excusing(what));
    }
  }
}
