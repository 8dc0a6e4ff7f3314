package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Outbox;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.util.Optional;

/** The door to the books. */
public final class Ledger {
  private final EntryTable entries;
  private final Outbox outbox;

  /** The books of a database. */
  public Ledger(Dynamo dynamo, Clock clock) {
    this.entries = new EntryTable(dynamo);
    this.outbox = new Outbox(dynamo, clock);
  }

  /**
   * Adds an entry to what a use case writes. One that was posted already makes the use case run
   * again ({@code Stale}): it finds by its own state that it is done.
   */
  public void post(WriteSet writes, Entry entry) {
    if (entry.isEmpty()) {
      return;
    }
    entries.create(writes, entry);
    outbox.add(writes, Posted.event(entry));
  }

  /** What was posted under an id. */
  public Optional<Entry> find(CommunityId community, String id) {
    return entries.find(community, id);
  }
}
