package cn.linli.ticket;

import cn.linli.shared.PersonId;
import java.time.Instant;

/**
 * Who did what to a ticket, and when.
 *
 * @param number of the ticket's revision that it made
 * @param by null where it fell due
 * @param detail ids and words of ours
 * @param reason words of the staff, or null; they go with the reporter's
 */
record Trail(
    Ticket.Key ticket,
    int number,
    Step step,
    PersonId by,
    String detail,
    String reason,
    Instant at) {
  Trail forgotten() {
    return new Trail(ticket, number, step, by, detail, null, at);
  }
}
