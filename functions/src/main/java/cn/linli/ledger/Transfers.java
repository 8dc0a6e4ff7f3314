package cn.linli.ledger;

import cn.linli.shared.CommunityId;
import cn.linli.shared.Money;
import cn.linli.shared.http.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Transfers as items and events spell them: codes of accounts, and fen. */
final class Transfers {
  private Transfers() {}

  static List<View> views(List<Transfer> transfers) {
    return transfers.stream()
        .map(one -> new View(one.debit().code(), one.credit().code(), one.amount().fen()))
        .toList();
  }

  static String text(List<Transfer> transfers) {
    return Json.text(views(transfers));
  }

  static List<Transfer> read(CommunityId community, String text) {
    return read(community, Json.MAPPER.readTree(text));
  }

  static List<Transfer> read(CommunityId community, JsonNode transfers) {
    return transfers
        .valueStream()
        .map(
            one ->
                new Transfer(
                    Account.of(community, one.path("debit").asString()),
                    Account.of(community, one.path("credit").asString()),
                    new Money(one.path("fen").asLong())))
        .toList();
  }

  /** A transfer in JSON. */
  record View(String debit, String credit, long fen) {}
}
