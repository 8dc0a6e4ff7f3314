package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import cn.linli.signup.Seats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** An activity from its publication until nothing is owed any more, as a seed decides. */
final class SignUpLife {
  private static final String MONEY = ", \"priceFen\": 3001, \"depositFen\": 700";
  private static final List<String> OFF = List.of("stopped", "cancelled", "lapsed");
  private static final int DEATHS_PERCENT = 2;
  private static final int COLLISIONS_PERCENT = 1;
  private static final int TWICE_PERCENT = 5;

  private final Gathering gathering;
  private final World world;
  private final Random random;
  private final Map<String, Integer> places = new TreeMap<>();
  private final List<Guest> guests = new ArrayList<>();
  private final Map<String, Long> tally = new TreeMap<>();
  private boolean isOff;

  SignUpLife(Gathering gathering, long seed) {
    this.gathering = gathering;
    this.world = gathering.world;
    this.random = new Random(seed);
  }

  /** How often what happened. */
  Map<String, Long> tally() {
    return tally;
  }

  void live() {
    world.crashes.end();
    world.provider.begin(random, 0);
    places.put("adult", 1 + random.nextInt(3));
    places.put("family", 2 * (1 + random.nextInt(2)));
    gathering.opens(
        true,
        Gathering.ticket("adult", places.get("adult"), random.nextInt(3) == 0 ? "" : MONEY),
        Gathering.ticket("family", places.get("family"), ", \"people\": 2" + MONEY));
    world.crashes.begin(random, DEATHS_PERCENT);
    world.collisions.begin(random, COLLISIONS_PERCENT);
    int actions = 10 + random.nextInt(12);
    for (int i = 0; i < actions; i++) {
      act();
      if (random.nextInt(5) == 0) {
        everybodyHears();
        checkSeats();
        checkNobodyWaitsForWhatIsFree();
      }
    }
    end();
    gathering.falls();
    world.crashes.end();
    world.collisions.begin(random, 0);
    checkSeats();
    checkEnd();
  }

