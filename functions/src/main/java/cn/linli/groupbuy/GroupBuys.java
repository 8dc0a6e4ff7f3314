package cn.linli.groupbuy;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Deadlines.Deadline;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.Errands;
import cn.linli.shared.dynamo.QueueEvent;
import cn.linli.shared.dynamo.WriteSet;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The door to group buys. */
public final class GroupBuys {
  /** The kinds of deadline at which something about a campaign or an order is owed. */
  public static final List<String> DEADLINES =
      List.of(
          Tasks.DECIDE,
          Tasks.CASCADE,
          Tasks.STOP,
          Tasks.REMIND,
          Tasks.UNCOLLECTED,
          Tasks.CLOSE,
          Tasks.SETTLE,
          Tasks.SHIP);

  private final Shop shop;

  /** The group buys of a database. */
  public GroupBuys(Dynamo dynamo, Clock clock, Needs needs) {
    this.shop = Shop.of(dynamo, clock, needs);
  }

  Shop shop() {
    return shop;
  }

  /** Hands a deadline's work to the worker. */
  public void handOver(Deadline due) {
    shop.tasks().handOver(due);
  }

  /** When somebody may look again whether all orders of a person are over, or empty if they are. */
  public Optional<Instant> openUntil(PersonId person) {
    return new Forgetting(shop).openUntil(person);
  }

  /** All orders of a person, for their export, wherever they lived then. */
  public List<?> ordersOf(PersonId person) {
    return new Forgetting(shop).orders(person).map(order -> OrderView.of(order, null)).toList();
  }

  /** An order as whoever takes complaints about it knows it; refuses one that is not there. */
  public Claimable claimable(CommunityId community, UUID campaign, UUID order) {
    return new Complaints(shop).look(new Order.Key(community, campaign, order));
  }

  /**
   * Adds to what a use case writes that a complaint about an order is open: until it is over, its
   * merchant is not paid. Refuses an order of whose money nothing is there, or whose campaign is
   * not decided.
   */
  public Claimable openClaim(WriteSet writes, CommunityId community, UUID campaign, UUID order) {
    return new Complaints(shop).open(writes, new Order.Key(community, campaign, order));
  }

  /** The same when it is over: what waited for it goes on. */
  public void closeClaim(WriteSet writes, CommunityId community, UUID campaign, UUID order) {
    new Complaints(shop).close(writes, new Order.Key(community, campaign, order));
  }

  /** The same when its person has got an award, but not from the money of the order. */
  public void award(WriteSet writes, CommunityId community, UUID campaign, UUID order) {
    new Complaints(shop).award(writes, new Order.Key(community, campaign, order));
  }

  /** The same when all that was left of the order's money goes back in this write set. */
  public void payBack(WriteSet writes, CommunityId community, UUID campaign, UUID order) {
    new Complaints(shop).payBack(writes, new Order.Key(community, campaign, order));
  }

  /** A person is gone: their name goes from their orders. */
  public Consumer<QueueEvent.Told> onPersonErased() {
    return told -> new Forgetting(shop).forget(told.as(Erased.class).person());
  }

  private record Erased(PersonId person) {}

  /** The function {@code onGroupBuyDue}: the worker that does what is owed, and hears of money. */
  public Consumer<QueueEvent.Told> onGroupBuyDue() {
    var paying = new Paying(shop);
    var stopping = new Stopping(shop);
    return told -> {
      switch (told.type()) {
        case "payment.settled" -> Paying.order(told).ifPresent(paying::settled);
        case "payment.closed" -> Paying.order(told).ifPresent(paying::closed);
        case "merchant.suspended" ->
            stopping.suspended(told.community(), told.as(Stopping.Suspended.class));
        case "merchant.vetoed" -> stopping.vetoed(told.community(), told.as(Stopping.Vetoed.class));
        default -> work(told.community(), told.as(Errands.Due.class));
      }
    };
  }

  private void work(CommunityId community, Errands.Due due) {
    var cascades = new Cascades(shop);
    switch (due.task()) {
      case Tasks.DECIDE -> new Deciding(shop).decide(campaign(due), where(due));
      case Tasks.CASCADE -> cascades.decided(campaign(due), where(due));
      case Tasks.STOP -> stop(cascades, due);
      case Tasks.STOP_MORE -> new Stopping(shop).goOn(community, due.ref());
      case Tasks.LISTED -> new Stopping(shop).listed(campaign(due));
      case Tasks.REMIND -> cascades.remind(campaign(due), where(due));
      case Tasks.UNCOLLECTED -> cascades.uncollected(campaign(due), where(due));
      case Tasks.CLOSE -> new Closing(shop).close(campaign(due), where(due));
      case Tasks.REFUND -> new Paying(shop).refund(Order.Key.ofRef(due.ref()));
      case Tasks.SETTLE -> new Settling(shop).settle(Order.Key.ofRef(due.ref()));
      case Tasks.SHIP -> new Shipping(shop).ship(Order.Key.ofRef(due.ref()));
      default -> throw new IllegalStateException("no such task: " + due.task());
    }
  }

  private static void stop(Cascades cascades, Errands.Due due) {
    var parts = where(due).split("/", 2);
    cascades.stop(campaign(due), new CommunityId(parts[0]), parts[1]);
  }

  private static UUID campaign(Errands.Due due) {
    return UUID.fromString(due.ref().split("/", 2)[0]);
  }

  private static String where(Errands.Due due) {
    var parts = due.ref().split("/", 2);
    return parts.length == 1 ? "" : parts[1];
  }
}
