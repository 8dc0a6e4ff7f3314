package cn.linli.figures;

import cn.linli.community.Communities;
import cn.linli.community.CommunityFunctions;
import cn.linli.identity.AuditLog;
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
import cn.linli.town.Meter;
import cn.linli.town.Weather;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Figures over a database of their own, told events by hand. */
final class Hall implements AutoCloseable {
  static final CommunityId HERE = new CommunityId("heping-li");
  static final CommunityId NEXT_DOOR = new CommunityId("xingfu-li");
  static final CommunityId OTHER_STREET = new CommunityId("guangming-li");
  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  final HandClock clock = new HandClock(at("2027-03-06", "09:10"));
  final Database database = Database.inMemory();
  final Weather weather = new Weather();
  final Traffic traffic = new Traffic();
  final Meter meter = new Meter();
  final AtomicInteger requests = new AtomicInteger();

  /** How many messages were given back as busy. */
  final AtomicInteger comeAgain = new AtomicInteger();

  private final Communities communities;
  final Dynamo dynamo;
  final Needs needs;
  Figures figures;

  Hall() {
    var counted =
        Intercepted.by(
            (request, call) -> {
              requests.incrementAndGet();
              return call.go();
            },
            Intercepted.by(
                meter, Intercepted.by(traffic, Intercepted.by(weather, database.client()))));
    dynamo = Dynamo.of(counted, Database.PREFIX);
    var settings = new Settings(Map.of("LOOKUP_KEY_ID", "lookup"));
    var cursors = new Cursors(new Keys(LocalKms::new, settings));
    communities = new Communities(dynamo, cursors, clock);
    put("districts", Map.of("district", "d", "name", "东城区", "revision", 0));
    settle("s", HERE, NEXT_DOOR);
    settle("t", OTHER_STREET);
    var accounts = Map.of("income", "服务收入", "provider", "支付机构款项");
    needs =
        new Needs(
            communities,
            (community, year) -> owed(),
            accounts,
            new AuditLog(dynamo, cursors, clock));
    figures = new Figures(dynamo, clock, needs);
  }

  void settle(String street, CommunityId... homes) {
    put("streets", Map.of("district", "d", "street", street, "name", "街道" + street, "revision", 0));
    for (var community : homes) {
      put(
          "communities",
          Map.of(
              "community",
              community,
              "name",
              "和平里社区",
              "district",
              "d",
              "street",
              street,
              "revision",
              0));
    }
  }

  private void put(String section, Map<String, Object> entry) {
    CommunityFunctions.seed(communities, section, Json.MAPPER.valueToTree(entry));
  }

  private static List<Needs.Owed> owed() {
    return List.of(
        new Needs.Owed("children", "少儿娱乐", 10),
        new Needs.Owed("salon", "主题沙龙", 24),
        new Needs.Owed("party-mass", "党群活动", 0),
        new Needs.Owed("tea", "茶话会", 6));
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
    figures.hear(List.of(told));
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
    tellUntilTaken(List.of(told));
  }

  private void tellUntilTaken(List<Told> batch) {
    try {
      figures.hear(batch);
    } catch (Refusal busy) {
      comeAgain.addAndGet(batch.size());
      tellUntilTaken(batch);
    }
  }

  /** The same in batches, to so many workers. */
  void tellAtOnce(List<Told> all, int workers, int batch)
      throws InterruptedException, ExecutionException {
    var batches = new ArrayList<Callable<Object>>();
    for (int from = 0; from < all.size(); from += batch) {
      var some = all.subList(from, Math.min(from + batch, all.size()));
      batches.add(Executors.callable(() -> tellUntilTaken(some)));
    }
    try (var executor = Executors.newFixedThreadPool(workers)) {
      for (var future : executor.invokeAll(batches)) {
        future.get();
      }
    }
  }

  static Told told(CommunityId community, String type, Instant at, Map<String, Object> data) {
    JsonNode json = Json.MAPPER.valueToTree(data);
    return new Told(UUID.randomUUID(), type, community, at, json);
  }

  /** A month of a community goes into those of its areas, as the worker hears. */
  void shares(CommunityId community, String month) {
    tell(toShare(community, month));
  }

  /** What the worker hears then. */
  Told toShare(CommunityId community, String month) {
    var data = Map.<String, Object>of("task", Tasks.SHARE, "ref", month);
    return told(community, "figures.fell-due", clock.instant(), data);
  }

  /** What is owed to areas is added up, as the worker hears when the rounds are over. */
  void folds() {
    for (var deadline : deadlines()) {
      var parts = deadline.split(" ", 2);
      if (parts[0].equals(Tasks.FOLD)) {
        var data = Map.<String, Object>of("task", parts[0], "ref", parts[1].substring(5));
        tell(told(null, "figures.fell-due", clock.instant(), data));
      }
    }
  }

  /** What is owed: kinds and references. */
  List<String> deadlines() {
    return database
        .client()
        .scanPaginator(scan -> scan.tableName(Database.PREFIX + "deadlines"))
        .items()
        .stream()
        .map(item -> item.get("kind").s() + " " + item.get("ref").s())
        .toList();
  }

  /** Has all areas of a district made anew, and says what that found. */
  AreaProgress.View areasRecounted() {
    var order = new Commands.RecountArea("d", UUID.randomUUID());
    figures.areaRecount().order(order);
    figures.areaRecount().goOn("d");
    return figures.areaRecount().order(order);
  }

  /** Has a full recount made, and says what it found. */
  Generation.View recounted(CommunityId community) {
    var order = new Commands.Recount(community, UUID.randomUUID());
    figures.recount().order(order);
    figures.recount().goOn(community);
    clock.advance(Duration.ofMinutes(11));
    figures.recount().goOn(community);
    return figures.recount().order(order);
  }

  Screen screen() {
    return (Screen) figures.screens().snapshot(new Commands.GetScreen(HERE)).view();
  }

  Screen.Changes changes(String since) {
    var query = new Commands.GetChanges(HERE, since);
    return (Screen.Changes) figures.screens().changes(query).view();
  }

  Screen.ZoneView zone(String zone) {
    return screen().zones().stream()
        .filter(one -> one.zone().equals(zone))
        .findFirst()
        .orElseThrow();
  }

  /** All keys of the table. */
  List<String> keys() {
    return database
        .client()
        .scanPaginator(scan -> scan.tableName(Database.PREFIX + FactTable.NAME))
        .items()
        .stream()
        .map(item -> item.get("pk").s() + "/" + item.get("sk").s())
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
