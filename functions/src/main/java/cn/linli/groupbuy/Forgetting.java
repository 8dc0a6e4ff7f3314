package cn.linli.groupbuy;

import cn.linli.shared.PersonId;
import cn.linli.shared.dynamo.Stale;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person's orders mean for their erasure: it waits for those that are open. */
final class Forgetting {
  private static final int PAGE = 50;
  private static final Duration LOOK_AGAIN = Duration.ofDays(1);

  private final Shop shop;

  Forgetting(Shop shop) {
    this.shop = shop;
  }

  /** When somebody may look again whether all orders of a person are over, or empty if they are. */
  Optional<Instant> openUntil(PersonId person) {
    return orders(person)
        .filter(
            order ->
                order.claims() > 0
                    || (order.state().isLive() && order.state() != OrderState.SETTLED))
        .findAny()
        .map(open -> shop.now().plus(LOOK_AGAIN));
  }

  /** Their name goes from all orders; the rest is money, and stays. */
  void forget(PersonId person) {
    orders(person)
        .filter(order -> order.name() != null)
        .forEach(
            listed ->
                Stale.again(
                    () -> {
                      var order = shop.order(listed.key());
                      if (order.name() != null) {
                        var writes = shop.writes();
                        shop.orders().put(writes, order.forgotten());
                        writes.commit();
                      }
                      return true;
                    }));
  }

  /** All of a person's, for the export too. */
  Stream<Order> orders(PersonId person) {
    return buyers(person, null)
        .flatMap(
            buyer ->
                buyer.orders().entrySet().stream()
                    .flatMap(
                        entry ->
                            shop
                                .orders()
                                .find(
                                    new Order.Key(
                                        entry.getValue().community(),
                                        buyer.campaign(),
                                        entry.getKey()))
                                .stream()));
  }

  private Stream<Buyer> buyers(PersonId person, String after) {
    var page = shop.buyers().page(person, after, PAGE);
    var here = page.items().stream();
    return page.last() == null
        ? here
        : Stream.concat(here, List.of(page.last()).stream().flatMap(last -> buyers(person, last)));
  }
}
