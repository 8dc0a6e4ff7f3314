package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/**
 * Places that are handed on to another verified resident, by a code that whoever gives one up
 * makes. The money stays where it was paid from: what goes back goes to its payer.
 */
final class HandingOn {
  private final Hall hall;
  private final Booking booking;
  private final Rules rules;
  private final Forms forms;
  private final Elsewhere elsewhere;

  HandingOn(Hall hall, Booking booking) {
    this.hall = hall;
    this.elsewhere = new Elsewhere(hall);
    this.booking = booking;
    this.rules = new Rules(hall);
    this.forms = new Forms(hall);
  }

  /**
   * A code with which somebody else may take the place over, until it starts or anything changes.
   */
  Offer offer(Principal caller, Commands.OfSignUp query) {
    var offering = hall.needs().activities().glance(query.community(), query.activity());
    var all = booking.own(caller, offering, query);
    var signUp = all.getFirst();
    requireTransferable(offering, all.size(), signUp);
    var until = signUp.target().start(offering);
    return new Offer(hall.passes().offer(signUp, until), until);
  }

  private void requireTransferable(Offering offering, int people, SignUp signUp) {
    boolean is =
        offering.plan().signUp().transferable()
            && offering.state() == State.PUBLISHED
            && people == 1
            && signUp.state() == SignUpState.CONFIRMED
            && signUp.attended() == 0
            && hall.now().isBefore(signUp.target().start(offering));
    if (!is) {
      throw SignUpError.NOT_TRANSFERABLE.refusal();
    }
  }

  /** The code, and until when it is good. */
  record Offer(String code, Instant until) {}

  /** Takes a place over for oneself. The same again changes nothing. */
  SignUpView take(Principal caller, Commands.TakeOver command) {
    return Stale.again(
        () -> {
          var offering = hall.needs().activities().get(command.community(), command.activity());
          return takeOnce(caller, offering, command);
        });
  }

  private SignUpView takeOnce(Principal caller, Offering offering, Commands.TakeOver command) {
    var found =
        hall.passes()
            .readOffer(command.code(), hall.now())
            .filter(offer -> offer.key().community().equals(command.community()))
            .filter(offer -> offer.key().activity().equals(command.activity()))
            .orElseThrow(SignUpError.OFFER_UNKNOWN::refusal);
    var target = found.key().target();
    var known = hall.signUps().find(Hall.key(offering, target, caller.person()));
    if (known.filter(signUp -> signUp.id().equals(command.signUp())).isPresent()) {
      return SignUpView.of(List.of(known.get()));
    }
    if (known.filter(signUp -> signUp.state().isAlive()).isPresent()) {
      throw SignUpError.SIGNED_UP_ALREADY.refusal();
    }
    var from = hall.get(found.key());
    if (from.revision() != found.revision()) {
      throw SignUpError.OFFER_UNKNOWN.refusal("the place has changed since");
    }
    requireTransferable(offering, from.together().size(), from);
    elsewhere.requireNew(offering, caller.person(), command.signUp());
    var turns = elsewhere.requireNone(offering, target, List.of(caller.person()));
    var people = hall.needs().people();
    var self = people.active(caller.person());
    var guest = new Guest(caller.person(), self.requireName(), self.born(), from.ticket());
    rules.requireAudience(caller.person(), offering);
    rules.requireGuests(caller.person(), offering, target, List.of(guest));
    var answers = new TreeMap<String, String>();
    command.answers().forEach(answer -> answers.put(answer.question(), answer.answer()));
    Rules.requireAnswers(offering, answers);
    var to = from.handedTo(guest, command, hall.now(), known.orElse(null));
    var writes = hall.writes();
    hall.put(writes, from.ended(SignUpState.TRANSFERRED, hall.now()));
    hall.put(writes, to);
    turns.forEach(turn -> hall.turns().take(writes, turn));
    var row = hall.rows().find(target, from.ticket(), from.row());
    hall.rows().swap(writes, row, from.person(), List.of(), caller.person());
    forms.replace(writes, offering, known.stream().toList());
    forms.put(writes, offering, command.signUp(), caller.person(), answers);
    writes.commit();
    return SignUpView.of(List.of(to));
  }
}
