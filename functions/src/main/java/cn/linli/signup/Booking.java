package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.SignUpRules;
import cn.linli.identity.People;
import cn.linli.payment.App;
import cn.linli.payment.Opening;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What bookers do with their own sign-ups. */
final class Booking {
  /** Whoever is further back does not need to know how far. */
  private static final int FURTHEST = 50;

  private final Hall hall;
  private final Placing placing;
  private final Changes changes;
  private final Till till;

  Booking(Hall hall, Placing placing) {
    this.hall = hall;
    this.placing = placing;
    this.changes = new Changes(hall);
    this.till = new Till(hall);
  }

  /** All who were signed up by the caller under an id. */
  List<SignUp> own(Principal caller, Offering offering, Commands.OfSignUp query) {
    var people =
        Stream.concat(
            Stream.of(caller.person()),
            hall.needs().people().wards(caller.person()).stream().map(People.Ward::person));
    var found =
        people
            .flatMap(person -> hall.signUps().of(offering, person))
            .filter(signUp -> signUp.id().equals(query.signUp()))
            .filter(signUp -> signUp.by().equals(caller.person()))
            .toList();
    if (found.isEmpty()) {
      throw SignUpError.NOT_FOUND.refusal();
    }
    return found;
  }

  private Offering offering(Commands.OfSignUp query) {
    return hall.needs().activities().glance(query.community(), query.activity());
  }

  /** A sign-up with its money, and its place in the line. */
  SignUpView get(Principal caller, Commands.OfSignUp query) {
    var offering = offering(query);
    var all = own(caller, offering, query);
    var waiting = all.stream().filter(signUp -> signUp.state() == SignUpState.WAITING).findFirst();
    var place = waiting.flatMap(signUp -> hall.lines().place(signUp, FURTHEST));
    return SignUpView.of(all, place.orElse(null), null, money(offering, all));
  }

  private List<Payments.View> money(Offering offering, List<SignUp> all) {
    var payments = new HashSet<UUID>();
    var money = new ArrayList<Payments.View>();
    for (var signUp : all) {
      if (signUp.isPaid() && payments.add(signUp.payment())) {
        hall.needs().payments().find(Till.home(offering), signUp.payment()).ifPresent(money::add);
      }
    }
    return money.isEmpty() ? null : money;
  }

  /** Opens the payment of a sign-up once more. */
  SignUpView open(Principal caller, Commands.Open command) {
    var offering = offering(command.which());
    var all = own(caller, offering, command.which());
    var unpaid =
        all.stream()
            .filter(signUp -> signUp.state() == SignUpState.AWAITING_PAYMENT)
            .findFirst()
            .orElseThrow(SignUpError.NOTHING_TO_PAY::refusal);
    return SignUpView.of(all, null, placing.open(offering, unpaid, App.of(command.app())), null);
  }

  /** Takes up an offer: its people come, or pay for it. The same again changes nothing. */
  SignUpView takeUp(Principal caller, Commands.Open command) {
    var offering = offering(command.which());
    return Stale.again(() -> takeUpOnce(caller, offering, command));
  }

  private SignUpView takeUpOnce(Principal caller, Offering offering, Commands.Open command) {
    var all = own(caller, offering, command.which());
    var offered = all.stream().filter(signUp -> signUp.state() == SignUpState.OFFERED).findFirst();
    if (offered.isEmpty()) {
      if (all.stream().anyMatch(signUp -> signUp.state().hasPlace())) {
        return SignUpView.of(all);
      }
      throw SignUpError.NOT_OFFERED.refusal();
    }
    var now = hall.now();
    if (!now.isBefore(offered.get().until())) {
      throw SignUpError.NOT_OFFERED.refusal("the offer is over");
    }
    till.requireHolderMay(offering);
    var together = hall.together(offered.get());
    boolean isPaid = together.stream().anyMatch(SignUp::isPaid);
    var until = isPaid ? Placing.payBy(now, offering, offered.get().target()) : null;
    var next =
        together.stream()
            .map(
                signUp ->
                    isPaid ? signUp.awaitingPayment(until) : signUp.confirmed(signUp.row(), null))
            .toList();
    var writes = hall.writes();
    next.forEach(signUp -> hall.put(writes, signUp));
    Opening opening = null;
    if (isPaid) {
      var ask = till.ask(offering, next, until);
      opening = hall.needs().payments().ask(writes, ask, App.of(command.app()), false);
    }
    writes.commit();
    var pay = opening == null ? null : hall.needs().payments().open(opening);
    return SignUpView.of(own(caller, offering, command.which()), null, pay, null);
  }

