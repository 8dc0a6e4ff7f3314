package cn.linli.activity;

import java.util.Optional;
import java.util.UUID;

/**
 * What an activity costs, as its tier allows (domain: price tiers).
 *
 * @param marketPriceFen what one place costs elsewhere, or null
 * @param evidence an upload that shows it, or null
 */
public record Pricing(Tier tier, Long marketPriceFen, UUID evidence) {
  private static final int HALF = 2;

  /** The first rule of the tier that a ticket breaks, if any. */
  Optional<ActivityError> broken(Iterable<Ticket> tickets) {
    if (tier != Tier.HALF) {
      return Optional.empty();
    }
    if (marketPriceFen == null || evidence == null) {
      return Optional.of(ActivityError.EVIDENCE_MISSING);
    }
    for (var ticket : tickets) {
      // What one person pays, of a ticket for several.
      if (ticket.priceFen() * HALF > marketPriceFen * ticket.people()) {
        return Optional.of(ActivityError.NOT_HALF);
      }
    }
    return Optional.empty();
  }
}
