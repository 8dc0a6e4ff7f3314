package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets people in by their passes, each once a session. What a point without a network read is told
 * later; whom it should not have let in is not refused then, but somebody has to look.
 */
final class CheckingIn {
  /** People come before it starts. */
  private static final Duration BEFORE = Duration.ofHours(2);

  private static final Duration TO_TELL = Duration.ofDays(1);

  private final Hall hall;
  private final Coming coming;

  CheckingIn(Hall hall) {
    this.hall = hall;
    this.coming = new Coming(hall);
  }

  /** Somebody of those who hold it has read a pass. The same again is the same check-in. */
  CheckIn.View checkIn(Principal caller, Commands.Let command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    Rosters.requireHolder(caller, offering);
    if (command.sessionNumber() >= offering.plan().sessions().size()) {
      throw SignUpError.NOT_FOUND.refusal();
    }
    return Stale.again(() -> checkInOnce(caller, offering, command));
  }

  private CheckIn.View checkInOnce(Principal caller, Offering offering, Commands.Let command) {
    var known =
        hall.checkIns()
            .find(
                command.community(),
                command.activity(),
                command.sessionNumber(),
                command.checkIn());
    if (known.isPresent()) {
      return answer(known.get(), signUp(offering, command));
    }
    var signUp = signUp(offering, command);
    var came =
        signUp.flatMap(
            one ->
                hall.checkIns()
                    .came(
                        command.community(),
                        command.activity(),
                        command.sessionNumber(),
                        one.person()));
    if (came.filter(one -> one.id().equals(command.checkIn())).isPresent()) {
      return answer(came.get(), signUp);
    }
    var now = hall.now();
    boolean isTold = command.at() != null;
    var at = at(command);
    var refusal = refusal(offering, command, signUp, came, at, now);
    var outcome =
        refusal == null
            ? CheckIn.Outcome.CAME
            : isTold && signUp.isPresent() ? CheckIn.Outcome.IRREGULAR : CheckIn.Outcome.REFUSED;
    var checkIn =
        new CheckIn(
            command.community(),
            command.activity(),
            command.sessionNumber(),
            command.checkIn(),
            caller.person(),
            at,
            now,
            signUp.map(SignUp::person).orElse(null),
            outcome,
            refusal == null ? null : refusal.answer().code(),
            null);
    var writes = hall.writes();
    if (refusal == null) {
      coming.come(writes, offering, signUp.get(), checkIn);
    } else {
      hall.checkIns().create(writes, checkIn);
    }
    writes.commit();
    return answer(checkIn, signUp);
  }

  /** The pass says whose it is; its person may be named in its stead by whoever knows them. */
  private Optional<SignUp> signUp(Offering offering, Commands.Let command) {
    var target = Target.of(command.community(), command.activity(), command.sessionNumber());
    var all = Target.of(command.community(), command.activity(), null);
    if (command.code() == null) {
      return person(offering, command, List.of(all, target))
          .flatMap(
              person ->
                  hall.signUps()
                      .find(Hall.key(offering, all, person))
                      .filter(signUp -> signUp.state().isAlive())
                      .or(() -> hall.signUps().find(Hall.key(offering, target, person))));
    }
    // What is told later was read when the pass was good.
    return hall.passes()
        .read(command.code(), at(command))
        .filter(key -> key.community().equals(command.community()))
        .filter(key -> key.activity().equals(command.activity()))
        .filter(key -> key.scope().equals(all.scope()) || key.scope().equals(target.scope()))
        .flatMap(hall.signUps()::find);
  }

  private Instant at(Commands.Let command) {
    var now = hall.now();
    return command.at() != null && command.at().isBefore(now) ? command.at() : now;
  }

  private Optional<PersonId> person(Offering offering, Commands.Let command, List<Target> targets) {
    return command.person() == null
        ? hall.guestCodes().person(offering, targets, command.guestCode())
        : Optional.of(command.person());
  }

  /** What stands against letting somebody in, or null. */
  private static SignUpError refusal(
      Offering offering,
      Commands.Let command,
      Optional<SignUp> signUp,
      Optional<CheckIn> came,
      Instant at,
      Instant now) {
    if (signUp.isEmpty()) {
      return SignUpError.PASS_UNKNOWN;
    }
    if (came.isPresent()) {
      return SignUpError.CAME_ALREADY;
    }
    if (signUp.get().state() != SignUpState.CONFIRMED) {
      return SignUpError.NOT_COMING;
    }
    var session = offering.plan().sessions().get(command.sessionNumber());
    boolean isThen = !at.isBefore(session.start().minus(BEFORE)) && at.isBefore(session.end());
    boolean isToldInTime = now.isBefore(session.end().plus(TO_TELL));
    return isThen && isToldInTime && !offering.state().isOff() ? null : SignUpError.NOT_NOW;
  }

  private static CheckIn.View answer(CheckIn checkIn, Optional<SignUp> signUp) {
    if (checkIn.outcome() == CheckIn.Outcome.REFUSED) {
      throw SignUpError.of(checkIn.refusal()).refusal();
    }
    return checkIn.view(signUp.map(SignUp::name).orElse(null));
  }

  /** A page of those who came to a session. */
  PageOf<CheckIn.View> list(Principal caller, Commands.PageOfSession query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    Rosters.requireHolder(caller, offering);
    var cursors = hall.needs().people().cursors();
    var name =
        "check-ins %s %s %d".formatted(query.community(), query.activity(), query.sessionNumber());
    var page =
        hall.checkIns()
            .page(
                query.community(),
                query.activity(),
                query.sessionNumber(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(row -> row.checkIn().view(null)).toList(),
        cursors.after(name, page.last()));
  }

  /** A page of what was irregular, and nobody has decided about. */
  PageOf<CheckIn.View> irregular(Principal caller, Commands.PageOfActivity query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    Rosters.requireHolder(caller, offering);
    var cursors = hall.needs().people().cursors();
    var name = "irregular %s %s".formatted(query.community(), query.activity());
    var page =
        hall.checkIns()
            .irregular(
                query.community(),
                query.activity(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(row -> row.checkIn().view(null)).toList(),
        cursors.after(name, page.last()));
  }
}
