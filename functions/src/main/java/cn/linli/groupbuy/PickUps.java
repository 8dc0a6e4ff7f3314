package cn.linli.groupbuy;

import cn.linli.shared.Principal;
import cn.linli.shared.http.PageOf;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Who collects what of a campaign: for its merchant, who packs it, and for those who hand it out,
 * also where they have no network. They see masked names and the ends of codes.
 */
final class PickUps {
  private final Shop shop;
  private final Points points;
  private final PickUpCodes codes;

  PickUps(Shop shop) {
    this.shop = shop;
    this.points = new Points(shop);
    this.codes = new PickUpCodes(shop.needs().keys());
  }

  /** A page of the orders of a community that are paid for. */
  PageOf<View> list(Principal caller, Commands.PageOfOrders query) {
    var campaign = shop.campaign(query.campaign());
    boolean isTheirs = campaign.owner().equals(caller.person().toString());
    boolean isHandedOutHere = !query.isElsewhere() && points.mayHandOut(caller, query.community());
    if (!isTheirs && !isHandedOutHere) {
      throw GroupBuyError.CAMPAIGN_NOT_FOUND.refusal();
    }
    return new Lanes<>(shop, "pick-ups", this::view)
        .page(query.where(), campaign.id(), query.limit(), query.cursor());
  }

  private Optional<View> view(Order order) {
    return order.state().isPaidFor() ? Optional.of(shown(order)) : Optional.empty();
  }

  private View shown(Order order) {
    return new View(
        order.id(),
        order.name(),
        order.quantity(),
        order.point(),
        order.state(),
        codes.tail(order),
        order.collection() == null ? null : order.endedAt());
  }

  /**
   * An order that is or was to be collected.
   *
   * @param codeEnd the last letters of its code
   */
  record View(
      UUID order,
      String name,
      int quantity,
      String point,
      OrderState state,
      String codeEnd,
      Instant collectedAt) {}
}
