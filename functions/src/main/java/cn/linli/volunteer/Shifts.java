package cn.linli.volunteer;

import cn.linli.activity.Offering;
import cn.linli.activity.State;
import cn.linli.screening.Action;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Stale;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who hold an activity say what help its sessions need. */
final class Shifts {
  /** Whose account stipends are sent from. */
  static final String PAYEE = "centre";

  private static final int MOST = 60;

  private final Bureau bureau;
  private final Topics topics;

  Shifts(Bureau bureau) {
    this.bureau = bureau;
    this.topics = new Topics(bureau);
  }

  /** Writes a shift, or changes it. The same again changes nothing. */
  Shift.View put(Principal caller, Commands.PutShift command) {
    return Stale.again(
        () -> {
          var offering = bureau.held(caller, command.community(), command.activity());
          var which = command.which();
          var known = bureau.shifts().find(which.community(), which.activity(), which.shift());
          if (known.filter(shift -> shift.says(command)).isPresent()) {
            return known.get().view();
          }
          requireRevision(known, command);
          if (offering.state() != State.PUBLISHED) {
            throw VolunteerError.OFF.refusal();
          }
          requireStipend(caller, known, command);
          var session = requireTime(offering, command);
          requireTopics(known, command);
          requireWords(command);
          return write(known, next(known, command, session)).view();
        });
  }

  private static void requireRevision(Optional<Shift> known, Commands.PutShift command) {
    int revision = known.map(Shift::revision).orElse(0);
    if (revision != command.revision()) {
      var error =
          command.revision() == 0 ? VolunteerError.ID_REUSED : VolunteerError.CHANGED_MEANWHILE;
      throw error.refusal();
    }
  }

  /** What costs the centre money is promised by its operators alone. */
  private void requireStipend(Principal caller, Optional<Shift> known, Commands.PutShift command) {
    boolean costs =
        !command.stipend().equals(Money.ZERO)
            || known.filter(shift -> !shift.stipend().equals(Money.ZERO)).isPresent();
    if (costs && !caller.roles().contains(Role.OPERATOR)) {
      throw VolunteerError.STIPEND_NOT_YOURS.refusal();
    }
    if (!command.stipend().equals(Money.ZERO) && !paysPeople(command.community())) {
      throw VolunteerError.PAYS_NOBODY.refusal();
    }
  }

  private boolean paysPeople(CommunityId community) {
    var payments = bureau.needs().payments();
    return payments.hasPayee(community, PAYEE) && payments.paysPeople(community, PAYEE);
  }

  private TimeRange requireTime(Offering offering, Commands.PutShift command) {
    var sessions = offering.plan().sessions();
    if (command.session() >= sessions.size()) {
      throw VolunteerError.OUTSIDE.refusal("there is no such session");
    }
    var session = sessions.get(command.session()).time();
    if (!Shift.isAround(command.time(), session)) {
      throw VolunteerError.OUTSIDE.refusal();
    }
    if (!bureau.now().isBefore(command.from())) {
      throw VolunteerError.STARTED.refusal();
    }
    return session;
  }

  private void requireTopics(Optional<Shift> known, Commands.PutShift command) {
    topics.require(
        command.community(),
        Topic.Sort.SKILL,
        command.skills(),
        known.map(Shift::skills).orElse(List.of()));
    topics.require(
        command.community(),
        Topic.Sort.TRAINING,
        command.trainings(),
        known.map(Shift::trainings).orElse(List.of()));
  }

  /** Nobody reviews what a shift is called: at least our own rules look at it. */
  private void requireWords(Commands.PutShift command) {
    var texts = Map.of("/description", command.description());
    bureau.needs().screenings().look(command.community(), texts).stream()
        .filter(finding -> finding.action() == Action.BLOCK)
        .findFirst()
        .ifPresent(
            finding -> {
              throw VolunteerError.WORDS.refusal(finding.words());
            });
  }

  private Shift next(Optional<Shift> known, Commands.PutShift command, TimeRange session) {
    if (known.isEmpty()) {
      if (bureau.shifts().list(command.community(), command.activity()).size() >= MOST) {
        throw VolunteerError.TOO_MANY.refusal("an activity has at most " + MOST);
      }
      return Shift.of(command, session, bureau.day(command.community(), command.from()));
    }
    var shift = known.get();
    if (shift.state() != ShiftState.OPEN) {
      throw VolunteerError.NOT_OPEN.refusal("it is " + shift.state());
    }
    if (shift.hasStarted(bureau.now())) {
      throw VolunteerError.STARTED.refusal();
    }
    boolean isKept = shift.people().isEmpty() || shift.isSameWork(command);
    if (!isKept || shift.people().size() > command.wanted()) {
      throw VolunteerError.FIXED.refusal("people have taken it");
    }
    return shift.changed(command, session);
  }

  private Shift write(Optional<Shift> known, Shift next) {
    var writes = bureau.writes();
    bureau.put(writes, known.orElse(null), next);
    var off = VolunteerError.OFF.refusal();
    bureau.needs().activities().requirePublished(writes, next.community(), next.activity(), off);
    // Its session may have been moved while it was written, by somebody who did not see it yet.
    bureau.tasks().follow(writes, next);
    bureau.tasks().over(writes, next);
    writes.commit();
    return next;
  }

  /** Those who hold it need nobody after all. The same again changes nothing. */
  Shift.View cancel(Principal caller, Commands.CancelShift command) {
    bureau.held(caller, command.community(), command.activity());
    return Stale.again(
        () -> {
          var shift = bureau.shift(command.which());
          if (shift.state() == ShiftState.ENDED) {
            return shift.view();
          }
          if (!bureau.now().isBefore(shift.time().end())) {
            throw VolunteerError.STARTED.refusal("it is over");
          }
          var next = shift.ended(command.reason());
          var writes = bureau.writes();
          bureau.put(writes, shift, next);
          bureau.tasks().follow(writes, next);
          writes.commit();
          return next.view();
        });
  }

  /** A shift. */
  Shift.View get(Commands.OfShift query) {
    return bureau.shift(query).view();
  }

  /** All shifts of an activity. */
  Map<String, List<Shift.View>> list(Commands.OfActivity query) {
    bureau.needs().activities().glance(query.community(), query.activity());
    var shifts = bureau.shifts().list(query.community(), query.activity());
    return Map.of("items", shifts.stream().map(Shift::view).toList());
  }
}
