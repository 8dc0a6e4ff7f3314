package cn.linli.signup;

import cn.linli.activity.Offering;
import cn.linli.activity.Question;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.signup.TraceTable.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What people answered to the questions of an activity: those who hold it read it for a purpose,
 * and it goes when the purpose of all of it is over.
 */
final class Forms {
  /** So long after the last session. */
  private static final Duration KEPT = Duration.ofDays(30);

  /** Each is an item and what leads to it. */
  private static final int AT_ONCE = 40;

  private final Hall hall;

  Forms(Hall hall) {
    this.hall = hall;
  }

  static Instant end(Offering offering) {
    return offering.plan().end().plus(KEPT);
  }

  /** Adds to what a use case writes what somebody answered. */
  void put(
      WriteSet writes, Offering offering, UUID signUp, PersonId by, Map<String, String> answers) {
    if (!answers.isEmpty()) {
      hall.answers().put(writes, Answers.of(hall.needs().keys(), offering, signUp, by, answers));
      hall.traces().put(writes, new Trace(by, offering.community(), offering.id(), signUp));
    }
  }

  /**
   * Adds that what was answered under an id goes which nobody has after this write.
   *
   * @param replaced the sign-ups that are written anew under another id
   */
  void replace(WriteSet writes, Offering offering, List<SignUp> replaced) {
    if (!offering.plan().questions().isEmpty()) {
      replaced.stream()
          .map(SignUp::id)
          .distinct()
          .map(id -> replaced.stream().filter(one -> one.id().equals(id)).toList())
          .filter(some -> isLast(offering, some))
          .map(List::getFirst)
          .forEach(one -> delete(writes, trace(one)));
    }
  }

  /** Whether nobody else has this id: those who were parted in the line share it still. */
  private boolean isLast(Offering offering, List<SignUp> some) {
    var one = some.getFirst();
    var family = hall.needs().people().wards(one.by()).stream().map(ward -> ward.person()).toList();
    return Stream.of(Stream.of(one.by()), family.stream(), one.together().stream())
        .flatMap(people -> people)
        .distinct()
        .flatMap(person -> hall.signUps().of(offering, person))
        .filter(other -> other.id().equals(one.id()))
        .allMatch(other -> some.stream().anyMatch(known -> known.key().equals(other.key())));
  }

  private static Trace trace(SignUp signUp) {
    var target = signUp.target();
    return new Trace(signUp.by(), target.community(), target.activity(), signUp.id());
  }

  private void delete(WriteSet writes, Trace trace) {
    hall.answers().delete(writes, trace.community(), trace.activity(), trace.signUp());
    hall.traces().delete(writes, trace);
  }

  /** Adds that what was answered for somebody goes. */
  void forget(WriteSet writes, SignUp signUp) {
    delete(writes, trace(signUp));
  }

  /** All that somebody answered goes, for whomever that was. */
  void forget(PersonId by) {
    for (var trace : hall.traces().answers(by)) {
      var writes = hall.writes();
      delete(writes, trace);
      writes.commit();
    }
  }

  /** All answers for an activity go, a page at a time. */
  void drop(CommunityId community, UUID activity) {
    var page = hall.answers().page(community, activity, AT_ONCE);
    var writes = hall.writes();
    for (var answers : page.items()) {
      delete(writes, new Trace(answers.by(), community, activity, answers.signUp()));
    }
    if (page.last() != null) {
      hall.tasks().cascade(writes, community, activity, Tasks.ANSWERS, "");
    }
    writes.commitIfAny();
  }

  /**
   * What was answered for somebody. Who reads whose and why is on record before it is shown; what
   * is personal only the people of the centre read (domain: 不收集居民信息).
   */
  Read read(Principal caller, Commands.ReadAnswers command) {
    var offering = hall.needs().activities().glance(command.community(), command.activity());
    Rosters.requireHolder(caller, offering);
    var target = Target.of(command.community(), command.activity(), command.session());
    var signUp =
        hall.signUps()
            .find(Hall.key(offering, target, command.guest()))
            .filter(found -> found.state().isAlive())
            .orElseThrow(SignUpError.NOT_FOUND::refusal);
    if (!hall.now().isBefore(end(offering))) {
      throw SignUpError.ANSWERS_GONE.refusal();
    }
    hall.audit()
        .write(
            command.community(),
            caller.person(),
            "answers-read",
            command.guest().toString(),
            target.ref(),
            command.purpose());
    boolean isOfTheCentre = caller.is(Role.OPERATOR, Role.COMMITTEE);
    var answers =
        hall.answers()
            .find(command.community(), command.activity(), signUp.id())
            .map(found -> isOfTheCentre ? found.open(hall.needs().keys()) : found.plain())
            .orElse(Map.of());
    var items =
        offering.plan().questions().stream()
            .filter(question -> isOfTheCentre || question.personal() == null)
            .filter(question -> answers.containsKey(question.id()))
            .map(question -> Item.of(question, answers.get(question.id())))
            .toList();
    return new Read(signUp.person(), signUp.name(), signUp.id(), items);
  }

  /** The form of a sign-up, as those read it who hold the activity. */
  record Read(PersonId person, String name, UUID signUp, List<Item> items) {}

  /** An answer and what was asked. */
  record Item(String question, String text, String answer) {
    private static Item of(Question question, String answer) {
      return new Item(question.id(), question.text(), answer);
    }
  }

  /** All that somebody answered, for their export. */
  List<Own> own(PersonId by) {
    return hall.traces().answers(by).stream()
        .flatMap(
            trace ->
                hall.answers().find(trace.community(), trace.activity(), trace.signUp()).stream())
        .map(
            answers ->
                new Own(
                    answers.community(),
                    answers.activity(),
                    answers.signUp(),
                    answers.open(hall.needs().keys()).entrySet().stream()
                        .map(entry -> new Commands.Answer(entry.getKey(), entry.getValue()))
                        .toList()))
        .toList();
  }

  /** What somebody answered once. */
  record Own(CommunityId community, UUID activity, UUID signUp, List<Commands.Answer> answers) {}
}
