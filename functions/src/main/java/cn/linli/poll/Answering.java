package cn.linli.poll;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.Stale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Answering a poll: that somebody did and what was said are written together and apart. */
final class Answering {
  private final Hall hall;
  private final Participants participants;

  Answering(Hall hall) {
    this.hall = hall;
    this.participants = new Participants(hall);
  }

  /** Answers, once. Nobody knows whose answer it is, so nobody can change it. */
  Participation answer(Principal caller, Commands.AnswerPoll command) {
    return Stale.again(() -> answerOnce(caller, command));
  }

  private Participation answerOnce(Principal caller, Commands.AnswerPoll command) {
    var poll = hall.glimpse(command.key());
    var terms = poll.poll();
    if (!terms.takesAnswersAt(hall.now())) {
      throw PollError.NOT_NOW.refusal("it takes no answers now");
    }
    var whose = participants.admitted(caller, command.minor(), command.community());
    if (!terms.asks(whose.born(), hall.today(command.community()))) {
      throw PollError.NOT_IN_AUDIENCE.refusal();
    }
    requireFit(terms.questions(), command.answers());
    screen(command);
    var writes = hall.writes();
    hall.participations()
        .create(writes, command.key(), whose.person(), PollError.ALREADY_ANSWERED.refusal());
    participants.note(writes, whose, command.community());
    hall.boxes()
        .add(
            writes,
            command.key(),
            // Not by the person: a box must tell as little of whose answers are in it.
            ThreadLocalRandom.current().nextInt(BoxTable.BOXES),
            command.answers().stream().flatMap(Answer::counters).toList(),
            PollError.NOT_NOW.refusal("it takes no answers any more"));
    hall.answers().create(writes, command.key(), command.answers());
    writes.commit();
    return new Participation(true);
  }

  private void screen(Commands.AnswerPoll command) {
    var texts = new LinkedHashMap<String, String>();
    for (int i = 0; i < command.answers().size(); i++) {
      if (command.answers().get(i).text() != null) {
        texts.put("/answers/" + i + "/text", command.answers().get(i).text());
      }
    }
    if (!texts.isEmpty()) {
      hall.vetting().requireAllowed(command.community(), texts);
    }
  }

  private static void requireFit(List<Question> questions, List<Answer> answers) {
    var faults = new ArrayList<Fault>();
    var answered = new HashSet<Integer>();
    for (int i = 0; i < answers.size(); i++) {
      var answer = answers.get(i);
      boolean isKnown = answer.question() >= 0 && answer.question() < questions.size();
      if (!isKnown || !answered.add(answer.question())) {
        faults.add(Fault.at("/answers/" + i + "/question", "is one of the poll's, once"));
      } else {
        var at = "/answers/" + i;
        answer
            .faultFor(questions.get(answer.question()))
            .ifPresent(fault -> faults.add(Fault.at(at, fault)));
      }
    }
    for (int question = 0; question < questions.size(); question++) {
      if (questions.get(question).required() && !answered.contains(question)) {
        faults.add(Fault.at("/answers", "question %d is required".formatted(question)));
      }
    }
    if (!faults.isEmpty()) {
      throw new Refusal(ApiError.INVALID, null, faults);
    }
  }

  /** Whether the caller has answered, or a minor for whom they act. */
  Participation mine(Principal caller, Commands.MineOfPoll query) {
    hall.glimpse(query.key());
    var person = participants.person(caller, query.minor());
    return new Participation(hall.participations().has(query.key(), person));
  }

  /** That somebody took part, or not. */
  record Participation(boolean tookPart) {}
}
