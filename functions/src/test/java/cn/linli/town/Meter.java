package cn.linli.town;

import cn.linli.local.Deployment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * What requests cost on DynamoDB, by the sizes of the items: a read unit per started 4 KB (half
 * when eventually consistent), a write unit per started KB, twice in a transaction. DynamoDB
 * Local's own numbers are wrong for transactions. What streams and queues cause behind the requests
 * is left out, unless it is asked for.
 */
public final class Meter implements Intercepted.Interceptor {
  private DynamoDbClient plain;
  private final List<Cost> costs = new ArrayList<>();
  private final List<List<Write>> commits = new ArrayList<>();
  private volatile boolean isMeasuring;
  private volatile boolean behindToo;

  /** Items are weighed in this database, beside the requests that are measured. */
  void measures(DynamoDbClient client) {
    plain = client;
  }

  /** Runs something alone and tells what it cost. */
  public synchronized Cost of(Runnable work) {
    measure(work);
    synchronized (costs) {
      return costs.stream().reduce(new Cost(0, 0, 0, 0), Cost::plus);
    }
  }

  /** The same, and with it what streams and queues cause meanwhile. */
  public synchronized Cost ofEvents(Runnable work) {
    behindToo = true;
    try {
      return of(work);
    } finally {
      behindToo = false;
    }
  }

  /** Runs something alone and tells what each of its transactions wrote. */
  public synchronized List<List<Write>> commitsOf(Runnable work) {
    measure(work);
    synchronized (costs) {
      return List.copyOf(commits);
    }
  }

  private void measure(Runnable work) {
    synchronized (costs) {
      costs.clear();
      commits.clear();
    }
    isMeasuring = true;
    try {
      work.run();
    } finally {
      isMeasuring = false;
    }
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    if (!isMeasuring || (!behindToo && Deployment.isBehindTheRequests())) {
      return call.go();
    }
    var before = request instanceof TransactWriteItemsRequest tx ? sizes(tx) : List.<Integer>of();
    var answer = call.go();
    var cost =
        switch (request) {
          case GetItemRequest get ->
              reads(size(((GetItemResponse) answer).item()), get.consistentRead());
          case QueryRequest query -> reads(size((QueryResponse) answer), query.consistentRead());
          case TransactWriteItemsRequest tx -> writes(tx, before);
          case PutItemRequest put -> new Cost(1, 0, units(size(put.item()), 1024), 0);
          case UpdateItemRequest update ->
              new Cost(1, 0, units(weigh(update.tableName(), update.key()), 1024), 0);
          default -> new Cost(0, 0, 0, 0);
        };
    synchronized (costs) {
      costs.add(cost);
    }
    return answer;
  }

  private static Cost reads(int bytes, Boolean consistent) {
    int units = units(bytes, 4096);
    return new Cost(1, Boolean.TRUE.equals(consistent) ? units : units / 2.0, 0, 0);
  }

  private Cost writes(TransactWriteItemsRequest tx, List<Integer> before) {
    var after = sizes(tx);
    var commit = new ArrayList<Write>();
    for (int i = 0; i < after.size(); i++) {
      // DynamoDB charges the larger of the item before and after.
      int units = 2 * units(Math.max(before.get(i), after.get(i)), 1024);
      commit.add(Write.of(tx.transactItems().get(i), units));
    }
    synchronized (costs) {
      commits.add(commit);
    }
    return new Cost(1, 0, commit.stream().mapToInt(Write::units).sum(), 1);
  }

  private List<Integer> sizes(TransactWriteItemsRequest tx) {
    return tx.transactItems().stream().map(this::size).toList();
  }

  private int size(TransactWriteItem write) {
    if (write.put() != null) {
      return size(write.put().item());
    }
    if (write.update() != null) {
      return weigh(write.update().tableName(), write.update().key());
    }
    return write.delete() != null
        ? weigh(write.delete().tableName(), write.delete().key())
        : weigh(write.conditionCheck().tableName(), write.conditionCheck().key());
  }

  private int weigh(String table, Map<String, AttributeValue> key) {
    return size(plain.getItem(r -> r.tableName(table).key(key)).item());
  }

  private static int size(QueryResponse page) {
    return page.items().stream().mapToInt(Meter::size).sum();
  }

  /**
   * The documented size of an item: names and values, 3 bytes and one per entry for a map or list.
   */
  static int size(Map<String, AttributeValue> item) {
    return item.entrySet().stream().mapToInt(e -> utf8(e.getKey()) + size(e.getValue())).sum();
  }

  private static int size(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      case N -> value.n().length() / 2 + 2;
      case B -> value.b().asByteArray().length;
      case SS -> value.ss().stream().mapToInt(Meter::utf8).sum();
      case M -> 3 + value.m().size() + size(value.m());
      case L -> 3 + value.l().stream().mapToInt(element -> 1 + size(element)).sum();
      default -> 1;
    };
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static int units(int bytes, int perUnit) {
    return Math.max(1, (bytes + perUnit - 1) / perUnit);
  }

  /**
   * An item that a transaction wrote.
   *
   * @param partition its table and partition key
   * @param item the same and its sort key, or nothing where that does not matter
   * @param units WRU
   */
  public record Write(String partition, String item, int units) {
    static Write of(TransactWriteItem write, int units) {
      if (write.put() != null) {
        return of(write.put().tableName(), write.put().item(), units);
      }
      if (write.update() != null) {
        return of(write.update().tableName(), write.update().key(), units);
      }
      return write.delete() != null
          ? of(write.delete().tableName(), write.delete().key(), units)
          : of(write.conditionCheck().tableName(), write.conditionCheck().key(), units);
    }

    private static Write of(String table, Map<String, AttributeValue> key, int units) {
      var partition = table + "/" + key.get("pk").s();
      return new Write(partition, partition + "/" + key.get("sk").s(), units);
    }
  }

  /**
   * What something costs.
   *
   * @param requests to the database
   * @param readUnits RRU
   * @param writeUnits WRU
   * @param transactions among the requests
   */
  public record Cost(int requests, double readUnits, double writeUnits, int transactions) {
    Cost plus(Cost other) {
      return new Cost(
          requests + other.requests,
          readUnits + other.readUnits,
          writeUnits + other.writeUnits,
          transactions + other.transactions);
    }
  }
}
