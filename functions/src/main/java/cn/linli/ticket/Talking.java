package cn.linli.ticket;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.WriteSet;
import java.util.Optional;

/** Puts words on record, each once by the id that its author made. */
final class Talking {
  private final Office office;

  Talking(Office office) {
    this.office = office;
  }

  /** Whether just this was said before; refuses where the id was something else. */
  boolean isKnown(Commands.Say words, Said.Sort sort, PersonId by) {
    Optional<Said> known = office.said().find(words.key(), words.message());
    if (known.filter(said -> !said.says(sort, by, words.text())).isPresent()) {
      throw TicketError.ID_REUSED.refusal();
    }
    return known.isPresent();
  }

  /** Adds what is said to what a use case writes. */
  Ticket add(
      WriteSet writes,
      Ticket ticket,
      Commands.Say words,
      Said.Sort sort,
      PersonId by,
      Boolean reached) {
    var next = ticket.heard(sort);
    int number = sort.isInternal() ? next.noted() : next.said();
    office
        .said()
        .create(
            writes,
            new Said(
                ticket.key(),
                number,
                words.message(),
                sort,
                by,
                reached,
                words.text(),
                office.now()));
    return next;
  }
}
