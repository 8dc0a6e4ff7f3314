package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What one seed makes happen: people book, pay, move, cancel and come; notices are doubled, late
 * and lost; the process dies between any two steps. Then it goes quiet, and everything must fit.
 */
final class Day {
  private static final int STEPS = 45;
  private static final int CRASHES_PERCENT = 8;
  private static final int LOST_PERCENT = 15;

  private final World world;
  private final Random random;
  private final Instant morning;
  private final List<Booked> booked = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  /** Somebody booked, or tried to. */
  private record Booked(PersonId person, UUID id) {}

  /** Somebody was asked for money. */
  private record Asked(Booked of, UUID payment, String number) {}

  Day(World world, long seed) {
    this.world = world;
    this.random = new Random(seed);
    var now = world.clock.instant();
    this.morning = now.plusSeconds(3600 - now.getEpochSecond() % 3600);
  }

  void live() {
    world.crashes.begin(random, CRASHES_PERCENT);
    world.provider.begin(random, LOST_PERCENT);
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    world.crashes.end();
    world.provider.end();
    Quiet.falls(world, notices);
    asked.forEach(this::check);
    booked.forEach(this::check);
  }

  private void step() {
    switch (random.nextInt(16)) {
      case 0, 1 -> book();
      case 2, 3, 4 -> ask();
      case 5, 6 -> pay();
      case 7, 8 -> tell();
      case 9 -> passes(Duration.ofMinutes(1 + random.nextInt(20)));
      case 10, 11, 12 -> hear();
      case 13 -> cancel();
      case 14 -> move();
      case 15 -> comes();
      default -> throw new IllegalStateException();
    }
  }

  private void book() {
    var person = world.residents.get(random.nextInt(World.RESIDENTS));
    var id = id();
    var room = World.ROOMS.get(random.nextInt(World.ROOMS.size()));
    var start = slot();
    booked.add(new Booked(person, id));
    world.venue(
        person,
        "PUT",
        id,
        "",
        "{\"zone\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"people\":2}"
            .formatted(room, start, start.plusSeconds(3600L * (1 + random.nextInt(2)))));
  }

