package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.payment.App;
import cn.linli.payment.Opening;
import cn.linli.payment.PayParameters;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Signs people up: their places, who they are, and what they pay in one transaction; or their place
 * in the line.
 */
final class Placing {
  private static final Duration TO_PAY = Duration.ofMinutes(15);

  private final Hall hall;
  private final Rules rules;
  private final Places places;
  private final Till till;
  private final Forms forms;
  private final Elsewhere elsewhere;

  Placing(Hall hall) {
    this.hall = hall;
    this.elsewhere = new Elsewhere(hall);
    this.rules = new Rules(hall);
    this.places = new Places(hall);
    this.till = new Till(hall);
    this.forms = new Forms(hall);
  }

  Places places() {
    return places;
  }

  /** Signs people up. The same again gives the same answer, and opens its payment again. */
  SignUpView place(Principal caller, Commands.Place command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    var arrived = hall.now();
    return Stale.again(attempt -> placeOnce(caller, command, offering, arrived, attempt > 1));
  }

  private SignUpView placeOnce(
      Principal caller,
      Commands.Place command,
      Offering offering,
      Instant arrived,
      boolean isSure) {
    var target = command.target();
    var guests = guests(caller.person(), command);
    var known = known(offering, target, guests);
    if (known.stream().anyMatch(signUp -> signUp.id().equals(command.signUp()))) {
      return again(caller, command, offering, guests, known);
    }
    if (known.stream().anyMatch(signUp -> signUp.state().isAlive())) {
      throw SignUpError.SIGNED_UP_ALREADY.refusal();
    }
    rules.requireOpen(caller.person(), offering, target);
    till.requireHolderMay(offering);
    rules.requireGuests(caller.person(), offering, target, guests);
    var turns = elsewhere.requireNone(offering, target, persons(guests));
    var wanted = wanted(guests);
    var chosen = places.choose(offering, target, wanted, command.signUp().hashCode(), isSure);
    boolean isFree = chosen.isPresent() && !(isSure && isQueuedFor(target, chosen.get().values()));
    if (!isFree && command.ifFull() == Commands.IfFull.REFUSE) {
      throw SignUpError.FULL.refusal();
    }
    if (!isFree && offering.plan().signUp().waitingList() == null) {
      throw SignUpError.FULL.refusal("there is no waiting list");
    }
    rules.requireAudience(caller.person(), offering);
    var answers = answers(command);
    Rules.requireAnswers(offering, answers);
    elsewhere.requireNew(offering, caller.person(), command.signUp());
    var draft =
        new Draft(caller.person(), command, offering, target, guests, known, turns, arrived);
    return isFree ? take(draft, chosen.get(), answers) : join(draft, answers);
  }

  private static List<PersonId> persons(List<Guest> guests) {
    return guests.stream().map(Guest::person).toList();
  }

  private static Map<PersonId, String> wanted(List<Guest> guests) {
    var wanted = new LinkedHashMap<PersonId, String>();
    guests.forEach(guest -> wanted.put(guest.person(), guest.ticket()));
    return wanted;
  }

  private static Map<String, String> answers(Commands.Place command) {
    var answers = new TreeMap<String, String>();
    command.answers().forEach(answer -> answers.put(answer.question(), answer.answer()));
    return answers;
  }

  private List<Guest> guests(PersonId caller, Commands.Place command) {
    var people = hall.needs().people();
    // Also where nobody but minors comes: whoever is about to be erased signs nobody up.
    var self = people.active(caller);
    var guests = new ArrayList<Guest>();
    for (var participant : command.people()) {
      if (participant.minor() == null) {
        guests.add(new Guest(caller, self.requireName(), self.born(), participant.ticket()));
      } else {
        var ward = people.ward(caller, participant.minor());
        guests.add(new Guest(ward.person(), ward.name(), ward.born(), participant.ticket()));
      }
    }
    return guests;
  }

  private List<SignUp> known(Offering offering, Target target, List<Guest> guests) {
    return guests.stream()
        .flatMap(guest -> hall.signUps().find(Hall.key(offering, target, guest.person())).stream())
        .toList();
  }

  private SignUpView again(
      Principal caller,
      Commands.Place command,
      Offering offering,
      List<Guest> guests,
      List<SignUp> known) {
    boolean isSame =
        known.size() == guests.size()
            && known.stream().allMatch(signUp -> signUp.id().equals(command.signUp()))
            && known.stream().allMatch(signUp -> signUp.by().equals(caller.person()))
            && guests.stream().allMatch(guest -> hasTicket(known, guest));
    if (!isSame) {
      throw SignUpError.ID_REUSED.refusal();
    }
    var pay = openIfItCan(offering, known, App.of(command.app()));
    return SignUpView.of(known, null, pay, null);
  }

