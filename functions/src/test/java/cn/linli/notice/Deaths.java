package cn.linli.notice;

import cn.linli.town.Intercepted;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Lets the process die at one of the commits to come, once. */
final class Deaths implements Intercepted.Interceptor {
  private int left;
  private boolean isAfter;
  private int count;

  /** At this commit from now on: before it is done, or after. */
  void at(int commit, boolean after) {
    left = commit;
    isAfter = after;
    count = 0;
  }

  int count() {
    return count;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    if (!(request instanceof TransactWriteItemsRequest) || lives()) {
      return call.go();
    }
    count++;
    if (isAfter) {
      call.go();
    }
    throw new Died();
  }

  private synchronized boolean lives() {
    return left <= 0 || --left != 0;
  }
}