  private void act() {
    world.clock.advance(Duration.ofMillis(1));
    switch (random.nextInt(12)) {
      case 0, 1 -> comes("adult", 1);
      case 2 -> comes("adult", 2);
      case 3 -> comes("family", 2);
      case 4 -> some("cancelled", guest -> guest.cancels());
      case 5 -> some("parent cancelled", guest -> guest.parentCancels());
      case 6, 7 -> some("taken up", guest -> guest.takesUp());
      case 8, 9 -> pays();
      case 10 -> passes(1 + random.nextInt(12));
      case 11 -> letsIn();
      default -> throw new IllegalStateException();
    }
    hears(random.nextInt(8));
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
      tally.merge(what, 1L, Long::sum);
    }
  }

  private void pays() {
    for (var order : world.provider.orders().values()) {
      if (order.paid == null && !order.closed && random.nextInt(3) > 0) {
        world.provider.pay(order.number, order.asked);
        gathering.notices.add(order.number);
        tally.merge("paid", 1L, Long::sum);
      }
    }
  }

  private void passes(int minutes) {
    world.clock.advance(Duration.ofMinutes(minutes));
    world.sweep();
  }

  private void letsIn() {
    if (!guests.isEmpty()) {
      var people = guests.get(random.nextInt(guests.size())).people();
      var person = people.get(random.nextInt(people.size()));
      var id = new UUID(random.nextLong(), random.nextLong());
      count("let in", answered(() -> gathering.letsIn(person, id)));
    }
  }

  private void end() {
    switch (random.nextInt(4)) {
      case 0 -> off(answered(gathering::vetoed), "vetoed");
      case 1 -> off(answered(gathering::cancelled), "called off");
      default -> tally.merge("over", 1L, Long::sum);
    }
  }

  private void off(JsonNode answer, String what) {
    count(what, answer);
    isOff = !answer.has("code");
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
      checkOrder(before);
    }
  }

  private void everybodyHears() {
    while (!world.steps.told().isEmpty() || !gathering.notices.isEmpty()) {
      hears(20);
    }
  }

  private Map<String, Integer> free() {
    var free = new TreeMap<String, Integer>();
    places.forEach(
        (ticket, count) -> free.put(ticket, count - gathering.seats().people(ticket, 1).size()));
    return free;
  }

  /** What was offered to those who came later would not have been enough for who waits on. */
  private void checkOrder(List<Seats.Waiting> before) {
    var free = free();
    var after = new HashMap<UUID, Seats.Waiting>();
    gathering.seats().line().forEach(waiting -> after.put(waiting.signUp(), waiting));
    boolean gotAny = false;
    for (var waiting : before.reversed()) {
      var left = after.get(waiting.signUp());
      var got = new HashMap<>(waiting.people());
      if (left != null) {
        got.keySet().removeAll(left.people().keySet());
        assertThat(gotAny && left.fits(free)).as("passed over, though it was enough").isFalse();
      }
      got.values().forEach(ticket -> free.merge(ticket, 1, Integer::sum));
      gotAny |= !got.isEmpty();
    }
  }

  private void checkNobodyWaitsForWhatIsFree() {
    boolean isOpen = world.clock.instant().isBefore(gathering.activity.plan().start());
    if (isOpen) {
      var free = free();
      assertThat(gathering.seats().line()).noneMatch(waiting -> waiting.fits(free));
    }
  }

  /** The rows and the line are what the sign-ups say. */
  private void checkSeats() {
    var seats = gathering.seats();
    var sitting = new TreeMap<String, List<PersonId>>();
    for (var guest : guests) {
      for (var person : guest.people()) {
        stored(person)
            .filter(
                one -> List.of("offered", "awaiting-payment", "confirmed").contains(one.state()))
            .ifPresent(
                one ->
                    sitting.computeIfAbsent(one.ticket(), none -> new ArrayList<>()).add(person));
      }
    }
    places.forEach(
        (ticket, count) -> {
          var people = seats.people(ticket, 1);
          assertThat(people).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(count);
          assertThat(people)
              .containsExactlyInAnyOrderElementsOf(sitting.getOrDefault(ticket, List.of()));
          assertThat(seats.counted(ticket))
              .isEqualTo(
                  seats.line().stream()
                      .flatMap(waiting -> waiting.people().values().stream())
                      .filter(ticket::equals)
                      .count());
        });
    assertThat(seats.counted()).isEqualTo(seats.line().size());
    for (var waiting : seats.line()) {
      assertThat(waiting.people().keySet())
          .allMatch(person -> stored(person).orElseThrow().state().equals("waiting"));
    }
  }

  private Optional<Seats.Stored> stored(PersonId person) {
    return gathering.seats().stored(gathering.activity.filed(), person);
  }

  private void checkEnd() {
    assertThat(gathering.seats().line()).isEmpty();
    var back = new HashMap<String, Money>();
    for (var guest : guests) {
      for (var person : guest.people()) {
        stored(person)
            .ifPresent(
                one -> {
                  assertThat(one.state())
                      .isIn(isOff ? OFF : List.of("confirmed", "cancelled", "lapsed"));
                  back.merge(Neighbours.number(one.payment()), back(one), Money::plus);
                });
      }
    }
    for (var order : world.provider.orders().values()) {
      if (order.paid != null) {
        assertThat(order.returned()).as("of %s", order.number).isEqualTo(back.get(order.number));
      }
    }
  }

  /** What has to go back of what was paid for somebody's place. */
  private static Money back(Seats.Stored one) {
    var all = one.fee().plus(one.deposit());
    if (!one.counts()) {
      return all;
    }
    return switch (one.state()) {
      case "stopped" -> all;
      case "cancelled" -> new Money((one.fee().fen() + 1) / 2).plus(one.deposit());
      case "confirmed" -> one.attended() > 0 ? one.deposit() : Money.ZERO;
      default -> throw new IllegalStateException(one.state() + " and paid for");
    };
  }
}
