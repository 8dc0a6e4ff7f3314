package cn.linli.activity;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an activity costs, as its tier allows (domain: price tiers).
 *
 * @param marketPriceFen what one place costs elsewhere, or null: in all sessions, or, where people
 *     only come to single ones, in one
 * @param evidence an upload that shows it, or null
 */
public record Pricing(Tier tier, Long marketPriceFen, UUID evidence) {
  private static final int HALF = 2;

  /** The first rule of the tier that a ticket breaks, if any. */
  Optional<ActivityError> broken(List<Ticket> tickets, int sessions) {
    if (tier != Tier.HALF) {
      return Optional.empty();
    }
    if (marketPriceFen == null || evidence == null) {
      return Optional.of(ActivityError.EVIDENCE_MISSING);
    }
    boolean isOfAll = tickets.stream().anyMatch(ticket -> ticket.scope() == Ticket.Scope.ALL);
    for (var ticket : tickets) {
      int times = isOfAll && ticket.scope() == Ticket.Scope.ONE ? sessions : 1;
      // What one person pays, of a ticket for several.
      if (ticket.priceFen() * HALF * times > marketPriceFen * ticket.people()) {
        return Optional.of(ActivityError.NOT_HALF);
      }
    }
    return Optional.empty();
  }
}
