package cn.linli.money;

import cn.linli.town.Intercepted;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Lets the process die just before or just after a commit, now and then, or at one of them. */
final class Crashes implements Intercepted.Interceptor {
  private Random random = new Random(0);
  private int percent;
  private final List<String> commits = new ArrayList<>();
  private boolean isWatching;
  private Death death;
  private int deaths;

  /**
   * When a process dies.
   *
   * @param commit its kind
   * @param time which of its kind
   * @param after when it is done, or before
   */
  record Death(String commit, int time, boolean after) {}

  /** So many commits in a hundred are the last thing that happens, as the seed decides. */
  void begin(Random seeded, int oftenPercent) {
    random = seeded;
    percent = oftenPercent;
    deaths = 0;
  }

  /** Once from now on, or not at all but to watch; all commits are kept until then. */
  void at(Death some) {
    death = some;
    isWatching = true;
    commits.clear();
    deaths = 0;
  }

  /** From now on nobody dies, but as the seed decides. */
  void never() {
    death = null;
    isWatching = false;
  }

  /** The kinds of the commits since somebody watches. */
  List<String> commits() {
    return List.copyOf(commits);
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
    if (!(request instanceof TransactWriteItemsRequest commit)) {
      return call.go();
    }
    boolean isThis = isWatching && isDeath(Kinds.of(commit));
    if (!isThis && random.nextInt(100) >= percent) {
      return call.go();
    }
    deaths++;
    if (isThis ? death.after() : random.nextBoolean()) {
      call.go();
    }
    throw new Crash();
  }

  private boolean isDeath(String kind) {
    commits.add(kind);
    return death != null
        && death.commit().equals(kind)
        && Collections.frequency(commits, kind) == death.time();
  }
}
