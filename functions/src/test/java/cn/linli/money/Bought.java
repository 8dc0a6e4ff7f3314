package cn.linli.money;

import cn.linli.shared.CommunityId;
import cn.linli.shared.PersonId;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An order that somebody placed in a sale, or tried to. Its payment has its id. */
record Bought(Sale sale, UUID id, PersonId person, CommunityId community, int quantity) {
  /** What an order is in the end. */
  static final Set<String> ENDS =
      Set.of("lapsed", "cancelled", "failed", "stopped", "uncollected", "refunded", "settled");

  /** What it is while its goods count. */
  static final Set<String> PAID = Set.of("paid", "collected", "forfeited", "settled");

  private static final String ROUTE =
      "/communities/{community}/campaigns/{campaign}/orders/{order}";

  /** The provider's order. */
  String number() {
    return id.toString().replace("-", "");
  }

  /** The same again is the same order. */
  JsonNode place(Market market) {
    var body =
        "{\"quantity\": %d, \"point\": \"%s\", \"app\": \"mini-program\"}"
            .formatted(quantity, Market.POINT);
    return market.groupBuy(person, "PUT " + ROUTE, body, community, sale.id(), id);
  }

  /** As its person sees it; without a state where it was never placed. */
  JsonNode view(Market market) {
    return market.groupBuy(person, "GET " + ROUTE, null, community, sale.id(), id);
  }

  JsonNode cancel(Market market) {
    return market.groupBuy(
        person, "PUT " + ROUTE + "/cancellation", null, community, sale.id(), id);
  }
}
