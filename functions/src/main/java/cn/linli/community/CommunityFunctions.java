package cn.linli.community;

import static cn.linli.shared.http.Access.OPEN;
import static cn.linli.shared.http.Access.PLATFORM_WIDE;

import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.http.Operation;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The operations of community. */
public final class CommunityFunctions {
  private CommunityFunctions() {}

  /** Puts one entry of a section of a seed file. */
  public static void seed(Communities communities, String section, JsonNode entry) {
    switch (section) {
      case "districts" ->
          communities.putDistrict(Json.MAPPER.treeToValue(entry, Commands.PutDistrict.class));
      case "streets" ->
          communities.putStreet(Json.MAPPER.treeToValue(entry, Commands.PutStreet.class));
      default -> communities.put(Json.MAPPER.treeToValue(entry, Commands.PutCommunity.class));
    }
  }

  /** The function {@code communityApi}. */
  public static HttpApi api(Communities communities, Gate gate) {
    return new HttpApi(
        gate,
        List.of(
            Operation.of(
                "listDistricts",
                "GET /districts",
                OPEN,
                Commands.ListDistricts.class,
                query -> communities.list(Area.DISTRICTS, query.limit(), query.cursor())),
            Operation.of(
                "putDistrict",
                "PUT /districts/{district}",
                PLATFORM_WIDE,
                Commands.PutDistrict.class,
                communities::putDistrict),
            Operation.of(
                "listStreets",
                "GET /districts/{district}/streets",
                OPEN,
                Commands.ListStreets.class,
                query ->
                    communities.list(
                        Area.streetsOf(query.district()), query.limit(), query.cursor())),
            Operation.of(
                "putStreet",
                "PUT /districts/{district}/streets/{street}",
                PLATFORM_WIDE,
                Commands.PutStreet.class,
                communities::putStreet),
            Operation.of(
                "listCommunities",
                "GET /districts/{district}/streets/{street}/communities",
                OPEN,
                Commands.ListCommunities.class,
                query ->
                    communities.list(
                        Area.communitiesOf(query.district(), query.street()),
                        query.limit(),
                        query.cursor())),
            Operation.of(
                "getCommunity",
                "GET /communities/{community}",
                OPEN,
                Commands.OfCommunity.class,
                query -> communities.get(query.community())),
            Operation.of(
                "putCommunity",
                "PUT /communities/{community}",
                PLATFORM_WIDE,
                Commands.PutCommunity.class,
                communities::put)));
  }
}
