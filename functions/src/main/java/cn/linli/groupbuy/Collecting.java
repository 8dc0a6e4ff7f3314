package cn.linli.groupbuy;

import cn.linli.groupbuy.Collection.Outcome;
import cn.linli.shared.Principal;
import cn.linli.shared.dynamo.Stale;
import cn.linli.shared.dynamo.WriteSet;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Hands orders out for their codes, each once. What a point read without a network is told later;
 * goods that were handed out twice are not refused then, but somebody has to look.
 */
final class Collecting {
  private final Shop shop;
  private final Points points;
  private final PickUpCodes codes;

  Collecting(Shop shop) {
    this.shop = shop;
    this.points = new Points(shop);
    this.codes = new PickUpCodes(shop.needs().keys());
  }

  /** A keeper has read a code. The same again is the same collection. */
  Handed collect(Principal caller, Commands.Collect command) {
    var point = points.kept(caller, command.community(), command.point());
    return Stale.again(() -> collectOnce(caller, point, command));
  }

  private Handed collectOnce(Principal caller, Point point, Commands.Collect command) {
    var hash = shop.needs().keys().lookupHash("pick-up", command.code());
    var known = shop.collections().find(command.community(), command.collection());
    if (known.isPresent()) {
      return again(known.get(), hash, point, command);
    }
    var order = codes.read(command.community(), command.code()).flatMap(shop.orders()::find);
    var now = shop.now();
    var at = command.at() == null || command.at().isAfter(now) ? now : command.at();
    boolean isLate = command.at() != null;
    var refusal = order.isEmpty() ? GroupBuyError.CODE_UNKNOWN : refusal(order.get(), point, at);
    var outcome =
        refusal == null
            ? Outcome.COLLECTED
            : isLate && isNoLongerToCollect(order) ? Outcome.DUPLICATE : Outcome.REFUSED;
    var collection =
        new Collection(
            command.community(),
            point.id(),
            command.collection(),
            hash,
            caller.person(),
            at,
            now,
            order.map(Order::id).orElse(null),
            outcome,
            refusal == null ? null : refusal.answer().code());
    var writes = shop.writes();
    shop.collections().create(writes, collection);
    if (refusal == null) {
      handOut(writes, order.get(), collection);
    }
    writes.commit();
    return answer(collection, order, refusal);
  }

  private void handOut(WriteSet writes, Order order, Collection collection) {
    // From when we hear of it: nobody's time to complain is over before.
    var next = order.collected(collection.id(), collection.toldAt());
    shop.put(writes, next);
    new Settling(shop).later(writes, shop.campaign(order.campaign()), next);
    shop.tasks().now(writes, Tasks.SHIP, next);
  }

  /** It was paid for, and its goods or its money went meanwhile. */
  private static boolean isNoLongerToCollect(Optional<Order> order) {
    return order
        .filter(found -> found.paidAt() != null && found.state() != OrderState.PAID)
        .isPresent();
  }

  /** What stands against handing an order out here, or null. */
  private GroupBuyError refusal(Order order, Point point, Instant at) {
    return switch (order.state()) {
      case COLLECTED, SETTLED -> GroupBuyError.CODE_USED;
      case PAID -> {
        if (!order.point().equals(point.id())) {
          yield GroupBuyError.OTHER_POINT;
        }
        var campaign = shop.campaign(order.campaign());
        boolean isReady = campaign.state() == State.SUCCEEDED && campaign.terms().isOpenAt(at);
        yield isReady ? null : GroupBuyError.NOT_READY;
      }
      case AWAITING_PAYMENT, LAPSED, CANCELLED, FAILED, STOPPED, UNCOLLECTED, FORFEITED, REFUNDED ->
          GroupBuyError.NOT_READY;
    };
  }

  private Handed again(Collection known, String hash, Point point, Commands.Collect command) {
    if (!known.codeHash().equals(hash) || !known.point().equals(point.id())) {
      throw GroupBuyError.ID_REUSED.refusal();
    }
    var order = codes.read(command.community(), command.code()).flatMap(shop.orders()::find);
    var refusal = known.outcome() == Outcome.REFUSED ? GroupBuyError.of(known.refusal()) : null;
    return answer(known, order, refusal);
  }

  private Handed answer(Collection collection, Optional<Order> order, GroupBuyError refusal) {
    if (collection.outcome() == Outcome.REFUSED) {
      throw refusal.refusal();
    }
    return Handed.of(collection, order.orElseThrow(), shop);
  }

  /** What was not as it should be at a point. */
  PageOf<Collection.View> irregular(Principal caller, Commands.PageOfPoint query) {
    if (!points.mayHandOut(caller, query.community())) {
      throw GroupBuyError.NOT_KEEPER.refusal();
    }
    var cursors = shop.needs().people().cursors();
    var name = "irregular %s %s".formatted(query.community(), query.point());
    var page =
        shop.collections()
            .page(
                query.community(),
                query.point(),
                cursors.position(name, query.cursor()),
                PageOf.limit(query.limit()));
    return new PageOf<>(
        page.items().stream().map(Collection::view).toList(), cursors.after(name, page.last()));
  }

  /**
   * What a keeper hands out, and to whom: a masked name.
   *
   * @param duplicate whether it was handed out before: somebody has to look
   */
  record Handed(
      UUID collection, UUID order, String name, String goods, int quantity, boolean duplicate) {
    static Handed of(Collection collection, Order order, Shop shop) {
      return new Handed(
          collection.id(),
          order.id(),
          order.name(),
          shop.campaign(order.campaign()).ware().data().name(),
          order.quantity(),
          collection.outcome() == Outcome.DUPLICATE);
    }
  }
}
