package cn.linli.bench;

import cn.linli.town.Intercepted;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * DynamoDB as a stub: items in memory, every call answered after the same time. Conditions are
 * taken to hold, since nobody else is at what one notice is about.
 */
final class ConstantTables implements Intercepted.Interceptor {
  private final Map<String, Map<String, AttributeValue>> items = new HashMap<>();
  private long latencyNanos;
  private int calls;

  DynamoDbClient client() {
    return Intercepted.by(this, null);
  }

  /** How long a call takes from now on. */
  void latency(Duration length) {
    latencyNanos = length.toNanos();
  }

  /** How often it was called. */
  int calls() {
    return calls;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) {
    long end = System.nanoTime() + latencyNanos;
    calls++;
    var answer = answer(request);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return answer;
  }

  private Object answer(DynamoDbRequest request) {
    return switch (request) {
      case GetItemRequest get ->
          GetItemResponse.builder().item(items.get(key(get.tableName(), get.key()))).build();
      case TransactWriteItemsRequest writes -> {
        writes.transactItems().forEach(write -> store(write.put()));
        yield TransactWriteItemsResponse.builder().build();
      }
      default -> throw new IllegalArgumentException("the stub does not know " + request);
    };
  }

  private void store(Put put) {
    items.put(key(put.tableName(), put.item()), put.item());
  }

  private static String key(String table, Map<String, AttributeValue> item) {
    return table + " " + item.get("pk").s() + " " + item.get("sk").s();
  }
}
