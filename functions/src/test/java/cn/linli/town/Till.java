package cn.linli.town;

import cn.linli.ledger.Account;
import cn.linli.ledger.Cause;
import cn.linli.ledger.Entry;
import cn.linli.ledger.Ledger;
import cn.linli.local.Database;
import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.function.BiConsumer;
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
    var client = town.deployment().database().client();
    this.dynamo = Dynamo.of(Intercepted.by(town.meter(), client), Database.PREFIX);
  }

  public Account account(Account.Kind kind) {
    return new Account(COMMUNITY, kind, payee);
  }

  /** Something that happens now. */
  public Cause cause(String reference) {
    return new Cause(COMMUNITY, payee, reference, town.now(), "4200001");
  }

  /** Posts what a recipe makes of something that happens now. */
  public void post(String reference, Function<Cause, Entry> recipe) {
    write((ledger, writes) -> ledger.post(writes, recipe.apply(cause(reference))));
  }

  /** Writes something in a transaction of its own. */
  public void write(BiConsumer<Ledger, WriteSet> useCase) {
    var writes = new WriteSet(dynamo);
    useCase.accept(new Ledger(dynamo, Clock.fixed(town.now(), ZoneOffset.UTC)), writes);
    writes.commitIfAny();
  }
}
