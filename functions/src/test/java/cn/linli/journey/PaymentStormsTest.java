package cn.linli.journey;

import static cn.linli.journey.PaidTown.DEPOSIT;
import static cn.linli.journey.PaidTown.FEE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Delivery;
import cn.linli.sim.WeChatPayForgery;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Faults of the database and of clocks, each by its number; then the money must fit. */
class PaymentStormsTest {
  private static final Duration BOUND = Duration.ofSeconds(5);

  private static PaidTown till;

  @BeforeAll
  static void open() {
    till = new PaidTown();
  }

  @AfterEach
  void theMoneyIsWhereItBelongs() {
    till.quiet();
    MoneyInvariants.hold(till.town);
  }

  @AfterAll
  static void close() {
    till.town.deployment().close();
  }

  @Test
  void fault22AMinuteOfThrottlingIsAnsweredWithRetryAfterAndLeavesNothingHalfDone() {
    var bills = Stream.generate(till::bill).limit(4).toList();
    var payers = bills.stream().map(PaidTown.Bill::who).toList();
    till.town.settles();
    // A queue waits minutes between its tries; the one here would have given up by then.
    till.town.deployment().holdEvents(true);
    till.town.weather().throttles(30);
    var ends = till.town.now().plusSeconds(60);

    int refused = 0;
    for (int i = 0; i < bills.size(); i++) {
      var bill = bills.get(i);
      refused += insisting(payers.get(i), bill.path() + "/payments/" + bill.payment(), null);
      refused += open(payers.get(i), bill);
      assertThat(till.pay.pay(bill.number())).isEqualTo("ok");
    }
    while (till.town.now().isBefore(ends)) {
      till.pay.deliver(Delivery.TWICE);
      till.town.passes(Duration.ofSeconds(5));
    }

    assertThat(refused).isPositive();
    till.town.weather().clear();
    till.town.deployment().holdEvents(false);
    till.town.passes(Duration.ofMinutes(30).minusSeconds(60).minusMillis(1));
    till.pay.deliver(Delivery.IN_ORDER);
    assertThat(till.pay.owed()).isZero();
    bills.forEach(PaidTown.Bill::isFulfilledOnce);
  }

  private static int open(Client who, PaidTown.Bill bill) {
    return insisting(who, bill.paymentPath() + "/opening", "{\"app\":\"mini-program\"}");
  }

