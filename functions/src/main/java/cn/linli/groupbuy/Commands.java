package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What people ask of group buy. */
final class Commands {
  private Commands() {}

  /** Everything of a community. */
  record OfCommunity(CommunityId community) {}

  /** A campaign to write. */
  record PutCampaign(
      CommunityId community,
      UUID campaign,
      UUID merchant,
      UUID product,
      Terms terms,
      int revision) {}

  /** A campaign by its id. */
  record OfCampaign(CommunityId community, UUID campaign) {}

  /** A campaign as somebody saw it. */
  record AsSeen(CommunityId community, UUID campaign, int revision) {}

  /** What somebody makes of a campaign, as they saw it. */
  record Decide(
      CommunityId community, UUID campaign, String decision, String reason, int revision) {
    Decide {
      Fault.checks()
          .that(
              decision.equals("pass") || (reason != null && !reason.isBlank()),
              "/reason",
              "is needed for a no")
          .orRefuse();
    }

    boolean passes() {
      return decision.equals("pass");
    }
  }

  /** Something that is done for a reason. */
  record Because(CommunityId community, UUID campaign, String reason) {
    Because {
      Fault.checks().that(!reason.isBlank(), "/reason", "is blank").orRefuse();
    }
  }

  /** A page of the campaigns of a place. */
  record ListCampaigns(
      CommunityId community, String state, String category, Integer limit, String cursor) {}

  /** A page of something about a campaign. */
  record PageOfCampaign(CommunityId community, UUID campaign, Integer limit, String cursor) {}

  /**
   * A page of something about a campaign's orders.
   *
   * @param in where they are collected, or null for the community that is asked
   */
  record PageOfOrders(
      CommunityId community, UUID campaign, String in, Integer limit, String cursor) {
    CommunityId where() {
      return in == null ? community : new CommunityId(in);
    }

    boolean isElsewhere() {
      return !where().equals(community);
    }
  }

  /** A page of something of a merchant. */
  record PageOfMerchant(CommunityId community, UUID merchant, Integer limit, String cursor) {}

  /** A page of something of a community. */
  record PageOfCommunity(CommunityId community, Integer limit, String cursor) {}

  /** A page of a person's orders. */
  record MyOrders(CommunityId community, Integer limit, String cursor) {}

  /** A pick-up point to create or change. */
  record PutPoint(
      CommunityId community,
      String point,
      String name,
      String address,
      List<PersonId> keepers,
      boolean open,
      int revision) {
    PutPoint {
      CommunityId.slug(point);
    }

    Point asPoint() {
      return new Point(community, point, name, address, keepers, open, revision + 1);
    }
  }

  /** An order to place. */
  record Place(
      CommunityId community, UUID campaign, UUID order, int quantity, String point, String app) {}

  /** An order that its person is about to pay. */
  record Open(CommunityId community, UUID campaign, UUID order, String app) {
    Order.Key key() {
      return new Order.Key(community, campaign, order);
    }
  }

  /** An order by its id. */
  record OfOrder(CommunityId community, UUID campaign, UUID order) {
    Order.Key key() {
      return new Order.Key(community, campaign, order);
    }
  }

  /**
   * An order handed out.
   *
   * @param at when, where that was before it is told of
   */
  record Collect(CommunityId community, String point, UUID collection, String code, Instant at) {}

  /** A page of what was not as it should be at a point. */
  record PageOfPoint(CommunityId community, String point, Integer limit, String cursor) {}
}
