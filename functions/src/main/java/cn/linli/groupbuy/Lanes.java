package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.ShardPosition;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.PageOf;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Pages of what there is to tell of a campaign's orders in a community. A page looks at each lane
 * once and at some full ones again, and no further: where most orders are not to be told of, it is
 * short, and the next one goes on.
 *
 * @param <V> what is told of an order
 */
final class Lanes<V> {
  private static final int MOST_LOOKS = OrderTable.LANES + 16;

  private final Shop shop;
  private final String name;
  private final Function<Order, Optional<V>> telling;

  /**
   * Pages of one kind.
   *
   * @param name what cursors of them are for
   * @param telling what an order has to tell, if anything
   */
  Lanes(Shop shop, String name, Function<Order, Optional<V>> telling) {
    this.shop = shop;
    this.name = name;
    this.telling = telling;
  }

  /** A page of at most so many. */
  PageOf<V> page(CommunityId community, UUID campaign, Integer wanted, String cursor) {
    int limit = PageOf.limit(wanted);
    var cursors = shop.needs().people().cursors();
    var kind = "%s %s %s".formatted(name, community, campaign);
    var found = new ArrayList<V>();
    var next = start(cursors, kind, cursor);
    for (int looks = 0; next != null && found.size() < limit && looks < MOST_LOOKS; looks++) {
      var position = ShardPosition.of(next);
      var page =
          shop.orders()
              .page(community, campaign, position.shard(), position.after(), limit - found.size());
      page.items().forEach(order -> telling.apply(order).ifPresent(found::add));
      next = position.next(page.last(), OrderTable.LANES);
    }
    return new PageOf<>(found, cursors.after(kind, next));
  }

  private static String start(Cursors cursors, String kind, String cursor) {
    var at = cursors.position(kind, cursor);
    return at == null ? "" : at;
  }
}
