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
  private static final String TRANSFERS = "transfers/";

  private final Desk desk;

  Unposted(Desk desk) {
    this.desk = desk;
  }

  /**
   * A page of the community's payments, and then of its transfers.
   *
   * @param at the shard, and the id that the page before ended with; of transfers the number
   */
  Business.Page page(CommunityId community, String at) {
    if (at.startsWith(TRANSFERS)) {
      return transfers(community, at.substring(TRANSFERS.length()));
    }
    var position = ShardPosition.of(at);
    var page = desk.list().page(community, position.shard(), position.after(), PAGE);
    var missing = new ArrayList<Missing>();
    for (var row : page.items()) {
      var payment = desk.payment(community, row.payment());
      entries(payment).stream()
          .filter(id -> !desk.books().has(community, id))
          .forEach(id -> missing.add(new Missing("payment " + row.payment(), id)));
    }
    var next = position.next(page.last(), ListTable.SHARDS);
    return new Business.Page(missing, next == null ? TRANSFERS : next);
  }

  /** A page of what has reached people. */
  private Business.Page transfers(CommunityId community, String after) {
    var page = desk.sent().page(community, after.isEmpty() ? null : after, PAGE);
    var missing = new ArrayList<Missing>();
    for (var sent : page.items()) {
      if (sent.isPaid()) {
        entries(sent).stream()
            .filter(id -> !desk.books().has(community, id))
            .forEach(id -> missing.add(new Missing("payout " + sent.payout(), id)));
      }
    }
    return new Business.Page(missing, page.last() == null ? null : TRANSFERS + page.last());
  }

  /** What a volunteer got was granted before. */
  private static List<String> entries(Sent sent) {
    var paid = id(Recipe.PAID_OUT, Books.reference(sent.number(), sent.kind()));
    return sent.kind() == PayoutKind.STIPEND
        ? List.of(id(Recipe.STIPEND_GRANTED, "stipend/" + sent.payout()), paid)
        : List.of(paid);
  }

  /** The ids of the entries that a payment must have, as far as it is. */
  private List<String> entries(Payment payment) {
    var ids = new ArrayList<String>();
    payment
        .settled()
        .ifPresent(
            settled -> {
              boolean isFrozen = settled.frozen() != null;
              ids.add(id(paid(payment, isFrozen), of(payment)));
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

  /** What a guarantee that was paid is to the books depends on what its merchant owed then. */
  private Recipe paid(Payment payment, boolean isFrozen) {
    if (payment.ask().parts().areGuarantee()) {
      var toppedUp = id(Recipe.TOPPED_UP, of(payment));
      return desk.books().has(payment.ask().community(), toppedUp)
          ? Recipe.TOPPED_UP
          : Recipe.GUARANTEE_PAID;
    }
    return isFrozen ? Recipe.PAID_FROZEN : Recipe.PAID;
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
