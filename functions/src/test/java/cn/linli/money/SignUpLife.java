package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.PersonId;
import cn.linli.signup.Seats;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** An activity from its proposal until nothing is owed any more, as a seed decides. */
final class SignUpLife {
  private static final String MONEY = ", \"priceFen\": 3001, \"depositFen\": 700";
  private static final int DEATHS_PERCENT = 2;
  private static final int COLLISIONS_PERCENT = 1;
  private static final int TWICE_PERCENT = 5;
  private static final int LOST_PERCENT = 5;
  private static final int MOST_ROUNDS = 1_000;

  /** By then it is reviewed. */
  private static final Duration TO_REVIEW = Duration.ofDays(3);

  private final Gathering gathering;
  private final World world;
  private final Random random;
  private final Map<String, Integer> places = new TreeMap<>();
  private final List<Guest> guests = new ArrayList<>();
  private final Map<String, Long> tally = new TreeMap<>();
  private final SignUpChecks checks;
  private final ProposalLife proposals;
  private final PersonId rival;
  private final String price;
  private final Instant opens;
  private final Instant start;
  private boolean isOff;

  SignUpLife(Gathering gathering, long seed) {
    this.gathering = gathering;
    this.world = gathering.world;
    this.random = new Random(seed);
    this.checks = new SignUpChecks(gathering, places, guests);
    this.proposals = new ProposalLife(gathering, random, this::everybodyHears, this::count);
    this.rival = world.cast.residents().getLast();
    this.price = random.nextInt(3) == 0 ? "" : MONEY;
    this.opens = world.clock.instant();
    this.start = opens.truncatedTo(ChronoUnit.HOURS).plus(TO_REVIEW);
  }

  /** How often what happened. */
  Map<String, Long> tally() {
    return tally;
  }

  void live() {
    gathering.begin(random);
    world.provider.begin(random, LOST_PERCENT);
    world.crashes.begin(random, DEATHS_PERCENT);
    world.collisions.begin(random, COLLISIONS_PERCENT);
    var where = isPublished();
    if (where != null) {
      takesPlace(where);
    }
    world.provider.end();
    world.collisions.begin(random, 0);
    gathering.falls();
    world.crashes.end();
    if (where != null) {
      checks.checkSeats();
      checks.checkEnd(isOff);
    }
  }

  /** Where it is, if it is published; now and then somebody else has its room before. */
  private String isPublished() {
    places.put("adult", 1 + random.nextInt(3));
    places.put("family", 2 * (1 + random.nextInt(2)));
    var booked = gathering.id();
    boolean isTaken = random.nextInt(6) == 0;
    if (isTaken) {
      assertThat(proposals.books(rival, booked, start).has("code")).isFalse();
    }
    var id = gathering.id();
    var wanted = random.nextBoolean() ? ProposalLife.ROOM : Agenda.OUTSIDE;
    var where = proposals.publishes(id, wanted, at -> plan(at, places.get("adult")));
    if (isTaken) {
      proposals.givesUp(rival, booked);
    }
    if (where == null) {
      checkRoomIsFree();
      return null;
    }
    gathering.isPassed(id);
    return where;
  }

  private String plan(String where, int adults) {
    return Agenda.plan(
        opens,
        start,
        where,
        Gathering.ticket("adult", adults, price),
        Gathering.ticket("family", places.get("family"), ", \"people\": 2" + MONEY));
  }

  /** Two hours before it, people begin to come. */
  private void takesPlace(String where) {
    var before = start.minus(Duration.ofHours(2));
    if (world.clock.instant().isBefore(before)) {
      passes(Duration.between(world.clock.instant(), before));
    }
    int actions = 10 + random.nextInt(12);
    for (int i = 0; i < actions; i++) {
      act(where);
      if (random.nextInt(5) == 0) {
        everybodyHears();
        checks.checkSeats();
        checks.checkNobodyWaitsForWhatIsFree();
      }
    }
    if (where.equals(ProposalLife.ROOM) && world.clock.instant().isBefore(start)) {
      assertThat(proposals.books(rival, gathering.id(), start).path("code").asString())
          .isEqualTo("venue.slot-taken");
    }
    end();
  }

