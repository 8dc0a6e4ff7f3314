package cn.linli.ticket;

import java.util.List;
import java.util.UUID;

/**
 * What a ticket says. It may hold personal words.
 *
 * @param text null once the reporter is erased
 * @param place where it is, in words; or null
 * @param zone of the centre; or null
 * @param pictures uploads of the reporter
 */
record Words(Ticket.Key ticket, String text, String place, String zone, List<UUID> pictures) {
  Words {
    pictures = pictures == null ? List.of() : List.copyOf(pictures);
  }

  Words forgotten() {
    return new Words(ticket, null, null, zone, List.of());
  }
}
