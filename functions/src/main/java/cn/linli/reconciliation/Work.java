package cn.linli.reconciliation;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Entry;
import cn.linli.ledger.Recipes;
import cn.linli.payment.Billed;
import cn.linli.payment.Payee;
import cn.linli.payment.ProviderFailure;
import cn.linli.payment.TradeRow;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reconciles a day step by step. Each step is saved when it is done: who dies in one does it again,
 * and who is out of time hands the day on to itself. Bills are read anew for each chunk, since a
 * bill of a large day neither fits into memory nor lives longer than its address.
 */
final class Work {
  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  /** Well below the worker's 15 minutes: one chunk more may begin at its end. */
  private static final Duration BUDGET = Duration.ofMinutes(5);

  private static final int PAGE = 25;

  private final Needs needs;
  private final Desk desk;

  Work(Needs needs, Desk desk) {
    this.needs = needs;
    this.desk = desk;
  }

  /** The deadline of a day: it begins, is tried again, or is looked at again. */
  void day(Day.Key key) {
    inUse(key)
        .ifPresent(billed -> Stale.again(() -> owed(key)).ifPresent(day -> goOn(day, billed)));
  }

  void goOn(Day.Key key) {
    inUse(key)
        .ifPresent(
            billed ->
                desk.days()
                    .find(key)
                    .filter(day -> !day.isClosed() && !day.isMatched())
                    .ifPresent(day -> goOn(day, billed)));
  }

  /** Nobody can be asked about an account on which nobody is paid any more: its days end. */
  private Optional<Billed> inUse(Day.Key key) {
    var billed = needs.payments().billed(key.community(), key.account());
    if (billed.payees().isEmpty()) {
      alarm(key, "nobody is paid on it any more");
      return Optional.empty();
    }
    return Optional.of(billed);
  }

  private static void alarm(Day.Key key, Object what) {
    // A filter of the template counts these words, and an alarm looks at the count.
    LOG.error("reconciliation breaks of {}: {}", key.ref(), what);
  }

  /** The next look is owed before this one, in which we may die; so is the next day. */
  private Optional<Day> owed(Day.Key key) {
    var known = desk.days().find(key);
    boolean isOver = known.filter(Day::isClosed).isPresent();
    boolean isLate = known.filter(day -> desk.now().isBefore(day.lookAt())).isPresent();
    if (isOver || isLate) {
      return Optional.empty();
    }
    var day =
        known.map(last -> last.looking(desk.now())).orElseGet(() -> Day.first(key, desk.now()));
    var writes = new WriteSet(desk.dynamo());
    desk.days().put(writes, day);
    desk.schedule().later(writes, key, day.lookAt());
    if (known.isEmpty()) {
      desk.schedule().billed(writes, key.next());
    }
    writes.commit();
    return Optional.of(day);
  }

  private void goOn(Day first, Billed billed) {
    var stop = desk.now().plus(BUDGET);
    var day = first;
    try {
      while (!day.isMatched() && desk.now().isBefore(stop)) {
        day = step(day, billed);
      }
      if (!day.isMatched()) {
        var writes = new WriteSet(desk.dynamo());
        desk.schedule().goOn(writes, day.key());
        writes.commit();
      }
    } catch (ProviderFailure failure) {
      inTrouble(day, failure.getMessage());
    } catch (Stale another) {
      LOG.info("somebody else is at {}", day.key().ref());
    }
  }

  private void inTrouble(Day day, String why) {
    if (day.isOldTrouble()) {
      alarm(day.key(), why);
    } else {
      LOG.warn("{} cannot be reconciled now: {}", day.key().ref(), why);
    }
    try {
      save(day.inTrouble(why));
    } catch (Stale another) {
      LOG.info("somebody else is at {}", day.key().ref());
    }
  }

