package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Glimpses;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Where pieces are, as far as one can tell before the transaction that takes them. */
final class Shelves {
  private final Shop shop;
  private final Glimpses<List<Shelf.Place>, List<Shelf>> glimpses;

  Shelves(Shop shop, Clock clock) {
    this.shop = shop;
    this.glimpses = new Glimpses<>(clock);
  }

  /**
   * From which shelves an order takes its pieces: from one if one has enough, so that orders meet
   * as seldom as can be, else from several, so that nothing is left lying while somebody wants it.
   *
   * @param isSure whether to look now and not a moment ago
   */
  Map<Integer, Integer> choose(
      Campaign campaign, CommunityId community, UUID order, int pieces, boolean isSure) {
    var shelves = look(campaign, community, isSure);
    if (shelves.stream().anyMatch(Shelf::closed)) {
      throw GroupBuyError.NOT_ON_SALE.refusal();
    }
    int left = shelves.stream().mapToInt(Shelf::left).sum();
    if (left < pieces) {
      throw GroupBuyError.SOLD_OUT.refusal();
    }
    int first = Math.floorMod(order.hashCode(), shelves.size());
    for (int i = 0; i < shelves.size(); i++) {
      var shelf = shelves.get((first + i) % shelves.size());
      if (shelf.left() >= pieces) {
        return Map.of(shelf.number(), pieces);
      }
    }
    return collect(shelves, pieces);
  }

  private static Map<Integer, Integer> collect(List<Shelf> shelves, int pieces) {
    var fullest = new ArrayList<>(shelves);
    fullest.sort(Comparator.comparingInt(Shelf::left).reversed());
    var taken = new TreeMap<Integer, Integer>();
    int missing = pieces;
    for (var shelf : fullest) {
      int take = Math.min(missing, shelf.left());
      if (take > 0) {
        taken.put(shelf.number(), take);
        missing -= take;
      }
    }
    return taken;
  }

  /** What lies on a community's shelves. */
  List<Shelf> look(Campaign campaign, CommunityId community, boolean isSure) {
    var places = new ArrayList<Shelf.Place>();
    for (int number = 0; number < campaign.terms().shelfCount(); number++) {
      places.add(shop.place(campaign, community, number));
    }
    return isSure
        ? glimpses.again(places, () -> read(places, true))
        : glimpses.get(places, () -> read(places, false));
  }

  private List<Shelf> read(List<Shelf.Place> places, boolean isSure) {
    return places.stream()
        .map(
            place ->
                isSure ? find(place) : shop.shelves().glance(place).orElseGet(() -> find(place)))
        .toList();
  }

  private Shelf find(Shelf.Place place) {
    return shop.shelves().find(place).orElseThrow(GroupBuyError.CAMPAIGN_NOT_FOUND::refusal);
  }
}
