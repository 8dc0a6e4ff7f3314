package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Cursors;
import java.time.ZoneId;
import java.util.function.Function;

/** The door to what the books say: balances, statements and trial balances, made from events. */
public final class Accounts {
  private final Projection projection;
  private final Statements statements;
  private final TrialBalances trialBalances;
  private final Files files;

  /**
   * The accounts of a database.
   *
   * @param calendars of the communities: an entry belongs to their day
   */
  public Accounts(Dynamo dynamo, Function<CommunityId, ZoneId> calendars, Cursors cursors) {
    var entries = new EntryTable(dynamo);
    var totals = new TotalTable(dynamo);
    this.projection = new Projection(dynamo, calendars, entries, totals);
    this.statements = new Statements(entries, totals, cursors);
    this.trialBalances = new TrialBalances(totals);
    this.files = new Files(new Journal(entries, calendars), trialBalances);
  }

  /** Takes a posted entry in. */
  void take(Told told) {
    projection.take(Posted.entry(told));
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
}
