package cn.linli.groupbuy;

import cn.linli.shared.Principal;
import cn.linli.shared.Role;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a merchant is told of the money of its orders: amounts, never who paid them. */
final class Statements {
  private final Shop shop;

  Statements(Shop shop) {
    this.shop = shop;
  }

  /** A page of the orders of a community that were paid for, with the platform's fee of each. */
  PageOf<View> list(Principal caller, Commands.PageOfOrders query) {
    var campaign = shop.campaign(query.campaign());
    boolean isTheirs = campaign.owner().equals(caller.person().toString());
    if (!isTheirs && (query.isElsewhere() || !caller.roles().contains(Role.FINANCE))) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    return new Lanes<>(shop, "statement", order -> view(campaign, order))
        .page(query.where(), campaign.id(), query.limit(), query.cursor());
  }

  private Optional<View> view(Campaign campaign, Order order) {
    return order.paidAt() == null ? Optional.empty() : Optional.of(shown(campaign, order));
  }

  private View shown(Campaign campaign, Order order) {
    var payment = shop.needs().payments().get(order.person(), order.home(), order.id());
    long paid = order.amount().fen();
    long returned =
        payment.returned() == null
            ? 0
            : payment.returned().values().stream().mapToLong(Long::longValue).sum();
    long left = paid - returned;
    long fee = Math.multiplyExact(campaign.ware().fee(order.amount()).fen(), left) / paid;
    return new View(
        order.id(),
        order.quantity(),
        paid,
        returned,
        fee,
        left - fee,
        order.state(),
        order.paidAt());
  }

  /**
   * The money of an order.
   *
   * @param returnedFen what went back to the resident
   * @param feeFen what the platform keeps of the rest
   * @param merchantFen what the merchant has of it, once it is divided
   */
  record View(
      UUID order,
      int quantity,
      long amountFen,
      long returnedFen,
      long feeFen,
      long merchantFen,
      OrderState state,
      Instant paidAt) {}
}
