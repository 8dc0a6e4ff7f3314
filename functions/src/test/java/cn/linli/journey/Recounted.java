package cn.linli.journey;

import cn.linli.shared.http.Json;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The statistics of a town, and the same counted from its reservations and from its log. */
final class Recounted {
  private Recounted() {}

  /** Uses and minutes by month, as the statistics tell them. */
  static Map<YearMonth, String> statistics(Town town) {
    var figures = new TreeMap<YearMonth, String>();
    for (var month : reservations(town).keySet()) {
      var path = "/communities/heping-li/statistics?month=" + month;
      var total = town.operator().get(path).expect(200).body().at("/total/figures");
      figures.put(month, text(total.path("uses").asLong(), total.path("minutes").asLong()));
    }
    return figures;
  }

  /** The same, counted from the reservations that stand; none of them passes a month's end. */
  static Map<YearMonth, String> reservations(Town town) {
    var uses = new TreeMap<YearMonth, Long>();
    var minutes = new TreeMap<YearMonth, Long>();
    for (var item : Dump.items(town, "venue")) {
      if (item.get("pk").s().contains("#reservation#")) {
        var start = Instant.parse(item.get("start").s());
        var length = Duration.between(start, Instant.parse(item.get("end").s())).toMinutes();
        var month = YearMonth.from(start.atZone(Town.CALENDAR));
        boolean counts = item.get("state").s().equals("confirmed");
        uses.merge(month, counts ? 1L : 0, Long::sum);
        minutes.merge(month, counts ? length : 0, Long::sum);
      }
    }
    var figures = new TreeMap<YearMonth, String>();
    uses.forEach((month, count) -> figures.put(month, text(count, minutes.get(month))));
    return figures;
  }

  /** The months that a recount of the log counts otherwise. */
  static JsonNode differing(Town town) {
    var order = Json.bytes(Map.of("community", "heping-li"));
    var answer = town.deployment().lambdas().call("recountStatistics", order);
    return Json.MAPPER.readTree(answer).path("differing");
  }

  private static String text(long uses, long minutes) {
    return uses + " uses, " + minutes + " minutes";
  }
}
