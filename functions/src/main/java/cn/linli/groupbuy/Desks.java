package cn.linli.groupbuy;

import cn.linli.merchant.MerchantError;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.http.PageOf;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What merchants and those who review see of campaigns that nobody else sees yet. */
final class Desks {
  private static final Set<Role> REVIEWERS =
      EnumSet.of(Role.LEGAL, Role.OPERATOR, Role.COMMITTEE, Role.PLATFORM);

  private final Shop shop;

  Desks(Shop shop) {
    this.shop = shop;
  }

  /** A campaign as it is written. */
  CampaignView draft(Principal caller, Commands.OfCampaign query) {
    var campaign = shop.at(query.community(), query.campaign());
    if (!isReviewer(caller) && !campaign.owner().equals(caller.person().toString())) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    return CampaignView.toOwner(campaign);
  }

  private static boolean isReviewer(Principal caller) {
    return caller.roles().stream().anyMatch(REVIEWERS::contains);
  }

  /** A page of a merchant's campaigns. */
  PageOf<CampaignView> ofMerchant(Principal caller, Commands.PageOfMerchant query) {
    var seller = shop.needs().merchants().seller(query.community(), query.merchant());
    if (!isReviewer(caller) && !seller.owner().equals(caller.person())) {
      throw MerchantError.NOT_FOUND.refusal();
    }
    var cursors = shop.needs().people().cursors();
    var name = "campaigns of %s".formatted(seller.id());
    var page =
        shop.ofMerchants()
            .page(seller.id(), cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    var views =
        page.items().stream()
            .map(row -> CampaignView.toOwner(shop.campaign(row.campaign())))
            .toList();
    return new PageOf<>(views, cursors.after(name, page.last()));
  }

  /** A page of the communities whose residents have ordered of a campaign, for its merchant. */
  PageOf<Map<String, CommunityId>> communities(Principal caller, Commands.PageOfCampaign query) {
    var campaign = shop.at(query.community(), query.campaign());
    if (!isReviewer(caller) && !campaign.owner().equals(caller.person().toString())) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    var cursors = shop.needs().people().cursors();
    var name = "communities of %s".formatted(campaign.id());
    var page =
        shop.joined()
            .page(
                campaign.id(), cursors.position(name, query.cursor()), PageOf.limit(query.limit()));
    var items = page.items().stream().map(row -> Map.of("community", row.community())).toList();
    return new PageOf<>(items, cursors.after(name, page.last()));
  }

  /** A page of those that wait for a review. */
  PageOf<Listing.View> inReview(Commands.PageOfCommunity query) {
    var cursors = shop.needs().people().cursors();
    var place = ListingTable.desk(query.community());
    var name = "campaigns in review " + query.community();
    int limit = PageOf.limit(query.limit());
    var found =
        shop.listings()
            .page(place, State.IN_REVIEW, null, cursors.position(name, query.cursor()), limit);
    var last =
        found.size() < limit
            ? null
            : ListingTable.sk(found.getLast().deadline(), found.getLast().campaign());
    return new PageOf<>(found.stream().map(Listing::view).toList(), cursors.after(name, last));
  }
}
