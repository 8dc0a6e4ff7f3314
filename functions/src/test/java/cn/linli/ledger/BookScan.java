package cn.linli.ledger;

import static cn.linli.ledger.Books.COMMUNITY;

import cn.linli.local.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads every item of the books past the code that keeps them. */
final class BookScan {
  private BookScan() {}

  /** Everything that was posted. */
  static List<Entry> posted(Books books) {
    var entries = new ArrayList<Entry>();
    for (var item : items(books, "#entry#")) {
      entries.add(books.ledger.find(COMMUNITY, item.get("sk").s()).orElseThrow());
    }
    return entries;
  }

  /** Debits less credits of all lines of all statements, by what happened in the business. */
  static Map<String, Long> legsByReference(Books books) {
    var legs = new HashMap<String, Long>();
    for (var item : items(books, "#statement#")) {
      var account = item.get("pk").s().split("#", -1)[2];
      long leg = 0;
      for (var transfer : Transfers.read(COMMUNITY, item.get("transfers").s())) {
        leg += transfer.debit().code().equals(account) ? transfer.amount().fen() : 0;
        leg -= transfer.credit().code().equals(account) ? transfer.amount().fen() : 0;
      }
      legs.merge(item.get("reference").s(), leg, Long::sum);
    }
    return legs;
  }

  /** Debits less credits of every balance. */
  static Map<String, Long> balances(Books books) {
    var balances = new TreeMap<String, Long>();
    for (var item : items(books, "#balances")) {
      balances.put(item.get("sk").s(), number(item, "debits") - number(item, "credits"));
    }
    return balances;
  }

  /** What holds that have not ended set aside. */
  static long held(Books books) {
    return items(books, "#holds#").stream()
        .filter(item -> item.get("state").s().equals("HELD"))
        .mapToLong(item -> number(item, "amount"))
        .sum();
  }

  private static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(item.get(name).n());
  }

  private static List<Map<String, AttributeValue>> items(Books books, String kind) {
    return books
        .database
        .client()
        .scanPaginator(request -> request.tableName(Database.PREFIX + EntryTable.NAME))
        .items()
        .stream()
        .filter(item -> item.get("pk").s().contains(kind))
        .toList();
  }
}