  /** People do not come after all; what the rules say of their money goes back. */
  SignUpView cancel(Principal caller, Commands.Cancel command) {
    var which = command.which();
    return Stale.again(
        () -> {
          // As it stands now: of what was called off just now, all of the money comes back.
          var offering = hall.needs().activities().get(which.community(), which.activity());
          cancelOnce(caller, offering, command);
          return SignUpView.of(own(caller, offering, which));
        });
  }

  private void cancelOnce(Principal caller, Offering offering, Commands.Cancel command) {
    var all = own(caller, offering, command.which());
    var people = people(caller, command);
    var leaving =
        all.stream()
            .filter(signUp -> people.isEmpty() || people.get().contains(signUp.person()))
            .filter(signUp -> signUp.state().isAlive())
            .toList();
    if (leaving.isEmpty()) {
      requireCancelled(all, people);
      return;
    }
    var first = leaving.getFirst();
    var start = first.target().start(offering);
    if (!hall.now().isBefore(start)) {
      throw SignUpError.STARTED.refusal();
    }
    requireWhole(offering, all, leaving);
    for (var group : groups(leaving)) {
      cancel(offering, group);
    }
  }

  private static void requireCancelled(List<SignUp> all, Optional<List<PersonId>> people) {
    boolean areOver =
        all.stream()
            .filter(signUp -> people.isEmpty() || people.get().contains(signUp.person()))
            .allMatch(signUp -> signUp.state() == SignUpState.CANCELLED);
    if (!areOver) {
      throw SignUpError.OVER.refusal();
    }
  }

  private Optional<List<PersonId>> people(Principal caller, Commands.Cancel command) {
    return Optional.ofNullable(command.people())
        .map(
            some ->
                some.stream()
                    .map(
                        one ->
                            one.minor() == null
                                ? caller.person()
                                : hall.needs().people().ward(caller.person(), one.minor()).person())
                    .toList());
  }

  /** A ticket for several is given back whole, and so is what is not paid for yet. */
  private static void requireWhole(Offering offering, List<SignUp> all, List<SignUp> leaving) {
    for (var signUp : leaving) {
      var ticket = Rules.ticket(offering, signUp.target(), signUp.ticket());
      boolean isWhole = signUp.state() == SignUpState.CONFIRMED && ticket.people() == 1;
      boolean areAllLeaving =
          all.stream()
              .filter(other -> other.together().equals(signUp.together()))
              .filter(other -> other.state().isAlive())
              .filter(other -> !isWhole || other.person().equals(signUp.person()))
              .allMatch(leaving::contains);
      if (!areAllLeaving) {
        throw SignUpError.NOT_WHOLE.refusal("all of them cancel, or nobody");
      }
    }
  }

  private static List<List<SignUp>> groups(List<SignUp> leaving) {
    var groups = new LinkedHashMap<List<PersonId>, List<SignUp>>();
    leaving.forEach(
        signUp -> groups.computeIfAbsent(signUp.together(), none -> new ArrayList<>()).add(signUp));
    return List.copyOf(groups.values());
  }

  private void cancel(Offering offering, List<SignUp> leaving) {
    var first = leaving.getFirst();
    int percent = percentBack(offering, first);
    var writes = hall.writes();
    changes.end(writes, offering, leaving, SignUpState.CANCELLED, percent, Changes.isOn(offering));
    writes.commit();
  }

  /** Whoever signed up for another time, or for what is called off, gets all of it back. */
  private int percentBack(Offering offering, SignUp signUp) {
    boolean isMoved = offering.movedAt() != null && signUp.placedAt().isBefore(offering.movedAt());
    SignUpRules rules = offering.plan().signUp();
    return isMoved || offering.state().isOff()
        ? 100
        : rules.percentBack(hall.now(), signUp.target().start(offering));
  }

  /** A page of the caller's own, or of a minor's they act for, the latest activity first. */
  PageOf<Mine> mine(Principal caller, Commands.Mine query) {
    var person =
        query.minor() == null
            ? caller.person()
            : hall.needs().people().ward(caller.person(), query.minor()).person();
    var cursors = hall.needs().people().cursors();
    var name = "my sign-ups " + person;
    var page =
        hall.signUps()
            .page(person, cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Mine::of).toList(), cursors.after(name, page.last()));
  }

  /** A sign-up in the list of its person. */
  record Mine(
      CommunityId community, UUID signUp, UUID activity, Integer session, SignUpView.One person) {
    static Mine of(SignUp signUp) {
      return new Mine(
          signUp.target().community(),
          signUp.id(),
          signUp.target().activity(),
          signUp.target().session(),
          SignUpView.One.of(signUp));
    }
  }
}
