package cn.linli.town;

import cn.linli.infra.Template;
import cn.linli.local.Database;
import cn.linli.local.Deployment;
import cn.linli.local.LocalKms;
import cn.linli.shared.http.Json;
import cn.linli.sim.HandClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The town all journeys share: one deployment in memory for the whole test run, because starting
 * one takes seconds. Each test brings its own residents and books its own day, so tests do not
 * meet; the clock only moves forward.
 */
public final class Town {
  public static final String COMMUNITY = "heping-li";
  public static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");

  private static Town shared;

  private final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  private final Weather weather = new Weather();
  private final Meter meter = new Meter();
  private final Deployment deployment;
  private final AtomicInteger days = new AtomicInteger();
  private final AtomicInteger people = new AtomicInteger();
  private final Map<String, String> keys = new ConcurrentHashMap<>();

  private Town(byte[] seed) throws IOException {
    var database = Database.inMemory();
    meter.measures(database.client());
    var plan =
        new Deployment.Plan(
            () -> database,
            new LocalKms(),
            clock,
            0,
            0,
            null,
            client -> Intercepted.by(meter, Intercepted.by(weather, client)));
    deployment = new Deployment(plan);
    deployment.seed(seed);
    deployment.seedStaff();
  }

  /**
   * The town, founded at the first call. Its centre is the demo's, booked a year ahead: a day for
   * every test.
   */
  public static synchronized Town get() {
    if (shared == null) {
      shared = found(demo().replaceAll("\"advanceDays\":\\d+", "\"advanceDays\":365"));
    }
    return shared;
  }

  /** A town of one's own, just as the demo is, for tests that compare every answer. */
  public static Town another() {
    return found(demo());
  }

  private static Town found(String seed) {
    try {
      return new Town(seed.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Without posts: tests write their own, and compare lists. */
  private static String demo() {
    var demo = (ObjectNode) Json.MAPPER.readTree(wholeDemo());
    demo.remove("posts");
    return Json.text(demo);
  }

  /** The demo's seed as it is. */
  public static String wholeDemo() {
    try {
      return Files.readString(Template.project().resolve("infra/seed/heping-li.json"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  public Deployment deployment() {
    return deployment;
  }

  public Weather weather() {
    return weather;
  }

  public Meter meter() {
    return meter;
  }

  public Instant now() {
    return clock.instant();
  }

  /** What others heard about a reservation so far: the data of each event, with its type. */
  public List<JsonNode> told(UUID reservation) {
    return told("reservation", reservation);
  }

  /** What others heard of something so far, by the field of the data that names it. */
  public List<JsonNode> told(String field, UUID id) {
    return deployment.bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("data").path(field).asString("").equals(id.toString()))
        .toList();
  }

  /** Configures a zone anew, in JSON without its revision. */
  public void configure(String zone, String body) {
    var path = "/communities/" + COMMUNITY + "/zones/" + zone;
    int revision = operator().get(path).body().path("revision").asInt(0);
    var full = body.replaceFirst("\\{", "{\"revision\":" + revision + ",");
    operator().put(path, full).expect(200);
  }

  /** Lets time pass. */
  public void passes(Duration time) {
    clock.advance(time);
  }

  /** So much time passes in which nothing is due, which no sweep needs to find out. */
  public void skips(Duration time) {
    passes(time);
    var minute = now().truncatedTo(ChronoUnit.MINUTES).toString();
    var swept = AttributeValue.fromS("swept");
    var item = Map.of("pk", swept, "sk", swept, "minute", AttributeValue.fromS(minute));
    deployment
        .database()
        .client()
        .putItem(put -> put.tableName(Database.PREFIX + "deadlines").item(item));
  }

  /** Waits until every event so far is consumed, by nobody who is not permitted to. */
  public void settles() {
    Eventually.holds(
        () -> {
          if (!deployment.isQuiet()) {
            throw new AssertionError("events still wait");
          }
        });
    // What fails behind the requests is tried again and then laid aside, and no answer says so.
    if (!deployment.lambdas().refusals().isEmpty()) {
      throw new AssertionError(deployment.lambdas().refusals());
    }
  }

  /** Somebody without a session. */
  public Client anybody() {
    return new Client(deployment.baseUrl(), null, null);
  }

  /** Somebody new who has just logged in. */
  public Client newcomer() {
    return logIn("p" + people.incrementAndGet());
  }

  /** Somebody of the simulator's people, logged in anew. */
  public Client logIn(String person) {
    var session =
        anybody()
            .put(
                "/sessions/" + UUID.randomUUID(),
                "{\"channel\":\"mini-program\",\"code\":\"%s\"}"
                    .formatted(deployment.weChat().loginCode(person)))
            .expect(200);
    return anybody().with(session);
  }

  /** A new resident of the community: verified, joined, ready to book. */
  public Client resident() {
    int number = people.incrementAndGet();
    var client = new Resident(this, "r" + number, number).moveIn(COMMUNITY);
    keys.put(client.person(), "r" + number);
    return client;
  }

  /** The simulator's name of a resident, to log in again after time has passed. */
  public String keyOf(Client resident) {
    return keys.get(resident.person());
  }

  /** A resident, logged in anew. */
  public Client back(String person) {
    return logIn(keys.get(person));
  }

  /** Somebody of the staff, logged in anew. */
  public Client operator() {
    return logIn("zhou");
  }

  public Client committee() {
    return logIn("chen");
  }

  /** The operator of the other community. */
  public Client neighbour() {
    return logIn("zhao");
  }

  public Client platform() {
    return logIn("liu");
  }

  /** A day that quiet days leave alone, for what must come soon. */
  public LocalDate tomorrow() {
    return LocalDate.ofInstant(now(), CALENDAR).plusDays(1);
  }

  /** A weekday nobody has booked yet, some days from now: open from 9 to 21. */
  public LocalDate quietDay() {
    var day = LocalDate.ofInstant(now(), CALENDAR).plusDays(3 + days.getAndIncrement());
    boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    return weekend ? quietDay() : day;
  }

  /** A range of an answer in the community's time, as 09:00-21:00. */
  public static String local(JsonNode range) {
    return timeOf(range.path("start")) + "-" + timeOf(range.path("end"));
  }

  private static String timeOf(JsonNode instant) {
    return Instant.parse(instant.asString()).atZone(CALENDAR).toLocalTime().toString();
  }

  /** An instant of a day in the community's time. */
  public static Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(CALENDAR).toInstant();
  }
}
