package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.SignUpRules;
import cn.linli.payment.App;
import cn.linli.payment.Opening;
import cn.linli.payment.Payments;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.http.PageOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    var found = hall.of(offering, caller.person(), query.signUp());
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
    return SignUpView.of(all, place.orElse(null), null, money(offering, all))
        .meeting(offering, all.getFirst().target());
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
    return SignUpView.of(all, null, placing.open(offering, all, App.of(command.app())), null);
  }

  /** Takes up an offer: its people come, or pay for it. The same again changes nothing. */
  SignUpView takeUp(Principal caller, Commands.Open command) {
    var offering = offering(command.which());
    return Stale.again(() -> takeUpOnce(caller, offering, command));
  }

  private SignUpView takeUpOnce(Principal caller, Offering offering, Commands.Open command) {
    var all = own(caller, offering, command.which());
    var now = hall.now();
    var app = App.of(command.app());
    // Those who split up are offered places one after the other.
    var offered = all.stream().filter(signUp -> signUp.isOffered(now)).findFirst();
    if (offered.isEmpty()) {
      requireTakenUp(all);
      return SignUpView.of(all, null, placing.openIfItCan(offering, all, app), null);
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
    if (!isPaid) {
      changes.promoteRest(writes, next);
    }
    Opening opening = null;
    if (isPaid) {
      var ask = till.ask(offering, next, until);
      opening = hall.needs().payments().ask(writes, ask, app, false);
    }
    writes.commit();
    var pay = placing.openIfItCan(opening);
    return SignUpView.of(own(caller, offering, command.which()), null, pay, null);
  }

  /** The same again changes nothing; what is over nobody takes up. */
  private static void requireTakenUp(List<SignUp> all) {
    boolean isPaying = all.stream().anyMatch(one -> one.state() == SignUpState.AWAITING_PAYMENT);
    boolean isOver = all.stream().anyMatch(one -> one.state() == SignUpState.OFFERED);
    if (isOver && !isPaying) {
      throw SignUpError.NOT_OFFERED.refusal("the offer is over");
    }
    if (all.stream().noneMatch(one -> one.state().hasPlace())) {
      throw SignUpError.NOT_OFFERED.refusal();
    }
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
    leaving.forEach(signUp -> requireNotThere(offering, signUp));
    requireWhole(offering, all, leaving);
    requireLed(caller, offering, all, leaving);
    for (var group : groups(leaving)) {
      cancel(offering, group);
    }
  }

  /** Before it starts, and not once they were let in: the place is not free any more. */
  private void requireNotThere(Offering offering, SignUp signUp) {
    if (signUp.attended() > 0) {
      throw SignUpError.CAME_ALREADY.refusal();
    }
    if (!hall.now().isBefore(signUp.target().start(offering))) {
      throw SignUpError.STARTED.refusal();
    }
  }

  /** Nobody stays who comes only together with somebody who leaves. */
  private static void requireLed(
      Principal caller, Offering offering, List<SignUp> all, List<SignUp> leaving) {
    var rest = all.stream().filter(one -> one.state().isAlive() && !leaving.contains(one)).toList();
    for (var target : rest.stream().map(SignUp::target).distinct().toList()) {
      var staying = new HashMap<PersonId, String>();
      rest.stream()
          .filter(one -> one.target().equals(target))
          .forEach(one -> staying.put(one.person(), one.ticket()));
      boolean isLeft =
          leaving.stream()
              .anyMatch(one -> one.target().equals(target) && one.person().equals(caller.person()));
      if (isLeft) {
        new Company(Company.tickets(offering, target), caller.person(), false)
            .broken(staying)
            .filter(broken -> broken == SignUpError.GUARDIAN_NEEDED)
            .ifPresent(
                broken -> {
                  throw broken.refusal("those who come with you cancel too");
                });
      }
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
              .filter(other -> Group.of(other).equals(Group.of(signUp)))
              .filter(other -> other.state().isAlive())
              .filter(other -> !isWhole || other.person().equals(signUp.person()))
              .allMatch(leaving::contains);
      if (!areAllLeaving) {
        throw SignUpError.NOT_WHOLE.refusal("all of them cancel, or nobody");
      }
    }
  }

  /** Those whose places, and money, are one. */
  private record Group(Target target, List<PersonId> together) {
    static Group of(SignUp signUp) {
      return new Group(signUp.target(), signUp.together());
    }
  }

  private static List<List<SignUp>> groups(List<SignUp> leaving) {
    var groups = new LinkedHashMap<Group, List<SignUp>>();
    leaving.forEach(
        signUp -> groups.computeIfAbsent(Group.of(signUp), none -> new ArrayList<>()).add(signUp));
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
