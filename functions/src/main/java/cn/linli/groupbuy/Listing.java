package cn.linli.groupbuy;

import java.time.Instant;
import java.util.UUID;

/** A campaign in a list of a place. */
record Listing(
    String place,
    State state,
    UUID campaign,
    String name,
    String category,
    long priceFen,
    Instant deadline) {
  static Listing of(String place, Campaign campaign) {
    var data = campaign.ware().data();
    return new Listing(
        place,
        campaign.state(),
        campaign.id(),
        data.name(),
        data.category(),
        campaign.terms().priceFen(),
        campaign.terms().deadline());
  }

  View view() {
    return new View(campaign, name, category, priceFen, deadline, state);
  }

  /** What the contract shows. */
  record View(
      UUID campaign, String name, String category, long priceFen, Instant deadline, State state) {}
}
