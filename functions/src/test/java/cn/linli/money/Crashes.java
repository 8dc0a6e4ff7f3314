package cn.linli.money;

import cn.linli.town.Intercepted;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Lets the process die just before or just after a commit, now and then, or at one of them. */
final class Crashes implements Intercepted.Interceptor {
  private Random random = new Random(0);
  private int percent;
  private int left;
  private boolean isAfter;
  private int deaths;

  /** So many commits in a hundred are the last thing that happens, as the seed decides. */
  void begin(Random seeded, int oftenPercent) {
    random = seeded;
    percent = oftenPercent;
    deaths = 0;
  }

  /** This commit from now on is the last thing that happens, or all but it; once. */
  void at(int commit, boolean after) {
    left = commit;
    isAfter = after;
    deaths = 0;
  }

  void end() {
    percent = 0;
  }

  /** How often it died since the beginning. */
  int deaths() {
    return deaths;
  }

  @Override
  public Object around(DynamoDbRequest request, Intercepted.Call call) throws Throwable {
    if (!(request instanceof TransactWriteItemsRequest)) {
      return call.go();
    }
    boolean isThis = left > 0 && --left == 0;
    if (!isThis && random.nextInt(100) >= percent) {
      return call.go();
    }
    deaths++;
    if (isThis ? isAfter : random.nextBoolean()) {
      call.go();
    }
    throw new Crash();
  }
}
