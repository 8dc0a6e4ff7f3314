package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import java.util.ArrayList;
import java.util.List;

/** How a stock is laid on shelves. */
final class Stock {
  private Stock() {}

  /** All shelves of a stock, as even as can be. */
  static List<Shelf> shelves(Campaign campaign, CommunityId community) {
    var terms = campaign.terms();
    int count = terms.shelfCount();
    var shelves = new ArrayList<Shelf>();
    for (int number = 0; number < count; number++) {
      int pieces = terms.stock() / count + (number < terms.stock() % count ? 1 : 0);
      var owner = terms.perCommunity() ? community : null;
      shelves.add(Shelf.first(campaign.id(), owner, number, pieces));
    }
    return shelves;
  }
}
