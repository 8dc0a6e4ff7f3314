package cn.linli.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What runs beside the requests, until the deployment closes. */
final class Threads implements AutoCloseable {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  void run(Runnable loop) {
    executor.execute(loop);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
