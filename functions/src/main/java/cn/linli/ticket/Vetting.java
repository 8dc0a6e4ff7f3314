package cn.linli.ticket;

import cn.linli.screening.Action;
import cn.linli.screening.Matter;
import cn.linli.screening.Screening;
import cn.linli.screening.Screenings;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.WriteSet;
import java.util.List;

/** Has screened what everybody would read, and refuses what names somebody's number. */
final class Vetting {
  private static final int MOST_FAULTS = 20;

  private final Screenings screenings;

  Vetting(Screenings screenings) {
    this.screenings = screenings;
  }

  /** Refuses numbers of people, and texts in which our own rules find what has no place here. */
  void requireAllowed(Question question) {
    var personal =
        question.texts().entrySet().stream()
            .filter(text -> PersonalNumbers.isIn(text.getValue()))
            .map(text -> Fault.at(text.getKey(), "names a number of somebody"))
            .toList();
    if (!personal.isEmpty()) {
      throw new Refusal(TicketError.PERSONAL_DATA, null, personal);
    }
    var faults =
        screenings.look(question.key().community(), question.texts()).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(finding -> Fault.at(finding.pointer(), finding.explanation()))
            .distinct()
            .limit(MOST_FAULTS)
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(TicketError.TEXT_REFUSED, null, faults);
    }
  }

  /** Adds to what a use case writes that its words are screened as they are now. */
  void ask(WriteSet writes, Question question) {
    screenings.ask(
        writes,
        new Matter(
            question.key().community(),
            question.subject(),
            question.by(),
            question.texts(),
            List.of()));
  }

  /** Refuses what is still being screened, or is blocked; what is doubtful people decide. */
  void requirePassable(Question question) {
    switch (state(question)) {
      case PENDING -> throw TicketError.SCREENING_PENDING.refusal();
      case BLOCKED -> throw TicketError.BLOCKED.refusal();
      case PASSED, DOUBTFUL -> {}
    }
  }

  Screening.State state(Question question) {
    return screenings
        .find(question.key().community(), question.subject())
        .map(Screening::state)
        .orElse(Screening.State.PENDING);
  }
}