  /** Until it is done, as the answers say one should; tells how often it was not. */
  private static int insisting(Client who, String path, String body) {
    for (int refused = 0; refused < 60; refused++) {
      var answer = who.put(path, body);
      if (answer.status() == 200) {
        return refused;
      }
      assertThat(answer.code()).isEqualTo("server.busy");
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.raw().headers().firstValue("retry-after")).isPresent();
    }
    throw new AssertionError("never done: " + path);
  }

  @Test
  void fault23ManyWhoWantOneHourCostOneCommitEachAndLaterNone() throws Exception {
    var crowd = Stream.generate(till.town::resident).limit(12).toList();
    var start = till.bill().start().plusSeconds(20 * 3600);
    till.town.settles();
    till.town.deployment().holdEvents(true);
    int before = till.town.weather().commits();

    var answers =
        AtOnce.all(
            crowd.stream()
                .<Callable<Answer>>map(
                    who -> () -> who.book("dance-room", start, start.plusSeconds(3600)))
                .toList());

    assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .hasSize(crowd.size() - 1)
        .allMatch(answer -> answer.code().equals("venue.slot-taken"))
        .noneMatch(answer -> answer.body().path("retryable").asBoolean());
    assertThat(till.town.weather().commits() - before).isLessThanOrEqualTo(crowd.size());
    var late =
        till.town
            .meter()
            .of(() -> crowd.getFirst().book("dance-room", start, start.plusSeconds(1800)));
    assertThat(late.transactions()).isZero();
    assertThat(late.writeUnits()).isZero();
    // As docs/costs.md has it.
    assertThat(late.readUnits()).isLessThanOrEqualTo(8);
  }

  @Test
  void fault24WhatIsAcceptedInAStormOfConflictsIsNotLostAndNobodyWaitsLong() throws Exception {
    var bills = Stream.generate(till::bill).limit(4).toList();
    var payers = bills.stream().map(PaidTown.Bill::who).toList();
    till.town.settles();
    till.town.weather().conflicts(40);
    till.town.weather().inProgress(20);
    var times = new ArrayList<Duration>();

    var answers =
        AtOnce.all(
            IntStream.range(0, bills.size())
                .<Callable<Answer>>mapToObj(i -> () -> timed(payers.get(i), bills.get(i), times))
                .toList());
    for (int i = 0; i < bills.size(); i++) {
      open(payers.get(i), bills.get(i));
      assertThat(till.pay.pay(bills.get(i).number())).isEqualTo("ok");
    }
    till.pay.deliver(Delivery.AT_ONCE);

    assertThat(answers).allMatch(answer -> answer.status() == 200);
    assertThat(times).hasSameSizeAs(bills).allMatch(time -> time.compareTo(BOUND) < 0);
    till.town.weather().clear();
    till.town.settles();
    till.town.passes(Duration.ofSeconds(15));
    till.pay.deliver(Delivery.IN_ORDER);
    bills.forEach(PaidTown.Bill::isFulfilledOnce);
  }

  /** Asked for until it is accepted. */
  private static Answer timed(Client who, PaidTown.Bill bill, List<Duration> times) {
    long begin = System.nanoTime();
    var path = bill.path() + "/payments/" + bill.payment();
    insisting(who, path, null);
    var answer = who.get(bill.paymentPath());
    synchronized (times) {
      times.add(Duration.ofNanos(System.nanoTime() - begin));
    }
    return answer;
  }

  @Test
  void fault26AClockThatJumpsBackChangesNoOrder() {
    var bill = till.bill();
    bill.ask().expect(200);
    bill.open().expect(200);
    till.town.settles();

    till.town.passes(Duration.ofMinutes(-10));
    assertThat(till.pay.pay(bill.number())).as("before it was asked for").isEqualTo("ok");

    assertThat(till.pay.deliver(Delivery.TWICE)).isEqualTo(2);
    bill.isFulfilledOnce();
    bill.who().put(bill.path() + "/cancellation", "{}").expect(200);
    till.town.settles();
    till.town.passes(Duration.ofMinutes(10));
    bill.refunded(FEE + DEPOSIT);
    assertThat(till.refunds(bill.payment())).hasSize(1);
  }

  @Test
  void fault26WhatIsOwedAfterAClockWasAheadIsDoneInTime() {
    till.passes(Duration.ofMinutes(10));
    till.town.settles();
    till.town.passes(Duration.ofMinutes(-10));
    var paid = till.bill().pay();
    var unpaid = till.bill();
    unpaid.ask().expect(200);
    assertThat(till.pay.loseNotices()).isEqualTo(1);

    till.passes(Duration.ofMinutes(3));

    paid.isFulfilledOnce();
    till.passes(Duration.ofMinutes(26));
    till.town.settles();
    assertThat(unpaid.state()).isEqualTo("awaiting-payment");
    till.passes(Duration.ofMinutes(2));
    Eventually.holds(() -> assertThat(unpaid.state()).isEqualTo("lapsed"));
    Eventually.holds(
        () -> assertThat(unpaid.stored().path("state").asString()).isEqualTo("closed"));
  }

  /** As an environment does that comes from a snapshot: it began in another week. */
  @Test
  void fault26WhoWasAsleepForAWeekReadsTheClockAnew() {
    till.bill().settled();
    till.skips(Duration.ofDays(7));

    var bill = till.bill().pay();
    assertThat(till.pay.forge(WeChatPayForgery.STALE)).isEqualTo(401);
    assertThat(till.pay.deliver(Delivery.IN_ORDER)).isEqualTo(1);

    bill.isFulfilledOnce();
    var paidAt = Instant.parse(bill.stored().path("paidAt").asString());
    assertThat(Duration.between(paidAt, till.town.now())).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  void fault34WhatShouldHaveBeenDeletedTwoDaysAgoCountsForNothing() {
    var code = till.town.deployment().weChat().loginCode("sleeper");
    var login = "{\"channel\":\"mini-program\",\"code\":\"%s\"}".formatted(code);
    var path = "/sessions/" + UUID.randomUUID();
    var session = till.town.anybody().put(path, login).expect(200);
    var refresh = "{\"refreshToken\":\"%s\"}".formatted(session.text("/refreshToken"));

    till.town.passes(Duration.ofDays(32));

    long ended = till.town.now().minus(Duration.ofHours(47)).getEpochSecond();
    assertThat(Dump.items(till.town, "identity"))
        .as("what is still there")
        .anyMatch(
            item ->
                item.containsKey("ttl")
                    && Long.parseLong(item.get("ttl").n()) < ended
                    && item.get("pk").s().endsWith(path.replace("/sessions/", "")));
    assertThat(till.town.anybody().post(path + "/refresh", refresh).status()).isEqualTo(401);
    till.town.passes(Duration.ofDays(-32));
    assertThat(till.town.anybody().post(path + "/refresh", refresh).status()).isEqualTo(200);
  }
}
