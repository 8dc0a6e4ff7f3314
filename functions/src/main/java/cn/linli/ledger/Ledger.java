package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.util.Optional;

/**
 * The door to the books for whoever moves money. What is added to a use case's write set comes true
 * with it or not at all.
 */
public final class Ledger {
  private final EntryTable entries;
  private final LimitTable limits;
  private final HoldTable holds;
  private final Outbox outbox;

  /** The books of a database. */
  public Ledger(Dynamo dynamo, Clock clock) {
    this.entries = new EntryTable(dynamo);
    this.limits = new LimitTable(dynamo);
    this.holds = new HoldTable(dynamo);
    this.outbox = new Outbox(dynamo, clock);
  }

  /**
   * Adds an entry to what a use case writes. One that was posted already makes the use case run
   * again ({@code Stale}): it finds by its own state that it is done. Refuses what would take more
   * from a limited account than is available there.
   */
  public void post(WriteSet writes, Entry entry) {
    post(writes, entry, LedgerError.NOT_ENOUGH.refusal());
  }

  /**
   * The same for an entry that was made from what limited accounts were read to have.
   *
   * @param ifNotEnough what it means when they no longer have it; mostly {@code Stale}
   */
  public void post(WriteSet writes, Entry entry, RuntimeException ifNotEnough) {
    if (entry.isEmpty()) {
      return;
    }
    create(writes, entry);
    entry
        .limited()
        .forEach(
            (account, change) -> limits.change(writes, account, change, Money.ZERO, ifNotEnough));
  }

  private void create(WriteSet writes, Entry entry) {
    entries.create(writes, entry);
    outbox.add(writes, Posted.event(entry));
  }

  /** What was posted under an id. */
  public Optional<Entry> find(CommunityId community, String id) {
    return entries.find(community, id);
  }

  /** How far a limited account goes, as it is now. */
  public Limit limitOf(Account account) {
    return limits.get(account);
  }

  /**
   * Adds to what a use case writes that so much is available in a limited account, and nothing is
   * taken.
   *
   * @param ifNotEnough what it means when there is less
   */
  public void require(
      WriteSet writes, Account account, Money amount, RuntimeException ifNotEnough) {
    limits.require(writes, account, amount, ifNotEnough);
  }

  /**
   * Adds to what a use case writes that an account does not move in the same moment.
   *
   * @return how far it goes
   */
  public Limit requireAsIs(WriteSet writes, Account account, RuntimeException ifChanged) {
    return limits.requireAsIs(writes, account, ifChanged);
  }

  /**
   * Adds a hold to what a use case writes: its amount is set aside in a limited account. One whose
   * id is known makes the use case run again. Refuses more than is available.
   */
  public void hold(WriteSet writes, Hold hold) {
    hold(writes, hold, LedgerError.NOT_ENOUGH.refusal());
  }

  /**
   * The same for a hold that was made from what the account was read to have.
   *
   * @param ifNotEnough what it means when it no longer has it; mostly {@code Stale}
   */
  public void hold(WriteSet writes, Hold hold, RuntimeException ifNotEnough) {
    holds.create(writes, hold);
    var taken = Money.ZERO.minus(hold.amount());
    limits.change(writes, hold.account(), taken, hold.amount(), ifNotEnough);
  }

  /** A hold as it is now. */
  public Optional<Hold> findHold(Account account, String id) {
    return holds.find(account, id);
  }

  /**
   * Adds to what a use case writes that a hold ends with an entry; what the entry does not take of
   * it is available again. A hold that has ended already is returned as it ended, and nothing is
   * added.
   *
   * @param ifNotEnough what it means when the entry takes more than is held and available
   */
  public Hold postHold(
      WriteSet writes, Account account, String id, Entry entry, RuntimeException ifNotEnough) {
    var held = holds.get(account, id);
    if (held.state() != Hold.State.HELD) {
      return held;
    }
    create(writes, entry);
    var posted = held.posted(entry.id());
    holds.end(writes, posted);
    var available = entry.limited();
    available.merge(account, held.amount(), Money::plus);
    available.forEach(
        (limited, change) -> {
          var ended = limited.equals(account) ? held.amount() : Money.ZERO;
          limits.change(writes, limited, change, Money.ZERO.minus(ended), ifNotEnough);
        });
    return posted;
  }

  /**
   * Adds to what a use case writes that a hold ends without an entry. A hold that has ended already
   * is returned as it ended, and nothing is added.
   */
  public Hold voidHold(WriteSet writes, Account account, String id) {
    var held = holds.get(account, id);
    if (held.state() != Hold.State.HELD) {
      return held;
    }
    var voided = held.voided();
    holds.end(writes, voided);
    limits.change(writes, account, held.amount(), Money.ZERO.minus(held.amount()), new Stale());
    return voided;
  }
}
