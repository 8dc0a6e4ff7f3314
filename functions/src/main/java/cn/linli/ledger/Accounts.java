package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.TimeRange;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Cursors;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;

/** The door to what the books say: balances, statements and trial balances, made from events. */
public final class Accounts {
  private final Clock clock;
  private final EntryTable entries;
  private final TotalTable totals;
  private final LimitTable limits;
  private final HoldTable holds;
  private final Journal journal;
  private final Projection projection;
  private final Statements statements;
  private final TrialBalances trialBalances;
  private final Files files;

  /**
   * The accounts of a database.
   *
   * @param calendars of the communities: an entry belongs to their day
   */
  public Accounts(
      Dynamo dynamo, Clock clock, Function<CommunityId, ZoneId> calendars, Cursors cursors) {
    this.clock = clock;
    this.entries = new EntryTable(dynamo);
    this.totals = new TotalTable(dynamo);
    this.limits = new LimitTable(dynamo);
    this.holds = new HoldTable(dynamo);
    this.journal = new Journal(entries, calendars);
    this.projection = new Projection(dynamo, calendars, entries, totals);
    this.statements = new Statements(entries, totals, cursors);
    this.trialBalances = new TrialBalances(totals);
    this.files = new Files(journal, trialBalances);
  }

  /** Takes a posted entry in. */
  void take(Told told) {
    projection.take(Posted.entry(told));
  }

  /** Hands over what moved on an account in a time, oldest first. */
  public void movements(Account account, TimeRange time, Consumer<Movement> consumer) {
    journal.statement(account, time, entry -> consumer.accept(Movement.of(account, entry)));
  }

  /**
   * The same, with what its entries did to another account; those that did nothing there are left
   * out.
   */
  public void movements(
      Account account, Account other, TimeRange time, Consumer<Movement> consumer) {
    journal.statement(
        account,
        time,
        entry -> {
          if (entry.sides().containsKey(other)) {
            consumer.accept(Movement.of(other, entry));
          }
        });
  }

  /** How many entries there are of an account on a day of the community's calendar. */
  public long entries(Account account, LocalDate date) {
    return totals.find(Period.day(date), account).map(Total::entries).orElse(0L);
  }

  Statements statements() {
    return statements;
  }

  TrialBalances trialBalances() {
    return trialBalances;
  }

  Files files() {
    return files;
  }

  /** A check of the books, beside whoever moves money. */
  Check check(Business business) {
    return new Check(
        clock,
        new EntryCheck(clock, entries, journal, business),
        new SumCheck(entries, totals, journal),
        new LimitCheck(limits, holds, totals, entries),
        journal,
        business);
  }
}
