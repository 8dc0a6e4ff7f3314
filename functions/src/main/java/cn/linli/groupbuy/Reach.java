package cn.linli.groupbuy;

import cn.linli.community.Community;
import cn.linli.merchant.Area;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Fault;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a campaign is on sale: in these communities, or wherever in an area. An area is not copied
 * to each of its communities, so that ten thousand of them cost as much as one.
 *
 * @param area its name, or null
 */
record Reach(List<CommunityId> communities, String area) {
  /** Their lists are changed in one transaction with the campaign. */
  private static final int MOST_COMMUNITIES = 20;

  Reach {
    communities = communities == null ? List.of() : List.copyOf(communities);
    Fault.checks()
        .that(
            communities.isEmpty() != (area == null),
            "/terms/reach",
            "is either some communities or an area")
        .that(
            communities.size() <= MOST_COMMUNITIES,
            "/terms/reach/communities",
            "are twenty at the most; an area reaches more")
        .that(
            communities.stream().distinct().count() == communities.size(),
            "/terms/reach/communities",
            "are named once each")
        .orRefuse();
    if (area != null) {
      Area.of(area);
    }
  }

  boolean covers(Community community) {
    return area == null
        ? communities.contains(community.id())
        : Area.around(community).stream().anyMatch(around -> around.name().equals(area));
  }

  /** Whether it is known from the start who may buy. */
  boolean isListed() {
    return area == null;
  }

  /** How many communities are named, or as many as could be. */
  int count() {
    return area == null ? communities.size() : MOST_COMMUNITIES;
  }

  /** Where lists show it. */
  List<String> places() {
    return area == null
        ? communities.stream().map(CommunityId::value).toList()
        : List.of(place(new Area(area)));
  }

  /** The places whose lists a community's residents see. */
  static List<String> placesOf(Community community) {
    return Stream.concat(
            Stream.of(community.id().value()), Area.around(community).stream().map(Reach::place))
        .toList();
  }

  private static String place(Area area) {
    return "area#" + area.name();
  }
}
