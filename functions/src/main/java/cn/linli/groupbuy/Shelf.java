package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import java.util.UUID;

/**
 * A part of a campaign's stock.
 *
 * @param community whose it is, or null where all share the stock
 * @param number from nothing on
 * @param left how many pieces nobody has ordered
 * @param open how many are ordered and not paid for
 * @param paid how many are paid for and were not paid back
 * @param closed whether the deadline is over for it: nothing is paid for any more
 */
record Shelf(
    UUID campaign,
    CommunityId community,
    int number,
    int left,
    int open,
    int paid,
    boolean closed) {
  /** The parts of a stock. */
  static Shelf first(UUID campaign, CommunityId community, int number, int pieces) {
    return new Shelf(campaign, community, number, pieces, 0, 0, false);
  }

  Place place() {
    return new Place(campaign, community, number);
  }

  /** Where a shelf is. */
  record Place(UUID campaign, CommunityId community, int number) {
    String pk() {
      var owner = community == null ? "" : "#" + community;
      return CampaignTable.pk(campaign) + owner + "#shelf#" + number;
    }
  }
}
