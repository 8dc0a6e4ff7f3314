package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.ShardPosition;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Goes through all orders of a campaign, some at a time: whoever dies in between goes on where they
 * were, and does some once more.
 */
final class Walk {
  /** So many orders are seen to by one message. */
  private static final int STRIDE = 100;

  private static final int PAGE = 50;

  private final Shop shop;

  Walk(Shop shop) {
    this.shop = shop;
  }

  /**
   * Sees to the orders of one community from a position on.
   *
   * @param at where to go on, or empty at the start
   * @return where to go on, or null at the end
   */
  String community(CommunityId community, UUID campaign, String at, Consumer<Order> each) {
    int seen = 0;
    var next = at;
    while (next != null && seen < STRIDE) {
      var position = ShardPosition.of(next);
      var page = shop.orders().page(community, campaign, position.shard(), position.after(), PAGE);
      page.items().forEach(each);
      // Looking at an empty lane is work too.
      seen += Math.max(page.items().size(), 1);
      next = position.next(page.last(), OrderTable.LANES);
    }
    return next;
  }

  /**
   * The same of all communities, one after the other.
   *
   * @param at {@code <community>/<position>}, or empty at the start
   * @param entered sees each community before its orders
   */
  String all(UUID campaign, String at, Consumer<CommunityId> entered, Consumer<Order> each) {
    var parts = at.split("/", 2);
    var community = at.isEmpty() ? after(campaign, null) : new CommunityId(parts[0]);
    if (community == null) {
      return null;
    }
    var position = at.isEmpty() ? "" : parts[1];
    if (position.isEmpty()) {
      entered.accept(community);
    }
    var next = community(community, campaign, position, each);
    if (next != null) {
      return community + "/" + next;
    }
    var following = after(campaign, community);
    return following == null ? null : following + "/";
  }

  /** The same of whoever only cares for the orders. */
  String all(UUID campaign, String at, Consumer<Order> each) {
    return all(campaign, at, community -> {}, each);
  }

  private CommunityId after(UUID campaign, CommunityId community) {
    var page =
        shop.joined().page(campaign, community == null ? null : community.value(), 1).items();
    return page.isEmpty() ? null : page.getFirst().community();
  }
}
