package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What those who hold an activity do on the day, beside letting people in. */
final class AtTheDoor {
  /** People come before it starts. */
  private static final Duration BEFORE = Duration.ofHours(2);

  private final Hall hall;
  private final Places places;
  private final Changes changes;

  AtTheDoor(Hall hall, Places places) {
    this.hall = hall;
    this.places = places;
    this.changes = new Changes(hall);
  }

  /**
   * Gives somebody who waited the place of somebody who has not come, or one that is free. The same
   * again changes nothing.
   */
  SignUpView.One substitute(Principal caller, Commands.Substitute command) {
    return Stale.again(
        () -> {
          var offering = hall.needs().activities().get(command.community(), command.activity());
          Rosters.requireHolder(caller, offering);
          return substituteOnce(offering, command);
        });
  }

  private SignUpView.One substituteOnce(Offering offering, Commands.Substitute command) {
    var signUp = waiting(offering, command);
    if (signUp.state() == SignUpState.CONFIRMED) {
      return SignUpView.One.of(signUp);
    }
    if (signUp.state() != SignUpState.WAITING) {
      throw SignUpError.NOT_COMING.refusal();
    }
    requireTime(offering, command.sessionNumber());
    if (Rules.ticket(offering, signUp.target(), signUp.ticket()).isPaid()) {
      throw SignUpError.PAYS_FIRST.refusal();
    }
    var people = Map.of(signUp.person(), signUp.ticket());
    Company.of(hall, offering, signUp.key())
        .broken(people)
        .ifPresent(
            broken -> {
              throw broken.refusal("nobody comes without those who belong to them");
            });
    var writes = hall.writes();
    int row =
        command.insteadOf() == null
            ? free(writes, offering, signUp, people)
            : swapped(writes, offering, signUp, command.insteadOf(), command.sessionNumber());
    var waiter = hall.lines().find(signUp).orElseThrow(Stale::new);
    var next = signUp.together(List.of(signUp.person())).confirmed(row, null);
    hall.put(writes, next);
    changes.leaveOthers(writes, offering, waiter, people);
    hall.lines().leave(writes, waiter, people, true);
    writes.commit();
    return SignUpView.One.of(next);
  }

  private SignUp waiting(Offering offering, Commands.Substitute command) {
    return hall.signUps()
        .of(offering, command.guest())
        .filter(
            found -> found.target().isAll() || found.target().session() == command.sessionNumber())
        .filter(found -> found.state().isAlive())
        .findFirst()
        .orElseThrow(SignUpError.NOT_FOUND::refusal);
  }

  private void requireTime(Offering offering, int number) {
    if (number >= offering.plan().sessions().size()) {
      throw SignUpError.NOT_FOUND.refusal();
    }
    var session = offering.plan().sessions().get(number);
    var now = hall.now();
    boolean isThen = !now.isBefore(session.start().minus(BEFORE)) && now.isBefore(session.end());
    if (!isThen || offering.state() != State.PUBLISHED) {
      throw SignUpError.NOT_NOW.refusal();
    }
  }

  private int free(
      WriteSet writes, Offering offering, SignUp signUp, Map<PersonId, String> people) {
    var chosen =
        places
            .choose(offering, signUp.target(), people, signUp.id().hashCode(), true)
            .orElseThrow(SignUpError.FULL::refusal);
    places.take(writes, offering, signUp.target(), chosen, true);
    return chosen.get(signUp.person()).number();
  }

  /** Whoever has not come when it has started has no claim to the place any more. */
  private int swapped(
      WriteSet writes, Offering offering, SignUp signUp, PersonId missing, int number) {
    if (hall.now().isBefore(offering.plan().sessions().get(number).start())) {
      throw SignUpError.NOT_NOW.refusal("it has not started");
    }
    var other = hall.get(Hall.key(offering, signUp.target(), missing));
    boolean isMissing =
        other.state() == SignUpState.CONFIRMED
            && other.attended() == 0
            && other.ticket().equals(signUp.ticket());
    if (!isMissing) {
      throw SignUpError.NOT_COMING.refusal("the other has come, or has another ticket");
    }
    var led = led(offering, other);
    var row = hall.rows().find(signUp.target(), other.ticket(), other.row());
    var beside = led.stream().filter(row::has).map(SignUp::person).toList();
    hall.rows().swap(writes, row, missing, beside, signUp.person());
    // No money is kept or goes back: a place that costs something is not given at the door.
    hall.put(writes, other.missed(hall.now()));
    led.forEach(one -> hall.put(writes, one.missed(hall.now())));
    hall.miss(writes, other);
    var apart = led.stream().filter(one -> !row.has(one)).toList();
    changes.giveBack(writes, apart);
    if (!led.isEmpty() && Changes.isOn(offering)) {
      hall.tasks().promote(writes, other.target());
    }
    return other.row();
  }

  /**
   * The minors who come only together with somebody who has not come. Their places do not stand
   * without the guardian's; what was paid for is not taken from anybody, nor from who is there.
   */
  private List<SignUp> led(Offering offering, SignUp other) {
    var company = Company.of(hall, offering, other.key());
    if (!other.person().equals(company.guardian())) {
      return List.of();
    }
    var led =
        hall.of(offering, other.by(), other.id()).stream()
            .filter(one -> one.target().equals(other.target()))
            .filter(one -> one.state().isAlive())
            .filter(one -> company.isLed(one.person(), one.ticket()))
            .toList();
    boolean areMissing =
        led.stream()
            .allMatch(
                one ->
                    one.state() == SignUpState.CONFIRMED && one.attended() == 0 && !one.isPaid());
    if (!areMissing) {
      throw SignUpError.GUARDIAN_NEEDED.refusal("a minor is there, has paid or waits");
    }
    return led;
  }

  /** Hands something out to somebody who came, once. The same again is the same. */
  Gift.View handOut(Principal caller, Commands.HandOut command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    Rosters.requireHolder(caller, offering);
    var gift =
        offering.plan().gifts().stream()
            .filter(each -> each.id().equals(command.gift()))
            .findFirst()
            .orElseThrow(SignUpError.GIFT_UNKNOWN::refusal);
    boolean came =
        hall.signUps().of(offering, command.person()).anyMatch(one -> one.attended() > 0);
    if (!came) {
      throw SignUpError.DID_NOT_COME.refusal();
    }
    return Stale.again(
        () -> {
          var known =
              hall.gifts()
                  .find(command.community(), command.activity(), command.gift(), command.person());
          if (known.isPresent()) {
            return known
                .filter(given -> given.id().equals(command.handOut()))
                .orElseThrow(SignUpError.GIFT_TAKEN::refusal)
                .view();
          }
          var given =
              new Gift(
                  command.community(),
                  command.activity(),
                  command.gift(),
                  command.person(),
                  command.handOut(),
                  caller.person(),
                  hall.now());
          var writes = hall.writes();
          hall.gifts().give(writes, given, gift.quantity());
          writes.commit();
          return given.view();
        });
  }
}
