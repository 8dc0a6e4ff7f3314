package cn.linli.payment;

import cn.linli.ledger.Business;
import cn.linli.ledger.Business.Missing;
import cn.linli.ledger.Recipe;
import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.dynamo.ShardPosition;
import java.util.ArrayList;
import java.util.List;

/** Looks whether everything that moved money has its entry in the books. */
final class Unposted {
  private static final int PAGE = 50;

  private final Desk desk;

  Unposted(Desk desk) {
    this.desk = desk;
  }

  /**
   * A page of the community's payments.
   *
   * @param at the shard, and the id that the page before ended with
   */
  Business.Page page(CommunityId community, String at) {
    var position = ShardPosition.of(at);
    var page = desk.list().page(community, position.shard(), position.after(), PAGE);
    var missing = new ArrayList<Missing>();
    for (var row : page.items()) {
      var payment = desk.payment(community, row.payment());
      entries(payment).stream()
          .filter(id -> !desk.books().has(community, id))
          .forEach(id -> missing.add(new Missing("payment " + row.payment(), id)));
    }
    return new Business.Page(missing, position.next(page.last(), ListTable.SHARDS));
  }

  /** The ids of the entries that a payment must have, as far as it is. */
  private List<String> entries(Payment payment) {
    var ids = new ArrayList<String>();
    payment
        .settled()
        .ifPresent(
            settled -> {
              boolean isFrozen = settled.frozen() != null;
              ids.add(id(isFrozen ? Recipe.PAID_FROZEN : Recipe.PAID, of(payment)));
              for (var part : settled.forfeited().amounts().keySet()) {
                ids.add(id(Recipe.DEPOSIT_FORFEITED, of(payment) + "/" + part));
              }
              if (isFrozen) {
                divided(ids, payment, settled.frozen());
              }
              if (settled.refunds() > 0) {
                refunds(ids, payment, isFrozen);
              }
            });
    return ids;
  }

  private static void divided(List<String> ids, Payment payment, Frozen frozen) {
    var split = frozen.split();
    if (split.shareNumber() != null) {
      ids.add(id(Recipe.SHARED_OUT, "share/" + split.shareNumber()));
    }
    if (!split.rest().equals(Money.ZERO)) {
      switch (frozen.stage()) {
        case DIVIDED -> ids.add(id(Recipe.SHARED_OUT, "share/" + frozen.freeNumber(payment)));
        case THAWED -> ids.add(id(Recipe.FREEZE_ENDED, of(payment)));
        case FROZEN, ASKED, SHARING, FREEING, STUCK -> {}
      }
    }
  }

  /** One that finance had asked for again is owed by the entry of the first. */
  private void refunds(List<String> ids, Payment payment, boolean isFrozen) {
    var ask = payment.ask();
    var refunds = desk.refunds().of(ask.community(), ask.payment());
    var numbers = refunds.stream().map(Refund::number).toList();
    for (var refund : refunds) {
      var reference = "refund/" + refund.number();
      if (!numbers.contains(refund.key())) {
        ids.add(id(Recipe.REFUND_ASKED, reference));
      }
      if (refund.state() == Refund.State.DONE) {
        ids.add(id(isFrozen ? Recipe.REFUNDED_FROZEN : Recipe.REFUNDED, reference));
      }
      if (refund.takeBack() != null && refund.takeBack().isDone()) {
        ids.add(id(Recipe.SHARE_TAKEN_BACK, reference));
      }
    }
  }

  private static String of(Payment payment) {
    return "payment/" + payment.number();
  }

  private static String id(Recipe recipe, String reference) {
    return recipe + "/" + reference;
  }
}
