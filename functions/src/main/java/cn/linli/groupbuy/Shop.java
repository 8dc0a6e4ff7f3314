package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Event;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What everything in this context stands on. */
record Shop(
    Dynamo dynamo,
    Clock clock,
    Needs needs,
    CampaignTable campaigns,
    OfMerchantTable ofMerchants,
    ListingTable listings,
    ShelfTable shelves,
    OrderTable orders,
    BuyerTable buyers,
    JoinedTable joined,
    PointTable points,
    CollectionTable collections,
    Tasks tasks,
    Outbox outbox) {
  static Shop of(Dynamo dynamo, Clock clock, Needs needs) {
    var outbox = new Outbox(dynamo, clock);
    return new Shop(
        dynamo,
        clock,
        needs,
        new CampaignTable(dynamo),
        new OfMerchantTable(dynamo),
        new ListingTable(dynamo),
        new ShelfTable(dynamo),
        new OrderTable(dynamo),
        new BuyerTable(dynamo),
        new JoinedTable(dynamo),
        new PointTable(dynamo),
        new CollectionTable(dynamo),
        new Tasks(dynamo, outbox),
        outbox);
  }

  Instant now() {
    return clock.instant();
  }

  WriteSet writes() {
    return new WriteSet(dynamo);
  }

  Campaign campaign(UUID id) {
    return campaigns.find(id).orElseThrow(GroupBuyError.CAMPAIGN_NOT_FOUND::refusal);
  }

  /** A campaign that is managed from a community. */
  Campaign at(CommunityId home, UUID id) {
    return campaigns
        .find(id)
        .filter(campaign -> campaign.home().equals(home))
        .orElseThrow(GroupBuyError.CAMPAIGN_NOT_FOUND::refusal);
  }

  boolean reaches(Campaign campaign, CommunityId community) {
    return campaign.terms().reach().covers(needs.communities().get(community));
  }

  Order order(Order.Key key) {
    return orders.find(key).orElseThrow(GroupBuyError.ORDER_NOT_FOUND::refusal);
  }

  /** Where a community's part of the stock is. */
  Shelf.Place place(Campaign campaign, CommunityId community, int number) {
    return new Shelf.Place(
        campaign.id(), campaign.terms().perCommunity() ? community : null, number);
  }

  Shelf.Place place(Campaign campaign, Order order, int number) {
    return place(campaign, order.community(), number);
  }

  /** Writes the next revision of a campaign that was read, with its place in the lists. */
  void put(WriteSet writes, Campaign before, Campaign next, RuntimeException ifChanged) {
    campaigns.put(writes, next, ifChanged);
    if (before != null && before.state() != next.state()) {
      listings.move(writes, before, next);
      outbox.add(
          writes,
          new Event(
              "groupbuy.campaign-changed",
              1,
              next.home(),
              Map.of(
                  "campaign", next.id(),
                  "merchant", next.merchant(),
                  "state", next.state().toString(),
                  "revision", next.revision())));
    }
  }

  /** Whether a committee says no to it, to what it sells, or to its merchant. */
  boolean isVetoed(CommunityId community, Campaign campaign) {
    var product = campaign.ware().product();
    return needs.merchants().isVetoed(community, campaign.merchant(), product, campaign.id());
  }

  /** Writes the next revision of an order, and tells of it. */
  void put(WriteSet writes, Order next) {
    orders.put(writes, next);
    var data = new HashMap<String, Object>();
    data.put("order", next.id());
    data.put("campaign", next.campaign());
    data.put("home", next.home());
    data.put("person", next.person());
    data.put("state", next.state().toString());
    data.put("point", next.point());
    data.put("revision", next.revision());
    outbox.add(writes, new Event("groupbuy.order-changed", 1, next.community(), data));
  }
}