  private void act(String where) {
    world.clock.advance(Duration.ofMillis(1));
    switch (random.nextInt(13)) {
      case 0, 1 -> comes("adult", 1);
      case 2 -> comes("adult", 2);
      case 3 -> comes("family", 2);
      case 4 -> some("cancelled", guest -> guest.cancels());
      case 5 -> some("parent cancelled", guest -> guest.parentCancels());
      case 6, 7 -> some("taken up", guest -> guest.takesUp());
      case 8, 9 -> pays();
      case 10 -> passes(Duration.ofMinutes(1 + random.nextInt(12)));
      case 11 -> letsIn();
      case 12 -> grows(where);
      default -> throw new IllegalStateException();
    }
    hears(random.nextInt(8));
  }

  /** One place more, if both reviews pass it; what people have stays until then. */
  private void grows(String where) {
    int adults = places.get("adult") + 1;
    boolean isTime = world.clock.instant().isBefore(start.minus(Duration.ofHours(1)));
    if (isTime
        && proposals.publishes(gathering.activity.id(), where, at -> plan(at, adults)) != null) {
      places.put("adult", adults);
      count("grown");
      gathering.isPassed(gathering.activity.id());
      everybodyHears();
    }
  }

  private void comes(String ticket, int people) {
    boolean splits = random.nextBoolean();
    // That people move in is another story.
    world.crashes.end();
    var guest = gathering.newcomer(people);
    world.crashes.begin(random, DEATHS_PERCENT);
    guests.add(guest);
    count("came", answered(() -> guest.asks(ticket, splits)));
  }

  private interface Deed {
    JsonNode of(Guest guest);
  }

  private void some(String what, Deed deed) {
    if (!guests.isEmpty()) {
      var guest = guests.get(random.nextInt(guests.size()));
      count(what, answered(() -> deed.of(guest)));
    }
  }

  private static JsonNode answered(Supplier<JsonNode> request) {
    return Neighbours.answered(request);
  }

  private void count(String what, JsonNode answer) {
    if (!answer.has("code")) {
      count(what);
    }
  }

  private void count(String what) {
    tally.merge(what, 1L, Long::sum);
  }

  private void pays() {
    for (var order : world.provider.orders().values()) {
      if (order.paid == null && !order.closed && random.nextInt(3) > 0) {
        world.provider.pay(order.number, order.asked);
        gathering.notices.add(order.number);
        count("paid");
      }
    }
  }

  private void passes(Duration time) {
    world.clock.advance(time);
    world.sweep();
  }

  private void letsIn() {
    if (!guests.isEmpty()) {
      var people = guests.get(random.nextInt(guests.size())).people();
      var person = people.get(random.nextInt(people.size()));
      var id = gathering.id();
      count("let in", answered(() -> gathering.letsIn(person, id)));
    }
  }

  private void end() {
    switch (random.nextInt(4)) {
      case 0 -> off(answered(gathering::vetoed), "vetoed");
      case 1 -> off(answered(gathering::cancelled), "called off");
      default -> count("over");
    }
  }

  private void off(JsonNode answer, String what) {
    count(what, answer);
    isOff = !answer.has("code");
    if (isOff) {
      everybodyHears();
      checkRoomIsFree();
    }
  }

  /** Whoever wants the room has it. */
  private void checkRoomIsFree() {
    if (world.clock.instant().isBefore(start)) {
      everybodyHears();
      var id = gathering.id();
      assertThat(proposals.books(rival, id, start).has("code")).as("a room is free").isFalse();
      proposals.givesUp(rival, id);
    }
  }

  /** Some of what was told is heard, in any order, and some of it twice. */
  private void hears(int most) {
    gathering.notices.removeIf(number -> random.nextBoolean() && world.notify(number));
    for (int i = 0; i < most && !world.steps.told().isEmpty(); i++) {
      var all = new ArrayList<>(world.steps.told());
      Collections.swap(all, 0, random.nextInt(all.size()));
      world.steps.told().clear();
      world.steps.told().addAll(all);
      hears(world.steps.told().poll());
    }
  }

  private void hears(Map<String, AttributeValue> item) {
    boolean isOffering = item.get("body").s().contains("signup.promote");
    var before = isOffering ? gathering.seats().line() : List.<Seats.Waiting>of();
    boolean isDone = world.deliver(item);
    if (!isDone || random.nextInt(100) < TWICE_PERCENT) {
      world.steps.told().add(item);
    }
    if (isOffering) {
      checks.checkOrder(before);
    }
  }

  private void everybodyHears() {
    int rounds = 0;
    while (!world.steps.told().isEmpty() || !gathering.notices.isEmpty()) {
      hears(20);
      assertThat(++rounds).as("rounds until all is heard").isLessThan(MOST_ROUNDS);
    }
  }
}
