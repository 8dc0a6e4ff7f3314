package cn.linli.groupbuy;

import cn.linli.shared.ApiError;
import cn.linli.shared.Fault;
import cn.linli.shared.Glimpses;
import cn.linli.shared.Refusal;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Download;
import cn.linli.shared.http.PageOf;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What everybody may read of campaigns; nothing in it is made up. */
final class Pages {
  private static final String PAGE = "pages/groupbuy/index";

  /** A card never changes, and WeChat counts how often it is asked. */
  private static final Duration CARD_KEPT = Duration.ofHours(1);

  private static final int CARDS_KEPT = 64;

  private final Shop shop;
  private final Shelves shelves;
  private final Glimpses<UUID, Campaign> campaigns;
  private final Glimpses<UUID, ShareCards.Card> cards;
  private final Cursors cursors;

  Pages(Shop shop) {
    this.shop = shop;
    this.shelves = new Shelves(shop, shop.clock());
    this.campaigns = new Glimpses<>(shop.clock());
    this.cards = new Glimpses<>(shop.clock(), CARD_KEPT, CARDS_KEPT);
    this.cursors = shop.needs().people().cursors();
  }

  /** A campaign's page. */
  CampaignView get(Commands.OfCampaign query) {
    var campaign = find(query);
    var seller = shop.needs().merchants().seller(campaign.home(), campaign.merchant());
    var images =
        campaign.ware().data().images().stream()
            .flatMap(image -> link(campaign, image).stream())
            .toList();
    return CampaignView.of(campaign, seller.name(), images, progress(campaign, query));
  }

  /** A picture that is gone is no reason to show nothing. */
  private Optional<String> link(Campaign campaign, UUID image) {
    try {
      return Optional.of(shop.needs().uploads().link(campaign.home(), image).url());
    } catch (Refusal gone) {
      return Optional.empty();
    }
  }

  private Campaign find(Commands.OfCampaign query) {
    var campaign =
        campaigns.get(
            query.campaign(),
            () ->
                shop.campaigns()
                    .glance(query.campaign())
                    .orElseThrow(GroupBuyError.CAMPAIGN_NOT_FOUND::refusal));
    if (!campaign.state().isPublic() || !shop.reaches(campaign, query.community())) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    return campaign;
  }

  /** Of what all share, or of what the community has for itself. */
  private CampaignView.Progress progress(Campaign campaign, Commands.OfCampaign query) {
    boolean isUntouched =
        campaign.terms().perCommunity() && !shop.joined().has(campaign.id(), query.community());
    var found =
        isUntouched
            ? Stock.shelves(campaign, query.community())
            : shelves.look(campaign, query.community(), false);
    return new CampaignView.Progress(
        found.stream().mapToInt(Shelf::paid).sum(),
        campaign.terms().minimum(),
        found.stream().mapToInt(Shelf::left).sum(),
        campaign.total());
  }

  /** Those who have paid, by their masked names. */
  PageOf<Member> members(Commands.PageOfCampaign query) {
    var campaign = find(new Commands.OfCampaign(query.community(), query.campaign()));
    return new Lanes<>(shop, "members", Pages::member)
        .page(query.community(), campaign.id(), query.limit(), query.cursor());
  }

  private static Optional<Member> member(Order order) {
    return order.state().isPaidFor()
        ? Optional.of(new Member(order.name(), order.quantity(), order.paidAt()))
        : Optional.empty();
  }

  /** The campaigns that a community's residents see, in the order of their deadlines. */
  PageOf<Listing.View> list(Commands.ListCampaigns query) {
    var state = state(query.state());
    int limit = PageOf.limit(query.limit());
    var places = Reach.placesOf(shop.needs().communities().get(query.community()));
    var name = "campaigns %s %s %s".formatted(query.community(), state, query.category());
    var after = cursors.position(name, query.cursor());
    var found =
        places.stream()
            .flatMap(
                place ->
                    shop.listings().page(place, state, query.category(), after, limit).stream())
            .sorted(Comparator.comparing(Pages::key))
            .limit(limit)
            .toList();
    var last = found.size() < limit ? null : key(found.getLast());
    return new PageOf<>(found.stream().map(Listing::view).toList(), cursors.after(name, last));
  }

  private static String key(Listing listing) {
    return ListingTable.sk(listing.deadline(), listing.campaign());
  }

  private static State state(String word) {
    var state = word == null ? State.ON_SALE : State.of(word);
    if (!state.isPublic()) {
      throw new Refusal(
          ApiError.INVALID, null, List.of(Fault.in("state", "is one that everybody may see")));
    }
    return state;
  }

  /** A picture that opens the campaign's page in the mini program. */
  Download card(Commands.OfCampaign query) {
    var campaign = find(query);
    var card = cards.get(campaign.id(), () -> card(campaign));
    var type = card.contentType();
    var suffix = type.equals("image/png") ? "png" : "jpg";
    return Download.of(type, "campaign-" + campaign.id() + "." + suffix, card.bytes());
  }

  private ShareCards.Card card(Campaign campaign) {
    try {
      // A scene has 32 characters: exactly an id without its hyphens.
      return shop.needs().cards().get().card(PAGE, campaign.id().toString().replace("-", ""));
    } catch (WeChatFailure failure) {
      throw GroupBuyError.NO_CARD_NOW.refusal();
    }
  }

  /** Somebody who has paid. */
  record Member(String name, int quantity, Instant paidAt) {}
}
