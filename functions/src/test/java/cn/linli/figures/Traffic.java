package cn.linli.figures;

import cn.linli.town.Intercepted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Transactions that meet at an item: the later one is refused, as DynamoDB does and DynamoDB Local
 * never. Counts what was sent, what met, and what was written to which partition.
 */
final class Traffic implements Intercepted.Interceptor {
  final AtomicInteger sent = new AtomicInteger();
  final AtomicInteger met = new AtomicInteger();
  private final Map<String, Integer> written = Collections.synchronizedMap(new TreeMap<>());
  private final Set<String> held = new HashSet<>();
  private volatile int windowMillis = -1;
  private int left = -1;

  /** From now on a transaction holds its items so long. */
  void meetsFor(int millis) {
    sent.set(0);
    met.set(0);
    written.clear();
    windowMillis = millis;
  }

  /** So many more transactions, and then none; or as many as there are, where it is below 0. */
  void breaksAfter(int transactions) {
    left = transactions;
  }

  /** How many items of a partition were written. */
  int writtenTo(String pk) {
    return written.getOrDefault(pk, 0);
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    if (request instanceof TransactWriteItemsRequest && left == 0) {
      throw SdkClientException.create("broken");
    }
    if (request instanceof TransactWriteItemsRequest && left > 0) {
      left--;
    }
    if (windowMillis < 0 || !(request instanceof TransactWriteItemsRequest transaction)) {
      return call.go();
    }
    sent.incrementAndGet();
    var keys = transaction.transactItems().stream().map(Traffic::key).toList();
    enter(keys);
    try {
      TimeUnit.MILLISECONDS.sleep(windowMillis);
      var answer = call.go();
      keys.forEach(key -> written.merge(key.substring(0, key.indexOf(' ')), 1, Integer::sum));
      return answer;
    } finally {
      leave(keys);
    }
  }

  private synchronized void enter(List<String> keys) {
    if (keys.stream().anyMatch(held::contains)) {
      met.incrementAndGet();
      var reasons = new ArrayList<CancellationReason>();
      for (var key : keys) {
        var code = held.contains(key) ? "TransactionConflict" : "None";
        reasons.add(CancellationReason.builder().code(code).build());
      }
      throw TransactionCanceledException.builder()
          .message("met another")
          .cancellationReasons(reasons)
          .build();
    }
    held.addAll(keys);
  }

  private synchronized void leave(List<String> keys) {
    held.removeAll(Set.copyOf(keys));
  }

  private static String key(TransactWriteItem write) {
    Map<String, AttributeValue> key =
        Stream.of(
                write.put() == null ? null : write.put().item(),
                write.update() == null ? null : write.update().key(),
                write.delete() == null ? null : write.delete().key(),
                write.conditionCheck() == null ? null : write.conditionCheck().key())
            .filter(one -> one != null)
            .findFirst()
            .orElseThrow();
    return key.get("pk").s() + " " + key.get("sk").s();
  }
}
