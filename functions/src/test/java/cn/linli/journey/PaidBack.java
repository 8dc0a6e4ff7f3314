package cn.linli.journey;

import cn.linli.shared.http.Json;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What of a merchant's guarantee has gone back, as the events tell. */
record PaidBack(Town town, Stall stall) {
  /** Each refund's, once. */
  List<Long> amounts() {
    var payments = payments();
    return town.deployment().bus().published().stream()
        .map(Json.MAPPER::readTree)
        .filter(event -> event.path("type").asString().equals("payment.refunded"))
        .filter(event -> payments.contains(event.at("/data/payment").asString("")))
        .collect(
            Collectors.toMap(event -> event.path("id").asString(), event -> event, (a, b) -> a))
        .values()
        .stream()
        .map(PaidBack::fen)
        .toList();
  }

  private static Long fen(JsonNode event) {
    return event.at("/data/amountFen").asLong();
  }

  /** All of them together. */
  long fen() {
    return amounts().stream().mapToLong(each -> each).sum();
  }

  private Set<String> payments() {
    return Dump.items(town, "merchant").stream()
        .filter(item -> item.get("pk").s().equals(Town.COMMUNITY + "#topups#" + stall.id()))
        .map(item -> item.get("sk").s())
        .collect(Collectors.toSet());
  }
}
