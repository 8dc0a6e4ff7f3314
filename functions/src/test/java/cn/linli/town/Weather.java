package cn.linli.town;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What DynamoDB does on bad days and DynamoDB Local never: conflicting transactions, throttling,
 * answers lost after the work was done. Seeded, so that a failure replays.
 */
public final class Weather implements Intercepted.Interceptor {
  private final Random random = new Random(20261122);
  private final AtomicInteger commits = new AtomicInteger();
  private volatile int conflictPercent;
  private volatile int throttlePercent;
  private volatile int inProgressPercent;
  private volatile boolean answersLost;

  /** So many commits in a hundred meet another transaction. */
  public void conflicts(int percent) {
    conflictPercent = percent;
  }

  /** So many commits in a hundred are done, and said to be under way still. */
  public void inProgress(int percent) {
    inProgressPercent = percent;
  }

  /** So many requests in a hundred are throttled beyond the SDK's own retries. */
  public void throttles(int percent) {
    throttlePercent = percent;
  }

  /** Whether the next commit's answer is lost, once. */
  public void losesTheNextAnswer() {
    answersLost = true;
  }

  public void clear() {
    conflictPercent = 0;
    throttlePercent = 0;
    inProgressPercent = 0;
    answersLost = false;
  }

  /** How many commits were sent. */
  public int commits() {
    return commits.get();
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    if (strikes(throttlePercent)) {
      throw ProvisionedThroughputExceededException.builder()
          .message("injected")
          .statusCode(400)
          .awsErrorDetails(
              AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
          .build();
    }
    if (!(request instanceof TransactWriteItemsRequest transaction)) {
      return call.go();
    }
    commits.incrementAndGet();
    if (strikes(conflictPercent)) {
      throw conflict(transaction.transactItems().size());
    }
    var answer = call.go();
    if (strikes(inProgressPercent)) {
      throw TransactionInProgressException.builder().message("injected").build();
    }
    if (answersLost) {
      answersLost = false;
      throw ApiCallTimeoutException.create(1);
    }
    return answer;
  }

  private synchronized boolean strikes(int percent) {
    return percent > 0 && random.nextInt(100) < percent;
  }

  private synchronized TransactionCanceledException conflict(int size) {
    int hit = random.nextInt(size);
    List<CancellationReason> reasons =
        IntStream.range(0, size)
            .mapToObj(
                i ->
                    CancellationReason.builder()
                        .code(i == hit ? "TransactionConflict" : "None")
                        .build())
            .toList();
    return TransactionCanceledException.builder()
        .message("injected")
        .cancellationReasons(reasons)
        .build();
  }
}
