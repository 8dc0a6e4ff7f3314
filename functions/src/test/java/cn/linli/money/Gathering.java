package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.activity.Activities;
import cn.linli.activity.ActivityFunctions;
import cn.linli.activity.Plan;
import cn.linli.activity.PublishedActivity;
import cn.linli.files.Uploads;
import cn.linli.identity.Crowd;
import cn.linli.local.LocalKms;
import cn.linli.payment.PaidBefore;
import cn.linli.screening.Screenings;
import cn.linli.shared.PersonId;
import cn.linli.shared.Settings;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.Json;
import cn.linli.shared.keys.Signatures;
import cn.linli.signup.OpenSignUps;
import cn.linli.signup.Seats;
import cn.linli.signup.SignUpFunctions;
import cn.linli.signup.SignUps;
import cn.linli.venue.KeptZones;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** A world in which people come to activities, of which the latest is the one that is meant. */
final class Gathering {
  final World world;
  final Crowd crowd;
  final PersonId committee;
  final PersonId holder;
  final List<String> notices = new ArrayList<>();
  PublishedActivity activity;
  private Seats seats;
  private Random random = new Random(0);

  private final TestOpinions opinions = new TestOpinions();
  private final Activities activities;
  final Agenda agenda;
  private final HttpApi hall;

  Gathering(World world) {
    this.world = world;
    this.crowd = new Crowd(world.people, this::id);
    this.committee = world.cast.committee();
    this.holder = world.cast.residents().getFirst();
    var uploads = new Uploads(world.dynamo, world.clock, () -> null, person -> {});
    var screenings =
        new Screenings(
            world.dynamo,
            world.clock,
            new cn.linli.screening.Needs(
                uploads, world.people, () -> opinions, () -> null, consented -> {}));
    // Nothing here is a merchant's.
    activities =
        new Activities(
            world.dynamo,
            world.clock,
            new cn.linli.activity.Needs(
                new KeptZones(world.reservations),
                screenings,
                null,
                uploads,
                world.people,
                world.communities));
    var signUps = new SignUps(world.dynamo, world.clock, needs(activities));
    agenda = new Agenda(ActivityFunctions.api(activities, world.gate));
    hall = SignUpFunctions.api(signUps, world.gate);
    wire(screenings, signUps);
    world.steps.listen();
  }

  private void wire(Screenings screenings, SignUps signUps) {
    var follows = signUps.onSignUpDue();
    List.of("payment.settled", "payment.closed", "activity.changed", "signup.fell-due")
        .forEach(type -> world.listens(type, follows));
    var due = activities.onActivityDue();
    List.of(
            "activity.fell-due",
            "screening.finished",
            "venue.reservation-cancelled",
            "venue.reservation-lapsed")
        .forEach(type -> world.listens(type, due));
    world.listens("screening.fell-due", screenings.onScreeningDue());
    SignUps.DEADLINES.forEach(kind -> world.handles(kind, signUps::handOver));
    Activities.DEADLINES.forEach(kind -> world.handles(kind, activities::handOver));
    Screenings.DEADLINES.forEach(kind -> world.handles(kind, screenings::handOver));
  }

  /** From now on what is new is as a seed decides. */
  void begin(Random seeded) {
    random = seeded;
    opinions.begin(seeded);
  }

  /** Of what is new, be it a person, a sign-up or an activity. */
  UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private cn.linli.signup.Needs needs(Activities activities) {
    var kms = new LocalKms();
    var settings = new Settings(Map.of("PASS_KEY_IDS", "pass"));
    return new cn.linli.signup.Needs(
        activities,
        world.payments,
        null,
        world.people,
        world.communities,
        null,
        world.keys,
        Signatures.of(() -> kms, settings, "PASS_KEY_IDS"),
        (community, person) -> false);
  }

  static String ticket(String id, int places, String more) {
    return "{\"id\": \"%s\", \"name\": \"票\", \"places\": %d%s}".formatted(id, places, more);
  }

