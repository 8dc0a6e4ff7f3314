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

  private static String order(Map<String, AttributeValue> item) {
    if (!item.containsKey("body")) {
      return item.get("pk").s() + item.get("sk").s();
    }
    var event = Json.MAPPER.readTree(item.get("body").s());
    var data = event.path("data");
    return event.path("at").asString()
        + event.path("type").asString()
        + data.path("reservation").asString("")
        + data.path("payment").asString("")
        + data.path("ref").asString("")
        + data.path("revision").asString("")
        + data.path("entry").asString("");
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
