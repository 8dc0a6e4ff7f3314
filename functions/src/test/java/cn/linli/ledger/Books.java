package cn.linli.ledger;

import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.sim.HandClock;
import cn.linli.town.Intercepted;
import cn.linli.town.Weather;
import java.time.Instant;

/** Books over a database of their own. */
final class Books implements AutoCloseable {
  static final CommunityId COMMUNITY = new CommunityId("heping-li");

  final HandClock clock = new HandClock(Instant.parse("2026-12-01T00:00:00Z"));
  final Database database = Database.inMemory();
  final Weather weather = new Weather();
  final Dynamo dynamo = Dynamo.of(Intercepted.by(weather, database.client()), Database.PREFIX);
  final Ledger ledger = new Ledger(dynamo, clock);

  /** Posts an entry in a transaction of its own. */
  void post(Entry entry) {
    var writes = new WriteSet(dynamo);
    ledger.post(writes, entry);
    writes.commitIfAny();
  }

  /** Something that happened to a shop now. */
  Cause cause(String reference) {
    return new Cause(COMMUNITY, "shop", reference, clock.instant(), "42000001");
  }

  @Override
  public void close() {
    database.close();
  }
}
