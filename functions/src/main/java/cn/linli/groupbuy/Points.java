package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where orders are handed out, and by whom. */
final class Points {
  private final Shop shop;

  Points(Shop shop) {
    this.shop = shop;
  }

  /** Creates or changes a point. */
  Point.View put(Commands.PutPoint command) {
    var next = command.asPoint();
    if (shop.points().find(next.community(), next.id()).filter(next::equals).isEmpty()) {
      var writes = shop.writes();
      shop.points().put(writes, next);
      writes.commit();
    }
    return next.view();
  }

  Map<String, List<Point.View>> list(Commands.OfCommunity query) {
    return Map.of(
        "items", shop.points().list(query.community()).stream().map(Point::view).toList());
  }

  /** The points at which a campaign is handed out in a community. */
  Set<String> open(Campaign campaign, CommunityId community) {
    var named = campaign.terms().points();
    return shop.points().list(community).stream()
        .filter(point -> point.open() && (named.isEmpty() || named.contains(point.id())))
        .map(Point::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A point that the caller keeps. */
  Point kept(Principal caller, CommunityId community, String id) {
    var point =
        shop.points().find(community, id).orElseThrow(GroupBuyError.POINT_NOT_FOUND::refusal);
    if (!point.keepers().contains(caller.person())) {
      throw GroupBuyError.NOT_KEEPER.refusal();
    }
    return point;
  }

  /** Whether the caller keeps one of a community's points or operates its centre. */
  boolean mayHandOut(Principal caller, CommunityId community) {
    return caller.roles().contains(Role.OPERATOR)
        || shop.points().list(community).stream()
            .anyMatch(point -> point.keepers().contains(caller.person()));
  }
}
