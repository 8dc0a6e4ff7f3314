package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import java.util.List;
import java.util.UUID;

/**
 * A campaign as the contract shows it.
 *
 * @param merchantName for residents to read
 * @param images where the product's pictures can be fetched for some minutes, or null
 * @param progress what is true of it now, or null where it is not on sale yet
 * @param finalPriceFen what a piece costs in the end, once that is decided
 */
record CampaignView(
    UUID campaign,
    CommunityId home,
    UUID merchant,
    String merchantName,
    Ware ware,
    List<String> images,
    Terms terms,
    State state,
    String reason,
    Progress progress,
    Long finalPriceFen,
    int revision) {
  /**
   * How far a campaign is: nothing but what was paid for.
   *
   * @param paid how many pieces are paid for and were not paid back
   * @param left how many anybody may still order
   * @param total how many were paid for at the deadline, or null before it is decided
   */
  record Progress(int paid, int minimum, int left, Integer total) {}

  static CampaignView toOwner(Campaign campaign) {
    return of(campaign, null, null, null);
  }

  static CampaignView of(
      Campaign campaign, String merchantName, List<String> images, Progress progress) {
    return new CampaignView(
        campaign.id(),
        campaign.home(),
        campaign.merchant(),
        merchantName,
        campaign.ware(),
        images,
        campaign.terms(),
        campaign.state(),
        campaign.reason(),
        progress,
        campaign.total() == null ? null : campaign.finalPrice().fen(),
        campaign.revision());
  }
}
