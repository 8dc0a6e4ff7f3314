package cn.linli.duty;

import cn.linli.activity.Activities.Duty;
import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.identity.AuditLog;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Refusal;
import cn.linli.shared.Role;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.HandClock;
import cn.linli.town.Intercepted;
import cn.linli.town.Weather;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;

/** Duties over a database of their own, told events by hand. */
final class Registry implements AutoCloseable {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");
  static final CommunityId OTHER = new CommunityId("xingfu-li");
  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  final HandClock clock = new HandClock(at("2027-01-01", "00:00"));
  final Database database = Database.inMemory();
  final Weather weather = new Weather();
  final Duties duties;

  Registry() {
    var dynamo = Dynamo.of(Intercepted.by(weather, database.client()), Database.PREFIX);
    var settings = new Settings(Map.of("LOOKUP_KEY_ID", "lookup"));
    var cursors = new Cursors(new Keys(LocalKms::new, settings));
    var communities = new Communities(dynamo, cursors, clock);
    put(communities, "districts", Map.of("district", "d", "name", "东城区", "revision", 0));
    put(
        communities,
        "streets",
        Map.of("district", "d", "street", "s", "name", "和平街道", "revision", 0));
    for (var community : List.of(COMMUNITY, OTHER)) {
      put(
          communities,
          "communities",
          Map.of(
              "community", community, "name", "里", "district", "d", "street", "s", "revision", 0));
    }
    var audit = new AuditLog(dynamo, cursors, clock);
    duties = new Duties(dynamo, clock, new Needs(in -> kinds(), communities, audit));
  }

  private static void put(Communities communities, String section, Map<String, Object> entry) {
    CommunityFunctions.seed(communities, section, Json.MAPPER.valueToTree(entry));
  }

  private static List<Duty> kinds() {
    return List.of(
        new Duty("children", "少儿娱乐", 10),
        new Duty("performance", "文艺演出", 2),
        new Duty("book-drift", "图书漂流", 24),
        new Duty("other", "其他活动", 0));
  }

  /** An instant of a day in the communities' time. */
  static Instant at(String day, String time) {
    return LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(CALENDAR).toInstant();
  }

  /** It is another time. */
  void is(String day, String time) {
    clock.advance(Duration.between(clock.instant(), at(day, time)));
  }

  void tell(Told told) {
    duties.hear(told);
  }

  void tell(List<Told> all) {
    all.forEach(this::tell);
  }

  /** Tells many things at the same time, each until it is taken in, as a queue does. */
  void tellAtOnce(List<Told> all) throws InterruptedException, ExecutionException {
    try (var executor = Executors.newFixedThreadPool(16)) {
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

  /** A month is over, as the worker hears. */
  void monthOver(String month) {
    var data = Map.of("task", Tasks.LOOK, "ref", month);
    var json = Json.MAPPER.valueToTree(data);
    tell(new Told(UUID.randomUUID(), "duty.fell-due", COMMUNITY, clock.instant(), json));
  }

  /** A community was created or changed. */
  void configured() {
    var json = Json.MAPPER.valueToTree(Map.of("district", "d", "street", "s", "revision", 1));
    tell(new Told(UUID.randomUUID(), "community.configured", COMMUNITY, clock.instant(), json));
  }

  /** The committee plans so many of a kind. */
  void plans(String kind, int year, int target) {
    var committee =
        new Principal(new PersonId(UUID.randomUUID()), null, true, Set.of(Role.COMMITTEE));
    duties
        .planning()
        .put(committee, new Commands.PutPlan(COMMUNITY, year, kind, target, null, null, null, 0));
  }

  Report report(int year, Integer quarter) {
    return duties.reporting().get(new Commands.GetReport(COMMUNITY, year, quarter));
  }

  Report.Item item(String kind, int year, Integer quarter) {
    return report(year, quarter).items().stream()
        .filter(item -> item.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  /** Has a full recount made, and says what it found. */
  Generation.View recounted() {
    var order = new Commands.Recount(COMMUNITY, UUID.randomUUID());
    duties.recount().order(order);
    duties.recount().goOn(COMMUNITY);
    return duties.recount().order(order);
  }

  /** The data of events of a type that others will hear of. */
  List<JsonNode> outbox(String type) {
    return database
        .client()
        .scanPaginator(scan -> scan.tableName(Database.PREFIX + "outbox"))
        .items()
        .stream()
        .filter(item -> item.get("type").s().equals(type))
        .map(item -> Json.MAPPER.readTree(item.get("body").s()).path("data"))
        .toList();
  }

  /** Deadlines that wait, by their times. */
  List<String> deadlines() {
    return database
        .client()
        .scanPaginator(scan -> scan.tableName(Database.PREFIX + "deadlines"))
        .items()
        .stream()
        .map(item -> item.get("ref").s() + " at " + item.get("at").s())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
