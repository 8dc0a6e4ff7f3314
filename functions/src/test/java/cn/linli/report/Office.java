package cn.linli.report;

import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Refusal;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.HandClock;
import cn.linli.town.Intercepted;
import cn.linli.town.Weather;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Reports over a database of their own, told events by hand. */
final class Office implements AutoCloseable {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");
  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  final Database database = Database.inMemory();
  final Weather weather = new Weather();
  final Reports reports;

  Office() {
    var dynamo = Dynamo.of(Intercepted.by(weather, database.client()), Database.PREFIX);
    var settings = new Settings(Map.of("LOOKUP_KEY_ID", "lookup"));
    var cursors = new Cursors(new Keys(LocalKms::new, settings));
    var communities = new Communities(dynamo, cursors, clock);
    put(communities, "districts", Map.of("district", "d", "name", "东城区", "revision", 0));
    put(
        communities,
        "streets",
        Map.of("district", "d", "street", "s", "name", "和平街道", "revision", 0));
    put(
        communities,
        "communities",
        Map.of(
            "community", COMMUNITY, "name", "和平里", "district", "d", "street", "s", "revision", 0));
    reports = new Reports(dynamo, clock, communities, cursors);
  }

  private static void put(Communities communities, String section, Map<String, Object> entry) {
    CommunityFunctions.seed(communities, section, Json.MAPPER.valueToTree(entry));
  }

  /** Tells the reports of something. */
  void tell(String type, Instant at, Map<String, Object> data) {
    tell(new Told(UUID.randomUUID(), type, COMMUNITY, at, Json.MAPPER.valueToTree(data)));
  }

  void tell(Told told) {
    reports.record(told);
  }

  /** Tells many things at the same time, each until it is taken in, as a queue does. */
  void tellAtOnce(List<Told> all) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newFixedThreadPool(5)) {
      var calls = all.stream().map(told -> Executors.callable(() -> tellUntilTaken(told))).toList();
      for (var future : executor.invokeAll(calls)) {
        future.get();
      }
    }
  }

  private void tellUntilTaken(Told told) {
    try {
      tell(told);
    } catch (Refusal busy) {
      tellUntilTaken(told);
    }
  }

  Statistics.OfMonth statistics(YearMonth month) {
    return reports.statistics().whole(COMMUNITY, month);
  }

  @Override
  public void close() {
    database.close();
  }
}