  private Instant slot() {
    return morning.plusSeconds(1800L * random.nextInt(5));
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private void ask() {
    if (booked.isEmpty()) {
      return;
    }
    var one = booked.get(random.nextInt(booked.size()));
    var payment = id();
    var answer = world.ask(one.person(), one.id(), payment);
    if (answer.has("payment")) {
      var number = payment.toString().replace("-", "");
      asked.add(new Asked(one, payment, number));
      world.provider.ask(number, new Money(answer.path("amountFen").asLong()));
    }
  }

  private void pay() {
    if (asked.isEmpty()) {
      return;
    }
    var one = asked.get(random.nextInt(asked.size()));
    var amount = world.provider.orders().get(one.number()).asked;
    var paid = random.nextInt(20) == 0 ? amount.plus(new Money(1)) : amount;
    if (world.provider.pay(one.number(), paid)) {
      for (int copies = random.nextInt(4); copies > 0; copies--) {
        notices.add(one.number());
      }
    }
  }

  private void tell() {
    if (!notices.isEmpty()) {
      var number = notices.get(random.nextInt(notices.size()));
      if (world.notify(number) && random.nextBoolean()) {
        notices.remove(number);
      }
    }
  }

  private void passes(Duration time) {
    world.clock.advance(time);
    world.sweep();
  }

  private void hear() {
    var waiting = world.tables.items("outbox");
    if (!waiting.isEmpty()) {
      var item = waiting.get(random.nextInt(waiting.size()));
      // Handled and yet delivered again, now and then.
      if (world.deliver(item) && random.nextInt(5) > 0) {
        world.tables.forget("outbox", item);
      }
    }
  }

  private void cancel() {
    if (!booked.isEmpty()) {
      var one = booked.get(random.nextInt(booked.size()));
      var by = random.nextBoolean() ? one.person() : world.staff;
      world.venue(by, "PUT", one.id(), "/cancellation", "{\"reason\":\"有事\"}");
    }
  }

  private void move() {
    if (!booked.isEmpty()) {
      var one = booked.get(random.nextInt(booked.size()));
      var start = slot();
      world.venue(
          one.person(),
          "PUT",
          one.id(),
          "/time",
          "{\"start\":\"%s\",\"end\":\"%s\"}"
              .formatted(start, start.plusSeconds(3600L * (1 + random.nextInt(2)))));
    }
  }

  private void comes() {
    if (!booked.isEmpty()) {
      var one = booked.get(random.nextInt(booked.size()));
      world.venue(world.staff, "PUT", one.id(), "/check-in", "{}");
    }
  }

  private void check(Asked one) {
    var order = world.provider.orders().get(one.number());
    var payment = world.payment(one.of().person(), one.payment());
    var state = payment.path("state").asString();
    if (order.paid == null) {
      assertThat(order.closed).as("closed there first").isTrue();
      assertThat(state).isEqualTo("closed");
      return;
    }
    if (!order.paid.amount().equals(order.asked)) {
      assertThat(state).isNotEqualTo("settled");
      assertThat(exceptional(order.paid.transaction())).isTrue();
      assertThat(order.returned()).isEqualTo(Money.ZERO);
      return;
    }
    assertThat(state).isEqualTo("settled");
    assertThat(order.returned()).as("what went back").isEqualTo(expected(one, order));
    assertThat(fen(payment.path("returned"))).isEqualTo(order.returned().fen());
  }

  private boolean exceptional(String transaction) {
    var id = "wrong-amount-" + transaction;
    return !world.tables.item("payment", "exception#" + id, "exception").isEmpty();
  }

  /** Its reservation stands, and only a deposit came back; or it does not, and everything did. */
  private Money expected(Asked one, TestProvider.Order order) {
    var reservation = world.venue(world.staff, "GET", one.of().id(), "", null);
    boolean stands =
        reservation.path("state").asString().equals("confirmed")
            && paidFor(one.of().id()).equals(one.payment().toString());
    if (!stands) {
      return order.paid.amount();
    }
    return reservation.path("attendance").asString("").equals("missed")
        ? Money.ZERO
        : new Money(reservation.path("depositFen").asLong());
  }

  private String paidFor(UUID reservation) {
    var item = world.tables.item("venue", "reservation#" + reservation, "reservation");
    return item.containsKey("payment") ? item.get("payment").s() : "";
  }

  private static long fen(JsonNode parts) {
    return parts.valueStream().mapToLong(JsonNode::asLong).sum();
  }

  /** Nobody stays paid for what they do not have, and nobody has what nobody paid for. */
  private void check(Booked one) {
    var reservation = world.venue(world.staff, "GET", one.id(), "", null);
    if (reservation.path("state").asString("").equals("confirmed")) {
      assertThat(paidFor(one.id())).isNotEmpty();
    }
    assertThat(reservation.path("state").asString(""))
        .isNotIn("awaiting-payment", "pending", "offered");
  }

  /** What the provider has of all orders of the day, and how much happened, to see that it did. */
  Map<String, Long> tally() {
    var paid = world.provider.orders().values().stream().filter(order -> order.paid != null);
    var orders = paid.toList();
    return Map.of(
        "held",
        orders.stream().mapToLong(order -> order.paid.amount().minus(order.returned()).fen()).sum(),
        "booked",
        (long) booked.size(),
        "asked",
        (long) asked.size(),
        "paid",
        (long) orders.size(),
        "refunds",
        orders.stream().mapToLong(order -> order.refunds.size()).sum(),
        "whole refunds",
        orders.stream().filter(order -> order.returned().equals(order.paid.amount())).count(),
        "wrong amounts",
        orders.stream().filter(order -> !order.paid.amount().equals(order.asked)).count(),
        "deaths",
        (long) world.crashes.deaths());
  }
}