  private static boolean hasTicket(List<SignUp> known, Guest guest) {
    return known.stream()
        .anyMatch(
            one -> one.person().equals(guest.person()) && one.ticket().equals(guest.ticket()));
  }

  /** What the page of an unpaid sign-up's booker needs to pay it. */
  PayParameters open(Offering offering, List<SignUp> all, App app) {
    var unpaid =
        all.stream()
            .filter(one -> one.state() == SignUpState.AWAITING_PAYMENT)
            .filter(one -> hall.now().isBefore(one.until()))
            .findFirst()
            .orElseThrow(SignUpError.NOTHING_TO_PAY::refusal);
    return hall.needs().payments().open(unpaid.by(), Till.home(offering), unpaid.payment(), app);
  }

  /**
   * The same for an answer that says how a sign-up stands: that holds whether it can be paid just
   * now or not. It may be paid already and nobody has heard of it, or the provider is silent.
   */
  PayParameters openIfItCan(Offering offering, List<SignUp> all, App app) {
    return ifItCan(() -> open(offering, all, app));
  }

  /** The same for what was just asked for; nothing of null. */
  PayParameters openIfItCan(Opening opening) {
    return opening == null ? null : ifItCan(() -> hall.needs().payments().open(opening));
  }

  private static PayParameters ifItCan(Supplier<PayParameters> open) {
    try {
      return open.get();
    } catch (Refusal cannot) {
      // Whoever asks for the opening alone hears why.
      return null;
    }
  }

  private boolean isQueuedFor(Target target, Iterable<Row> rows) {
    for (var row : rows) {
      if (row.queued() && !hall.lines().find(target).isEmptyFor(row.ticket())) {
        return true;
      }
    }
    return false;
  }

  private SignUpView take(Draft draft, Map<PersonId, Row> chosen, Map<String, String> answers) {
    boolean isPaid = draft.isPaid();
    var until = isPaid ? payBy(hall.now(), draft.offering(), draft.target()) : null;
    var state = isPaid ? SignUpState.AWAITING_PAYMENT : SignUpState.CONFIRMED;
    var all = draft.signUps(state, chosen, until);
    var writes = hall.writes();
    put(writes, draft, all);
    places.take(writes, draft.offering(), draft.target(), chosen, false);
    putAnswers(writes, draft, answers);
    Opening opening = null;
    if (isPaid) {
      opening =
          hall.needs()
              .payments()
              .ask(
                  writes,
                  till.ask(draft.offering(), all, until),
                  App.of(draft.command().app()),
                  false);
    }
    writes.commit();
    return SignUpView.of(all, null, openIfItCan(opening), null);
  }

  private void put(WriteSet writes, Draft draft, List<SignUp> all) {
    all.forEach(signUp -> hall.put(writes, signUp));
    draft.turns().forEach(turn -> hall.turns().take(writes, turn));
  }

  /** Until when somebody pays who has a place now. */
  static Instant payBy(Instant now, Offering offering, Target target) {
    var later = now.plus(TO_PAY);
    var start = target.start(offering);
    // Of what has started, and may be joined still, nobody has less than the time it takes to pay.
    return now.isBefore(start) && later.isAfter(start) ? start : later;
  }

  private void putAnswers(WriteSet writes, Draft draft, Map<String, String> answers) {
    forms.replace(writes, draft.offering(), draft.known());
    forms.put(writes, draft.offering(), draft.command().signUp(), draft.by(), answers);
  }

  private SignUpView join(Draft draft, Map<String, String> answers) {
    var most = draft.offering().plan().signUp().waitingList().most();
    if (hall.lines().find(draft.target()).waiters() >= most) {
      throw SignUpError.LINE_FULL.refusal();
    }
    var all = draft.signUps(SignUpState.WAITING, Map.of(), null);
    var waiter = Waiter.of(all, draft.command().split());
    // First nobody gets past the line, then somebody stands in it.
    places.queue(draft.offering(), draft.target(), waiter.needs().keySet());
    var writes = hall.writes();
    put(writes, draft, all);
    hall.lines().join(writes, waiter, most, SignUpError.LINE_FULL.refusal());
    putAnswers(writes, draft, answers);
    // Between our finding no place and our standing here one may have become free.
    hall.tasks().promote(writes, draft.target());
    try {
      writes.commit();
    } catch (Refusal full) {
      // The line is closed, or the same request has joined it meanwhile.
      if (hall.lines().find(draft.target()).closed()) {
        throw SignUpError.CLOSED.refusal();
      }
      throw full;
    }
    return SignUpView.of(all);
  }
}
