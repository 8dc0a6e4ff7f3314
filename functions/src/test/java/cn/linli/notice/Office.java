package cn.linli.notice;

import cn.linli.adapter.wechat.WeChatFixture;
import cn.linli.local.Database;
import cn.linli.local.LocalKms;
import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.Settings;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.dynamo.Tick;
import cn.linli.shared.http.Cursors;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Keys;
import cn.linli.sim.HandClock;
import cn.linli.sim.Person;
import cn.linli.sim.WeChatMessages;
import cn.linli.sim.WeChatSimulator;
import cn.linli.sim.WeChatTemplates;
import cn.linli.town.Intercepted;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The door to notices before a database and the simulator of WeChat, without any other context. */
final class Office implements AutoCloseable {
  static final CommunityId HOME = new CommunityId("heping-li");
  static final ZoneId CALENDAR = ZoneId.of("Asia/Shanghai");
  private static final int SEATS_PER_PAGE = 100;
  private static final Duration UNTIL_REDELIVERED = Duration.ofMinutes(6);

  /** A Tuesday, 10:00 in Shanghai. */
  final HandClock clock = new HandClock(Instant.parse("2026-12-01T02:00:00Z"));

  final Database database = Database.inMemory();
  final Deaths deaths = new Deaths();
  final WeChatFixture fixture = new WeChatFixture();
  final Map<PersonId, String> people = new HashMap<>();
  final PersonId wang = person("wang");

  /** Who follows the Official Account, as its context knows. */
  final Set<PersonId> following = new HashSet<>();

  /** Who belongs to no community. */
  final Set<PersonId> away = new HashSet<>();

  /** Another one whenever somebody counts. */
  private int figure = 3;

  /** What is known of every activity, or null. */
  Needs.Gist gist;

  final Notices door;
  final Mailroom room;
  private final Tick tick;

  Office() {
    door = door("local");
    room = door.room();
    var handlers =
        Notices.DEADLINES.stream()
            .collect(Collectors.toMap(kind -> kind, kind -> (Consumer<Deadline>) door::handOver));
    tick = new Tick(Dynamo.of(database.client(), Database.PREFIX), handlers, clock);
    // It sweeps from where it ended, so it has to have begun.
    tick.run();
    // The first that a deployment hears of begins what it does every day.
    hears(told("payment.settled", Map.of()));
    settles();
  }

  /** Another instance, of a stage. */
  Notices door(String stage) {
    return door(stage, deaths);
  }

  /** One whose questions to the database somebody else sees. */
  Notices door(String stage, Intercepted.Interceptor interceptor) {
    var dynamo = Dynamo.of(Intercepted.by(interceptor, database.client()), Database.PREFIX);
    var kms = new LocalKms();
    var keys = new Keys(() -> kms, new Settings(Map.of("LOOKUP_KEY_ID", "lookup")));
    var messenger = fixture.messenger();
    var needs =
        new Needs(
            stage,
            () -> messenger,
            community -> CALENDAR,
            (community, role, after) -> seats(after),
            (person, channel, app) ->
                Optional.ofNullable(people.get(person)).map(key -> Person.of(key).openid(app)),
            (app, openid) ->
                people.entrySet().stream()
                    .filter(one -> Person.of(one.getValue()).openid(app).equals(openid))
                    .map(Map.Entry::getKey)
                    .findFirst(),
            (community, zone) -> Optional.of("舞蹈室"),
            (community, activity) -> Optional.ofNullable(gist),
            new Needs.Followers(
                following::contains,
                person -> List.of(HOME),
                (community, person) -> !away.contains(person)),
            community -> new Digest(List.of(new Digest.Figure("本周活动", figure++, "场"))),
            new Cursors(keys));
    return new Notices(dynamo, clock, needs);
  }

  PersonId person(String key) {
    var id = new PersonId(UUID.randomUUID());
    people.put(id, key);
    return id;
  }

  /** Everybody sits at every desk, in pages as identity has them. */
  private Needs.Seats seats(String after) {
    var all = people.keySet().stream().sorted(Comparator.comparing(PersonId::toString)).toList();
    int from = after == null ? 0 : Integer.parseInt(after);
    int until = Math.min(from + SEATS_PER_PAGE, all.size());
    return new Needs.Seats(all.subList(from, until), until < all.size() ? "" + until : null);
  }

  WeChatSimulator wechat() {
    return fixture.wechat();
  }

  WeChatMessages messages() {
    return wechat().told();
  }