  /**
   * An activity in an hour or two whose price comes back half; people wait for its places.
   *
   * @param where it is, as a plan tells it
   */
  String plan(String where, String... tickets) {
    var now = world.clock.instant();
    var start = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(2));
    return Agenda.plan(now.minusSeconds(60), start, where, tickets);
  }

  /**
   * From now on the activity is another, which nobody has proposed.
   *
   * @param ends whether it is over when its time is
   */
  void opens(boolean ends, String... tickets) {
    var plan = Json.read(plan(Agenda.OUTSIDE, tickets), Plan.class);
    is(PublishedActivity.of(World.COMMUNITY, id(), holder, plan));
    activity.write(world.dynamo, world.clock, ends);
  }

  /** From now on the activity is one that was passed, or passed once more. */
  void isPassed(UUID id) {
    // What an instance saw of it before is too old.
    world.clock.advance(Duration.ofSeconds(2));
    is(PublishedActivity.of(activities.get(World.COMMUNITY, id)));
  }

  private void is(PublishedActivity published) {
    activity = published;
    seats = new Seats(world.dynamo, World.COMMUNITY, published.id());
  }

  Seats seats() {
    return seats;
  }

  JsonNode signUps(Guest guest, String method, String rest, String body) {
    var route = "/communities/{community}/activities/{activity}/sign-ups/{signUp}" + rest;
    var names =
        Map.of(
            "community", World.COMMUNITY.value(),
            "activity", guest.activity().id().toString(),
            "signUp", guest.id().toString());
    return World.call(hall, guest.person(), method + " " + route, names, body);
  }

  /** Somebody new signs up, or waits where it is full. */
  Guest guest(String ticket) {
    return signedUp(newcomer(1), ticket);
  }

  /** Somebody new, with a child. */
  Guest family(String ticket) {
    return signedUp(newcomer(2), ticket);
  }

  /** Somebody who was there before. */
  Guest comes(PersonId person, String ticket) {
    return signedUp(new Guest(this, activity, List.of(person), null, id()), ticket);
  }

  /** Somebody new who has not signed up yet, alone or with a child. */
  Guest newcomer(int people) {
    var parent = crowd.residents(World.COMMUNITY, 1).getFirst();
    if (people == 1) {
      return new Guest(this, activity, List.of(parent), null, id());
    }
    var child = crowd.child(parent);
    return new Guest(this, activity, List.of(parent, child.person()), child.id(), id());
  }

  private Guest signedUp(Guest guest, String ticket) {
    // Nobody comes in the same moment as another.
    world.clock.advance(Duration.ofMillis(1));
    Neighbours.insisting(() -> guest.asks(ticket, false));
    return guest;
  }

  JsonNode vetoed() {
    return ends(committee, "/veto");
  }

  JsonNode cancelled() {
    return ends(holder, "/cancellation");
  }

  private JsonNode ends(PersonId caller, String what) {
    return agenda.put(caller, activity.id(), what, "{\"reason\": \"居民反对\"}");
  }

  /** Somebody of the committee stands at the door and lets somebody in. */
  JsonNode letsIn(PersonId person, UUID checkIn) {
    var names = new HashMap<String, String>();
    names.put("community", World.COMMUNITY.value());
    names.put("activity", activity.id().toString());
    names.put("sessionNumber", "0");
    names.put("checkIn", checkIn.toString());
    var route = "PUT " + Agenda.ACTIVITY + "/sessions/{sessionNumber}/check-ins/{checkIn}";
    return World.call(hall, committee, route, names, "{\"person\": \"%s\"}".formatted(person));
  }

  /** All that is told is heard. */
  void happens() {
    do {
      Heard.by(world, notices);
    } while (!notices.isEmpty());
  }

  /** The same until nothing is due any more. */
  void falls() {
    Heard.untilQuiet(world, notices);
  }

  /** Sign-ups that were paid for some time ago. */
  void paid(OpenSignUps signUps, List<OpenSignUps.Group> groups) {
    var writes = world.writes();
    for (var group : groups) {
      var ask = signUps.ask(group);
      var number = Neighbours.number(ask.payment());
      world.provider.ask(number, group.amount());
      assertThat(world.provider.pay(number, group.amount())).isTrue();
      new PaidBefore(world.payments).add(writes, ask, world.provider.orders().get(number).paid);
    }
    writes.commit();
  }

  /** The states of all sign-ups for the activity, as they are stored, by their people. */
  Map<String, String> states() {
    return stored()
        .collect(Collectors.toMap(item -> item.get("person").s(), item -> item.get("state").s()));
  }

  private Stream<Map<String, AttributeValue>> stored() {
    return world.tables.items("signup").stream()
        .filter(item -> item.get("pk").s().startsWith("person#"))
        .filter(item -> item.get("activity").s().equals(activity.id().toString()));
  }

  /** What the provider has that was paid and did not go back. */
  long held() {
    return world.provider.orders().values().stream()
        .filter(order -> order.paid != null)
        .mapToLong(order -> order.paid.amount().minus(order.returned()).fen())
        .sum();
  }

  /** What the books say of the centre's money is what the provider has. */
  void checkBooks(long held) {
    var balances = MoneySimulation.balances(world);
    MoneySimulation.checkEntries(world);
    assertThat(MoneySimulation.withoutEntry(world)).isEmpty();
    assertThat(balances.values().stream().mapToLong(Long::longValue).sum()).isZero();
    assertThat(balances.getOrDefault("provider/centre", 0L)).isEqualTo(held);
    assertThat(balances.getOrDefault("refunds-owed/centre", 0L)).isZero();
  }
}
