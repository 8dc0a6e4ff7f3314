package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.RefundEnd;
import cn.linli.sim.WeChatPaySimulator;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A town where the dance room costs something: 30 yuan an hour, and 100 yuan that come back. */
final class PaidTown {
  static final int FEE = 3000;
  static final int DEPOSIT = 10_000;

  final Town town = Town.another();
  final WeChatPaySimulator pay = town.deployment().weChatPay();
  private final AtomicInteger hours = new AtomicInteger(2);

  PaidTown() {
    room("dance-room", "");
    room(
        "library",
        ", \"checkIn\": {\"withinMinutes\": 30, \"suspendAfter\": 9, \"countedDays\": 9, \"suspendDays\": 1}");
    town.deployment().tick();
  }

  void room(String zone, String more) {
    var always =
        Stream.of("monday tuesday wednesday thursday friday saturday sunday".split(" "))
            .map("{\"day\": \"%s\", \"from\": \"00:00\", \"to\": \"24:00\"}"::formatted)
            .collect(Collectors.joining(", "));
    town.configure(
        zone,
        """
        {"name": "间", "parent": "whole", "capacity": 30, "openingHours": [%s], "rules":
         {"slotMinutes": 30, "bufferMinutes": 0, "minMinutes": 30, "maxMinutes": 240, "advanceDays": 60,
          "cancelBeforeMinutes": 0,
          "price": {"hourFen": %d, "depositFen": %d, "payWithinMinutes": 30, "offPeak": []}%s}}
        """
            .formatted(always, FEE, DEPOSIT, more));
  }

  /** Somebody's booking of an hour that is to be paid. */
  record Bill(PaidTown till, String person, UUID reservation, UUID payment, Instant start) {
    Client who() {
      return till.town.back(person);
    }

    String number() {
      return payment.toString().replace("-", "");
    }

    String path() {
      return "/communities/heping-li/reservations/" + reservation;
    }

    String paymentPath() {
      return "/communities/heping-li/payments/" + payment;
    }

    Answer ask() {
      return who().put(path() + "/payments/" + payment, null);
    }

    Answer open() {
      return who().put(paymentPath() + "/opening", "{\"app\":\"mini-program\"}");
    }

    /** Asks, opens and pays; nothing is told yet. */
    Bill pay() {
      ask().expect(200);
      open().expect(200);
      assertThat(till.pay.pay(number())).isEqualTo("ok");
      return this;
    }

    /** The same, and everybody hears of it. */
    Bill settled() {
      pay();
      till.pay.deliver(Delivery.IN_ORDER);
      Eventually.holds(() -> assertThat(state()).isEqualTo("confirmed"));
      return this;
    }

    /** It was taken for paid, once, and nothing went back. */
    void isFulfilledOnce() {
      Eventually.holds(() -> assertThat(state()).isEqualTo("confirmed"));
      till.town.settles();
      assertThat(till.told("payment.settled", payment)).hasSize(1);
      var reservation = till.town.operator().get(path()).expect(200).body();
      assertThat(reservation.path("revision").asInt()).isEqualTo(2);
      assertThat(returned()).isZero();
    }

    String state() {
      return till.town.operator().get(path()).expect(200).text("/state");
    }

    JsonNode stored() {
      return who().get(paymentPath()).expect(200).body();
    }

    long returned() {
      return stored().path("returned").valueStream().mapToLong(JsonNode::asLong).sum();
    }

    /** What the provider gave back and told of, which takes it some minutes. */
    void refunded(long fen) {
      Eventually.holds(
          () -> {
            till.passes(Duration.ofMinutes(1));
            till.pay.deliver(Delivery.IN_ORDER);
            assertThat(till.refunds(payment).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(fen);
          });
    }
  }

  /** Books an hour in some hours, that nobody else books so. */
  Bill bill() {
    return bill("dance-room", 60 * hours.incrementAndGet());
  }

  /** Books an hour that begins in so many minutes, on a half hour. */
  Bill bill(String zone, int inMinutes) {
    var resident = town.resident();
    long soon = town.now().plus(Duration.ofMinutes(inMinutes)).getEpochSecond();
    var start = Instant.ofEpochSecond((soon / 1800 + 1) * 1800);
    var id = UUID.randomUUID();
    var placed = resident.book(id, zone, start, start.plusSeconds(3600)).expect(200);
    assertThat(placed.text("/state")).isEqualTo("awaiting-payment");
    return new Bill(this, resident.person(), id, UUID.randomUUID(), start);
  }

  void passes(Duration time) {
    town.passes(time);
    town.deployment().tick();
  }

  /** So much time passes in which nothing is due, which no sweep needs to find out. */
  void skips(Duration time) {
    town.skips(time);
  }

  /** Everything behaves again, and what is on its way comes to its end. */
  void quiet() {
    town.weather().clear();
    town.deployment().holdEvents(false);
    pay.switches().clear();
    pay.tell(UnaryOperator.identity());
    pay.refundsEnd(RefundEnd.SUCCESS);
    // What was asked for ends after a minute, and what was not gets an answer within three.
    for (int minutes = 0; minutes < 2; minutes++) {
      town.settles();
      passes(Duration.ofMinutes(3));
      pay.deliver(Delivery.IN_ORDER);
    }
  }

  /** The amounts of the refunds of a payment that are done, each once. */
  List<Long> refunds(UUID payment) {
    var amounts = new ArrayList<Long>();
    for (var event : told("payment.refunded", payment)) {
      amounts.add(event.at("/data/amountFen").asLong());
    }
    return amounts;
  }

  /** The different events of a type about a payment. */
  List<JsonNode> told(String type, UUID payment) {
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals(type))
        .filter(event -> event.at("/data/payment").asString("").equals(payment.toString()))
        .collect(
            Collectors.toMap(event -> event.path("id").asString(), event -> event, (a, b) -> a))
        .values()
        .stream()
        .toList();
  }

  Client finance() {
    return town.logIn("qian");
  }
}
