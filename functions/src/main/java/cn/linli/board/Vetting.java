package cn.linli.board;

import cn.linli.screening.Action;
import cn.linli.screening.Matter;
import cn.linli.screening.Screening;
import cn.linli.screening.Screenings;
import cn.linli.shared.Fault;
import cn.linli.shared.Refusal;
import cn.linli.shared.dynamo.WriteSet;

/** Has screened what everybody would see. */
final class Vetting {
  private static final int MOST_FAULTS = 20;

  private final Screenings screenings;

  Vetting(Screenings screenings) {
    this.screenings = screenings;
  }

  /** Refuses texts in which our own rules find what has no place here. */
  void requireAllowed(Offer offer) {
    var faults =
        screenings.look(offer.key().community(), offer.texts()).stream()
            .filter(finding -> finding.action() == Action.BLOCK)
            .map(finding -> Fault.at(finding.pointer(), finding.explanation()))
            .distinct()
            .limit(MOST_FAULTS)
            .toList();
    if (!faults.isEmpty()) {
      throw new Refusal(BoardError.TEXT_REFUSED, null, faults);
    }
  }

  /** Adds to what a use case writes that it is screened as it is now. */
  void ask(WriteSet writes, Offer offer) {
    screenings.ask(
        writes,
        new Matter(
            offer.key().community(),
            offer.subject(),
            offer.owner(),
            offer.texts(),
            offer.content().pictures()));
  }

  /** Refuses what is still being screened, or is blocked; what is doubtful people decide. */
  void requirePassable(Offer offer) {
    switch (state(offer)) {
      case PENDING -> throw BoardError.SCREENING_PENDING.refusal();
      case BLOCKED -> throw BoardError.BLOCKED.refusal();
      case PASSED, DOUBTFUL -> {}
    }
  }

  Screening.State state(Offer offer) {
    return screenings
        .find(offer.key().community(), offer.subject())
        .map(Screening::state)
        .orElse(Screening.State.PENDING);
  }
}