  static String template(String name) {
    return WeChatTemplates.id("mini-program", name);
  }

  static String openid(String key) {
    return Person.of(key).openid(WeChatSimulator.MINI_PROGRAM);
  }

  /** They let us send so many messages, and both we and WeChat know it. */
  void accepts(PersonId person, String template, int count) {
    var openid = openid(people.get(person));
    for (int time = 0; time < count; time++) {
      wechat().acceptMessage(openid, template(template));
    }
    var push = UUID.randomUUID().toString();
    door.consented(openid, push, Map.of(template(template), count), List.of());
  }

  /** They follow, or no more: WeChat knows, and we hear of it. */
  void begins(PersonId person, boolean now) {
    follows(person, now);
    if (now) {
      following.add(person);
    } else {
      following.remove(person);
    }
    var data = Map.of("follower", person, "person", person, "followed", now, "revision", 1);
    lives(told("officialaccount.follower-changed", data));
  }

  void follows(PersonId person, boolean now) {
    var openid = Person.of(people.get(person)).openid(WeChatSimulator.OFFICIAL_ACCOUNT);
    messages().follows(openid, now);
  }

  Told told(String type, Map<String, ?> data) {
    var tree = Json.MAPPER.valueToTree(data);
    return new Told(UUID.randomUUID(), type, HOME, clock.instant(), tree);
  }

  /** A reservation of a person has come to a state; it begins in two days. */
  Told reservation(String what, UUID id, int revision, PersonId person, String state) {
    var data = new HashMap<String, Object>();
    data.put("reservation", id);
    data.put("revision", revision);
    data.put("zone", "dance-room");
    data.put("person", person);
    data.put("start", clock.instant().plus(Duration.ofDays(2)));
    data.put("end", clock.instant().plus(Duration.ofDays(2)).plusSeconds(3600));
    data.put("state", state);
    return told("venue.reservation-" + what, data);
  }

  /** It is half past eleven at night in Shanghai, of the day on which all begins. */
  void atNight() {
    clock.advance(Duration.between(clock.instant(), Instant.parse("2026-12-01T15:30:00Z")));
  }

  void hears(Told told) {
    door.onNotice().accept(told);
  }

  /** Hears of it, and everything that follows, again and again whenever the process dies. */
  void lives(Told told) {
    insisting(() -> hears(told));
    settles();
  }

  private void insisting(Runnable work) {
    try {
      work.run();
    } catch (Died died) {
      clock.advance(UNTIL_REDELIVERED);
      insisting(work);
    }
  }

  /** Does what is owed now. */
  void settles() {
    var left = items("outbox");
    while (!left.isEmpty()) {
      for (var item : left) {
        var told = Json.MAPPER.readValue(item.get("body").s(), Told.class);
        insisting(() -> hears(told));
        forget("outbox", item);
      }
      left = items("outbox");
    }
  }

  /** Time passes, and what becomes due is done. */
  void passes(Duration time) {
    clock.advance(time);
    tick();
    settles();
  }

  void tick() {
    tick.run();
  }

  List<Map<String, AttributeValue>> items(String table) {
    return database
        .client()
        .scan(scan -> scan.tableName(Database.PREFIX + table).consistentRead(true))
        .items();
  }

  private void forget(String table, Map<String, AttributeValue> item) {
    var key = Map.of("pk", item.get("pk"), "sk", item.get("sk"));
    database.client().deleteItem(r -> r.tableName(Database.PREFIX + table).key(key));
  }

  Principal caller(PersonId person) {
    return new Principal(person, null, true, Set.of(Role.RESIDENT));
  }

  List<Notice.View> inbox(PersonId person) {
    var query = new Commands.PageOfMine(HOME, 100, null);
    return new Inbox(room).list(caller(person), query).items();
  }

  int unread(PersonId person) {
    return new Inbox(room).unread(caller(person), new Commands.OfCommunity(HOME)).unread();
  }

  List<Sent.View> deliveries(String about, Object id) {
    var query = new Commands.PageOfSubject(HOME, about, id.toString(), 100, null);
    return new Sent(room).list(query).items();
  }

  /** How a subject's latest notice stands, as {@code mini-program sent}. */
  List<String> steps(String about, Object id) {
    return deliveries(about, id).getFirst().channels().stream()
        .map(on -> on.channel() + " " + on.state() + (on.reason() == null ? "" : " " + on.reason()))
        .toList();
  }

  @Override
  public void close() {
    database.close();
    fixture.close();
  }
}
