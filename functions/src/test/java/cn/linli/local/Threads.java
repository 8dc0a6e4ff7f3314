package cn.linli.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What runs beside the requests, until the deployment closes. */
final class Threads implements AutoCloseable {
  static final String NAME = "behind the requests";

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(NAME).factory());

  void run(Runnable loop) {
    executor.execute(loop);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
