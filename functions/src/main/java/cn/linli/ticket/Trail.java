package cn.linli.ticket;

import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * Who did what to a ticket, and when.
 *
 * @param number of the ticket's revision that it made
 * @param by null where it fell due
 * @param to whose it was after that, where it was handed to somebody, or null
 * @param detail words of ours, or null
 * @param reason words of the staff, or null; they go with the reporter's
 */
record Trail(
    Ticket.Key ticket,
    int number,
    Step step,
    PersonId by,
    PersonId to,
    String detail,
    String reason,
    Instant at) {
  /** The same, done for the benefit of somebody. */
  Trail to(PersonId whom) {
    return new Trail(ticket, number, step, by, whom, detail, reason, at);
  }

  Trail forgotten() {
    return new Trail(ticket, number, step, by, to, detail, null, at);
  }
}