  private Day step(Day day, Billed billed) {
    return switch (day.progress().step()) {
      case COUNT -> count(day, billed);
      case MATCH -> {
        var outcome = Matching.of(needs.provider().get(), needs.accounts(), billed, day);
        outcome.breaks().forEach(found -> desk.add(day, found));
        yield save(day.matching(outcome.matched()));
      }
      case FLOW -> {
        var found =
            billed.areSellers()
                ? Shared.of(needs.provider().get(), needs.accounts(), billed, day)
                : Flow.of(needs.provider().get(), needs.accounts(), billed, day);
        found.forEach(each -> desk.add(day, each));
        yield save(day.at(day.progress().to(Day.Step.HEAL)));
      }
      case HEAL -> heal(day, billed);
      case DONE -> throw new IllegalStateException("nothing is left to do");
    };
  }

  private Day count(Day day, Billed billed) {
    var payees = billed.payees();
    var sums = new AtomicReference<>(Sums.NONE);
    needs
        .provider()
        .get()
        .tradeBill(
            payees.getFirst(), day.key().date(), (TradeRow row) -> sums.set(sums.get().with(row)));
    var ours = Own.count(needs.accounts(), day.key(), payees);
    return save(day.counted(sums.get(), Matching.chunks(Math.max(sums.get().rows(), ours))));
  }

  private Day heal(Day day, Billed billed) {
    var page = desk.breaks().page(day.key(), day.progress().at(), PAGE);
    var payee = billed.payees().getFirst();
    for (var row : page.items()) {
      if (row.it().isOpen() && isHealed(day, billed, payee, row.it())) {
        var writes = new WriteSet(desk.dynamo());
        desk.breaks().put(writes, day.key(), row.it().healed());
        writes.commit();
      }
    }
    return page.last() == null
        ? finish(day, billed)
        : save(day.at(day.progress().after(page.last())));
  }

  private static boolean isHealed(Day day, Billed billed, Payee payee, Break found) {
    try {
      return switch (found.kind()) {
        case MISSING_HERE -> billed.heal(payee, found.asRow());
        case MISSING_THERE ->
            !found.isRefund()
                && billed.wasPaidAnotherDay(
                    payee, found.number(), found.provider(), day.key().time());
        case SHARE_DIFFERS ->
            found.ours() == null && billed.healShare(found.number(), found.theirs());
        case TRANSFER_DIFFERS ->
            found.ours() == null && billed.healTransfer(found.number(), found.theirs());
        default -> false;
      };
    } catch (ProviderFailure failure) {
      // The others need not wait for it.
      return false;
    }
  }

  /** What is left is for people. The provider's fees are known only now. */
  private Day finish(Day day, Billed billed) {
    var left = day.left(desk.openBreaks(day.key()), desk.now());
    var writes = new WriteSet(desk.dynamo());
    desk.days().put(writes, left);
    fees(day, billed)
        .filter(entry -> needs.ledger().find(entry.community(), entry.id()).isEmpty())
        .forEach(entry -> needs.ledger().post(writes, entry));
    writes.commit();
    if (left.isClosed()) {
      LOG.info("{} is closed", day.key().ref());
    } else {
      alarm(day.key(), left.open());
    }
    return left;
  }

  /** In the books of the first who is paid on the account. Sellers pay theirs themselves. */
  private static Stream<Entry> fees(Day day, Billed billed) {
    if (billed.areSellers()) {
      return Stream.empty();
    }
    var key = day.key();
    var at = key.time().end().minusMillis(1);
    var payee = billed.payees().getFirst();
    var cause = Cause.of(key.community(), payee.id(), "bill/" + key.ref(), at);
    return Stream.of(
            Recipes.providerFeeTaken(cause, day.sums().feesTaken()),
            Recipes.providerFeeReturned(cause, day.sums().feesReturned()))
        .filter(entry -> !entry.isEmpty());
  }

  private Day save(Day next) {
    var writes = new WriteSet(desk.dynamo());
    desk.days().put(writes, next);
    writes.commit();
    return next;
  }
}
