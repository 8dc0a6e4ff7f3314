package cn.linli.money;

import cn.linli.merchant.ActiveMerchant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What one seed makes happen: people book, pay, move, cancel and come; they buy together, fetch
 * what they bought in the days after, and complain about it; notices are doubled, late and lost;
 * the process dies between any two steps. Then it goes quiet, and everything must fit.
 */
final class Day {
  private static final int STEPS = 64;
  private static final int STEPS_IN_DAYS_AFTER = 16;
  private static final int STEPS_WHEN_IT_IS_LATE = 8;

  /** By then most campaigns have come to their end. */
  private static final Duration TO_DECIDE = Duration.ofHours(2);

  /** After it only the panel helps whoever complains. */
  private static final Duration AFTER_SALE = Duration.ofDays(ActiveMerchant.AFTER_SALE_DAYS);

  private static final int CRASHES_PERCENT = 8;
  private static final int LOST_PERCENT = 15;

  private final World world;
  private final Random random;
  private final List<String> notices = new ArrayList<>();

  private final DayBookings bookings;
  private final DayAwards awards;
  private final DayTrade trade;
  private final DayClaims claims;
  private final TradeChecks tradeChecks;

  Day(Market market, long seed) {
    this.world = market.world;
    this.random = new Random(seed);
    this.bookings = new DayBookings(world, random, notices);
    this.awards = new DayAwards(world, random);
    this.trade = new DayTrade(market, random, notices);
    this.claims = new DayClaims(trade, random);
    this.tradeChecks = new TradeChecks(trade, claims);
  }

  void live() {
    world.posted.clear();
    world.crashes.begin(random, CRASHES_PERCENT);
    world.provider.begin(random, LOST_PERCENT);
    trade.begin();
    for (int step = 0; step < STEPS; step++) {
      step();
    }
    tradeChecks.watch();
    pass(TO_DECIDE);
    for (int step = 0; step < STEPS_IN_DAYS_AFTER; step++) {
      later(Duration.ofHours(1 + random.nextInt(6)), claims::step);
    }
    tradeChecks.watch();
    pass(AFTER_SALE);
    tradeChecks.watch();
    pass(Duration.ofDays(2));
    for (int step = 0; step < STEPS_WHEN_IT_IS_LATE; step++) {
      later(Duration.ofDays(1), claims::lateStep);
    }
    world.crashes.end();
    world.provider.end();
    awards.insist();
    claims.insist();
    Quiet.falls(world, notices);
    bookings.check();
    awards.check();
    tradeChecks.check();
  }

  private void step() {
    switch (random.nextInt(34)) {
      case 0, 1 -> bookings.book();
      case 2, 3, 4 -> bookings.ask();
      case 5, 6 -> bookings.pay();
      case 7, 8 -> tell();
      case 9 -> passes(Duration.ofMinutes(1 + random.nextInt(20)));
      case 10, 11, 12 -> hear();
      case 13 -> bookings.cancel();
      case 14 -> bookings.move();
      case 15 -> bookings.comes();
      case 16 -> awards.promise();
      case 17 -> notices.addAll(awards.confirm());
      default -> trade.step();
    }
  }

  /** When what was bought is there, and somebody does something about it. */
  private void later(Duration pause, Runnable something) {
    switch (random.nextInt(12)) {
      case 0, 1 -> pass(pause);
      case 2 -> hear();
      case 3 -> tell();
      case 4 -> trade.step();
      default -> something.run();
    }
  }

  /** Everything is done in time, or, now and then, late. */
  private void pass(Duration time) {
    var end = world.clock.instant().plus(time);
    if (random.nextInt(4) > 0) {
      notices.addAll(awards.confirm());
    }
    if (random.nextInt(4) > 0) {
      Quiet.until(world, notices, end);
    }
    if (world.clock.instant().isBefore(end)) {
      passes(Duration.between(world.clock.instant(), end));
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

  /** How much happened, to see that it did. */
  Map<String, Long> tally() {
    var tally = new TreeMap<>(tradeChecks.tally());
    tally.putAll(bookings.tally());
    tally.put("awarded", awards.arrived());
    tally.put("vetoes", (long) trade.vetoes());
    tally.put("codes told twice", (long) claims.duplicates());
    tally.put("deaths", (long) world.crashes.deaths());
    return tally;
  }
}
