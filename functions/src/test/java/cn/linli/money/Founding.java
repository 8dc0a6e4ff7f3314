package cn.linli.money;

import cn.linli.community.CommunityFunctions;
import cn.linli.payment.PaymentFunctions;
import cn.linli.shared.http.Json;
import cn.linli.venue.VenueFunctions;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a world begins with: a community, its rooms, and who is paid there. */
record Founding(World world) {
  void found() {
    var seed =
        Json.MAPPER.readTree(
            """
            {"districts": [{"district": "dongcheng", "name": "东城区", "revision": 0}],
             "streets": [{"district": "dongcheng", "street": "heping", "name": "和平街道", "revision": 0}],
             "communities": [
               {"community": "heping-li", "name": "和平里", "district": "dongcheng", "street": "heping", "revision": 0},
               {"community": "xingfu-li", "name": "幸福里", "district": "dongcheng", "street": "heping", "revision": 0}]}
            """);
    for (var section : List.of("districts", "streets", "communities")) {
      seed.path(section)
          .forEach(entry -> CommunityFunctions.seed(world.communities, section, entry));
    }
    zone(zone("whole", null, ""));
    zone(
        zone(
            World.ROOMS.getFirst(),
            "whole",
            ", \"checkIn\": {\"withinMinutes\": 30, \"suspendAfter\": 50, \"countedDays\": 1, \"suspendDays\": 1}"));
    zone(zone(World.ROOMS.getLast(), "whole", ""));
    payee(
        """
        {"community": "heping-li", "payee": "centre", "name": "中心", "mode": "direct", "merchant": "1900000001",
         "miniProgram": "wx00000000000051a1", "revision": 0}
        """);
    payee(
        """
        {"community": "heping-li", "payee": "fruit", "name": "合作社", "mode": "ecommerce", "merchant": "1900000001",
         "subMerchant": "1900000002", "freezeDays": 180, "miniProgram": "wx00000000000051a1", "revision": 0}
        """);
  }

  private void zone(JsonNode zone) {
    VenueFunctions.seed(world.dynamo, world.clock, world.communities, zone);
  }

  private void payee(String payee) {
    PaymentFunctions.seed(world.payments, Json.MAPPER.readTree(payee));
  }

  private static JsonNode zone(String id, String parent, String more) {
    var hours = new ArrayList<String>();
    for (var day : "monday tuesday wednesday thursday friday saturday sunday".split(" ", -1)) {
      hours.add("{\"day\": \"%s\", \"from\": \"00:00\", \"to\": \"24:00\"}".formatted(day));
    }
    return Json.MAPPER.readTree(
        """
        {"community": "heping-li", "zone": "%s", "name": "间", %s "capacity": 30, "revision": 0, "openingHours": %s, "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 30,
          "cancelBeforeMinutes": 0,
          "price": {"hourFen": 3001, "depositFen": 1000, "payWithinMinutes": 30, "offPeak": []}%s}}
        """
            .formatted(id, parent == null ? "" : "\"parent\": \"" + parent + "\",", hours, more)
            .replace("[[", "[")
            .replace("]]", "]"));
  }
}
