package cn.linli.money;

import cn.linli.local.Database;
import cn.linli.town.Intercepted;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What each step asks of the database: what somebody does when they hear of something or when
 * something is due. On request it keeps what is told, so that nobody has to look for it.
 */
final class Steps implements Intercepted.Interceptor {
  private final Queue<Map<String, AttributeValue>> told = new ArrayDeque<>();
  private boolean isListening;
  private int requests;
  private int items;
  private int mostRequests;
  private int mostItems;
  private int count;

  /** From now on. */
  void listen() {
    isListening = true;
    begin();
    mostRequests = 0;
    mostItems = 0;
    count = 0;
  }

  /** The next step. */
  void begin() {
    count++;
    requests = 0;
    items = 0;
  }

  /** What was told and nobody took yet. */
  Queue<Map<String, AttributeValue>> told() {
    return told;
  }

  int mostRequests() {
    return mostRequests;
  }

  /** Read and written. */
  int mostItems() {
    return mostItems;
  }

  int count() {
    return count;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    var answer = call.go();
    requests++;
    items +=
        switch (request) {
          case GetItemRequest get -> 1;
          case TransactWriteItemsRequest tx -> tx.transactItems().size();
          default -> answer instanceof QueryResponse page ? page.count() : 0;
        };
    mostRequests = Math.max(mostRequests, requests);
    mostItems = Math.max(mostItems, items);
    if (isListening && request instanceof TransactWriteItemsRequest tx) {
      hear(tx);
    }
    return answer;
  }

  private void hear(TransactWriteItemsRequest tx) {
    tx.transactItems().stream()
        .filter(each -> each.put() != null)
        .filter(each -> each.put().tableName().equals(Database.PREFIX + "outbox"))
        .forEach(each -> told.add(each.put().item()));
  }
}
