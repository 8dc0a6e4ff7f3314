package cn.linli.town;

import cn.linli.ledger.Cause;
import cn.linli.ledger.Entry;
import cn.linli.ledger.Ledger;
import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Moves money of a payee in a town by hand, straight into the books. */
public final class Till {
  private static final CommunityId COMMUNITY = new CommunityId(Town.COMMUNITY);

  private final Town town;
  private final String payee;
  private final Dynamo dynamo;

  public Till(Town town, String payee) {
    this.town = town;
    this.payee = payee;
    this.dynamo = Dynamo.of(town.deployment().database().client(), Database.PREFIX);
  }

  /** Posts what a recipe makes of something that happens now. */
  public Entry post(String reference, Function<Cause, Entry> recipe) {
    var cause = new Cause(COMMUNITY, payee, reference, town.now(), "4200001");
    var entry = recipe.apply(cause);
    var writes = new WriteSet(dynamo);
    new Ledger(dynamo, Clock.fixed(town.now(), ZoneOffset.UTC)).post(writes, entry);
    writes.commit();
    return entry;
  }
}
