package cn.linli.groupbuy;

import static cn.linli.shared.Role.COMMITTEE;
import static cn.linli.shared.Role.FINANCE;
import static cn.linli.shared.Role.LEGAL;
import static cn.linli.shared.Role.MERCHANT;
import static cn.linli.shared.Role.OPERATOR;
import static cn.linli.shared.Role.PLATFORM;
import static cn.linli.shared.Role.RESIDENT;
import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.roles;

import cn.linli.shared.http.Access;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Operation;
import java.util.ArrayList;
import java.util.List;

/** The operations of group buy. */
public final class GroupBuyFunctions {
  /** A merchant's owner takes part as a resident or merchant; that it is theirs is asked later. */
  private static final Access OWNERS = roles(RESIDENT, MERCHANT);

  /** Whether it is theirs to see or do is asked later. */
  private static final Access ANYBODY_HERE =
      roles(RESIDENT, MERCHANT, LEGAL, COMMITTEE, OPERATOR, FINANCE, PLATFORM);

  private GroupBuyFunctions() {}

  /** The function {@code groupbuyApi}. */
  public static HttpApi api(GroupBuys groupBuys, Gate gate) {
    var shop = groupBuys.shop();
    var operations = new ArrayList<Operation<?>>();
    operations.addAll(selling(shop));
    operations.addAll(reading(shop));
    operations.addAll(buying(shop));
    operations.addAll(handingOut(shop));
    return new HttpApi(gate, operations);
  }

  private static List<Operation<?>> selling(Shop shop) {
    var points = new Points(shop);
    var campaigning = new Campaigning(shop);
    var desks = new Desks(shop);
    return List.of(
        Operation.of(
            "putPickUpPoint",
            "PUT /communities/{community}/pick-up-points/{point}",
            roles(OPERATOR),
            Commands.PutPoint.class,
            points::put),
        Operation.of(
            "listPickUpPoints",
            "GET /communities/{community}/pick-up-points",
            OPEN,
            Commands.OfCommunity.class,
            points::list),
        Operation.of(
            "putCampaign",
            "PUT /communities/{community}/campaigns/{campaign}",
            OWNERS,
            Commands.PutCampaign.class,
            campaigning::put),
        Operation.of(
            "submitCampaign",
            "PUT /communities/{community}/campaigns/{campaign}/submission",
            OWNERS,
            Commands.AsSeen.class,
            campaigning::submit),
        Operation.of(
            "decideCampaign",
            "PUT /communities/{community}/campaigns/{campaign}/decision",
            roles(LEGAL, OPERATOR),
            Commands.Decide.class,
            campaigning::decide),
        Operation.of(
            "cancelCampaign",
            "PUT /communities/{community}/campaigns/{campaign}/cancellation",
            OWNERS,
            Commands.Because.class,
            campaigning::cancel),
        Operation.of(
            "vetoCampaign",
            "PUT /communities/{community}/campaigns/{campaign}/veto",
            roles(COMMITTEE),
            Commands.Because.class,
            campaigning::veto),
        Operation.of(
            "getCampaignDraft",
            "GET /communities/{community}/campaigns/{campaign}/draft",
            ANYBODY_HERE,
            Commands.OfCampaign.class,
            desks::draft),
        Operation.of(
            "listCampaignCommunities",
            "GET /communities/{community}/campaigns/{campaign}/communities",
            ANYBODY_HERE,
            Commands.PageOfCampaign.class,
            desks::communities),
        Operation.of(
            "listCampaignsOfMerchant",
            "GET /communities/{community}/merchants/{merchant}/campaigns",
            ANYBODY_HERE,
            Commands.PageOfMerchant.class,
            desks::ofMerchant),
        Operation.of(
            "listCampaignsInReview",
            "GET /communities/{community}/campaigns-in-review",
            roles(LEGAL, OPERATOR, COMMITTEE),
            Commands.PageOfCommunity.class,
            desks::inReview));
  }

  private static List<Operation<?>> reading(Shop shop) {
    var pages = new Pages(shop);
    return List.of(
        Operation.of(
            "getCampaign",
            "GET /communities/{community}/campaigns/{campaign}",
            OPEN,
            Commands.OfCampaign.class,
            pages::get),
        Operation.of(
            "listCampaigns",
            "GET /communities/{community}/campaigns",
            OPEN,
            Commands.ListCampaigns.class,
            pages::list),
        Operation.of(
            "listCampaignMembers",
            "GET /communities/{community}/campaigns/{campaign}/members",
            OPEN,
            Commands.PageOfCampaign.class,
            pages::members),
        Operation.of(
            "getShareCard",
            "GET /communities/{community}/campaigns/{campaign}/share-card",
            OPEN,
            Commands.OfCampaign.class,
            pages::card));
  }

  private static List<Operation<?>> buying(Shop shop) {
    var orders = new Orders(shop);
    return List.of(
        Operation.of(
            "placeOrder",
            "PUT /communities/{community}/campaigns/{campaign}/orders/{order}",
            roles(RESIDENT),
            Commands.Place.class,
            orders::place),
        Operation.of(
            "openOrder",
            "PUT /communities/{community}/campaigns/{campaign}/orders/{order}/opening",
            roles(RESIDENT),
            Commands.Open.class,
            orders::open),
        Operation.of(
            "getOrder",
            "GET /communities/{community}/campaigns/{campaign}/orders/{order}",
            roles(RESIDENT),
            Commands.OfOrder.class,
            orders::get),
        Operation.of(
            "cancelOrder",
            "PUT /communities/{community}/campaigns/{campaign}/orders/{order}/cancellation",
            roles(RESIDENT),
            Commands.OfOrder.class,
            orders::cancel),
        Operation.of(
            "listMyOrders",
            "GET /communities/{community}/my-orders",
            roles(RESIDENT),
            Commands.MyOrders.class,
            orders::mine));
  }

  private static List<Operation<?>> handingOut(Shop shop) {
    var pickUps = new PickUps(shop);
    var statements = new Statements(shop);
    var collecting = new Collecting(shop);
    return List.of(
        Operation.of(
            "listPickUps",
            "GET /communities/{community}/campaigns/{campaign}/pick-ups",
            ANYBODY_HERE,
            Commands.PageOfOrders.class,
            pickUps::list),
        Operation.of(
            "getCampaignStatement",
            "GET /communities/{community}/campaigns/{campaign}/statement",
            ANYBODY_HERE,
            Commands.PageOfOrders.class,
            statements::list),
        Operation.of(
            "collectOrder",
            "PUT /communities/{community}/pick-up-points/{point}/collections/{collection}",
            ANYBODY_HERE,
            Commands.Collect.class,
            collecting::collect),
        Operation.of(
            "listIrregularCollections",
            "GET /communities/{community}/pick-up-points/{point}/irregular-collections",
            ANYBODY_HERE,
            Commands.PageOfPoint.class,
            collecting::irregular));
  }
}
