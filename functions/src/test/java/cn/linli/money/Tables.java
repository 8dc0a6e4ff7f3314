package cn.linli.money;

import cn.linli.local.Database;
import cn.linli.shared.http.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What is stored, beside all doors. */
record Tables(Database database) {
  /** What in events follows from the seed and parts them. */
  private static final List<String> SEEDED =
      List.of(
          "reservation",
          "payment",
          "payout",
          "task",
          "ref",
          "campaign",
          "order",
          "claim",
          "about",
          "state",
          "revision",
          "entry");

  /** An item of the community; empty where there is none. */
  Map<String, AttributeValue> item(String table, String pk, String sk) {
    var key =
        Map.of(
            "pk", AttributeValue.fromS(World.COMMUNITY + "#" + pk), "sk", AttributeValue.fromS(sk));
    return database
        .client()
        .getItem(r -> r.tableName(Database.PREFIX + table).key(key).consistentRead(true))
        .item();
  }

  List<Map<String, AttributeValue>> items(String table) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    database
        .client()
        .scanPaginator(r -> r.tableName(Database.PREFIX + table).consistentRead(true))
        .items()
        .forEach(items::add);
    // Ids of events and people are random, and a seed has to replay.
    items.sort(Comparator.comparing(Tables::order));
    return items;
  }

  /** What is due some time; that a rush was announced is no deadline. */
  List<Map<String, AttributeValue>> deadlines() {
    return items("deadlines").stream().filter(item -> item.containsKey("at")).toList();
  }

  private static String order(Map<String, AttributeValue> item) {
    if (!item.containsKey("body")) {
      return item.get("pk").s() + item.get("sk").s();
    }
    var event = Json.MAPPER.readTree(item.get("body").s());
    var data = event.path("data");
    var order = new StringBuilder(event.path("at").asString() + event.path("type").asString());
    SEEDED.forEach(name -> order.append(' ').append(data.path(name).asString("")));
    return order.toString();
  }

  /** What the books say is owed to people, in fen. */
  long owed() {
    long owed = 0;
    for (var item : items("ledger")) {
      if (item.containsKey("transfers")) {
        for (var transfer : Json.MAPPER.readTree(item.get("transfers").s())) {
          long fen = transfer.path("fen").asLong();
          owed += transfer.path("credit").asString().startsWith("payouts-owed/") ? fen : 0;
          owed -= transfer.path("debit").asString().startsWith("payouts-owed/") ? fen : 0;
        }
      }
    }
    return owed;
  }

  void forget(String table, Map<String, AttributeValue> item) {
    database
        .client()
        .deleteItem(
            r ->
                r.tableName(Database.PREFIX + table)
                    .key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
  }

  void remember(String table, Map<String, AttributeValue> item) {
    database.client().putItem(r -> r.tableName(Database.PREFIX + table).item(item));
  }
}
