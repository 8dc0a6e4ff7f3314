package cn.linli.money;

import cn.linli.town.Intercepted;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Lets a commit meet another transaction, now and then. */
final class Collisions implements Intercepted.Interceptor {
  private Random random = new Random(0);
  private int percent;

  /** So many commits in a hundred, as the seed decides. */
  void begin(Random seeded, int oftenPercent) {
    random = seeded;
    percent = oftenPercent;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    boolean isHit =
        percent > 0
            && request instanceof TransactWriteItemsRequest
            && random.nextInt(100) < percent;
    if (!isHit) {
      return call.go();
    }
    throw TransactionCanceledException.builder()
        .message("injected")
        .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
        .build();
  }
}
