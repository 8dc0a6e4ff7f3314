package cn.linli.town;

import cn.linli.infra.Template;
import cn.linli.local.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Everything that is stored, for tests that look for what must not be there, or count what must.
 */
public final class Dump {
  private Dump() {}

  /** All tables as one text. */
  public static String of(Town town) {
    var text = new StringBuilder();
    for (var table : Template.load().tables()) {
      items(town, table.name()).forEach(item -> text.append(item).append('\n'));
    }
    return text.toString();
  }

  /** The items of a table. */
  public static List<Map<String, AttributeValue>> items(Town town, String table) {
    var items = new ArrayList<Map<String, AttributeValue>>();
    town.deployment()
        .database()
        .client()
        .scanPaginator(r -> r.tableName(Database.PREFIX + table).consistentRead(true))
        .items()
        .forEach(items::add);
    return items;
  }
}
