package cn.linli.money;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.Money;
import cn.linli.shared.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Who books on a day, pays, moves, cancels and comes. */
final class DayBookings {
  private final World world;
  private final Random random;
  private final List<String> notices;
  private final Instant morning;
  private final List<Booked> booked = new ArrayList<>();
  private final List<Asked> asked = new ArrayList<>();

  /** Somebody booked, or tried to. */
  private record Booked(PersonId person, UUID id) {}

  /** Somebody was asked for money. */
  private record Asked(Booked of, UUID payment, String number) {}

  DayBookings(World world, Random random, List<String> notices) {
    this.world = world;
    this.random = random;
    this.notices = notices;
    var now = world.clock.instant();
    this.morning = now.plusSeconds(3600 - now.getEpochSecond() % 3600);
  }

  void book() {
    var person = world.cast.residents().get(random.nextInt(Cast.RESIDENTS));
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

  void ask() {
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

  void pay() {
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

  void cancel() {
    if (!booked.isEmpty()) {
      var one = booked.get(random.nextInt(booked.size()));
      var by = random.nextBoolean() ? one.person() : world.cast.staff();
      world.venue(by, "PUT", one.id(), "/cancellation", "{\"reason\":\"有事\"}");
    }
  }

  void move() {
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

  void comes() {
    if (!booked.isEmpty()) {
      var one = booked.get(random.nextInt(booked.size()));
      world.venue(world.cast.staff(), "PUT", one.id(), "/check-in", "{}");
    }
  }

  /** Everything is over. */
  void check() {
    asked.forEach(this::check);
    booked.forEach(this::check);
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
    var reservation = world.venue(world.cast.staff(), "GET", one.of().id(), "", null);
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
    var reservation = world.venue(world.cast.staff(), "GET", one.id(), "", null);
    if (reservation.path("state").asString("").equals("confirmed")) {
      assertThat(paidFor(one.id())).isNotEmpty();
    }
    assertThat(reservation.path("state").asString(""))
        .isNotIn("awaiting-payment", "pending", "offered");
  }

  /** What the provider has of all of it, and how much happened, to see that it did. */
  Map<String, Long> tally() {
    var orders =
        asked.stream()
            .map(one -> world.provider.orders().get(one.number()))
            .filter(order -> order.paid != null)
            .toList();
    var tally = new TreeMap<String, Long>();
    tally.put(
        "held",
        orders.stream()
            .mapToLong(order -> order.paid.amount().minus(order.returned()).fen())
            .sum());
    tally.put("booked", (long) booked.size());
    tally.put("asked", (long) asked.size());
    tally.put("paid", (long) orders.size());
    tally.put("refunds", orders.stream().mapToLong(order -> order.refunds.size()).sum());
    tally.put(
        "whole refunds",
        orders.stream().filter(order -> order.returned().equals(order.paid.amount())).count());
    tally.put(
        "wrong amounts",
        orders.stream().filter(order -> !order.paid.amount().equals(order.asked)).count());
    return tally;
  }
}
