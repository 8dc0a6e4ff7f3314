package cn.linli.local;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs beside the requests, turn after turn, until the deployment closes. A turn is let come
 * to its end: who interrupts DynamoDB Local in a transaction leaves a lock behind that nobody
 * opens.
 */
final class Threads implements AutoCloseable {
  static final String NAME = "behind the requests";
  private static final Logger LOG = LoggerFactory.getLogger(Threads.class);
  private static final int PATIENCE_SECONDS = 20;

  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(NAME).factory());
  private volatile boolean closing;

  /** A piece of work that ends soon, or waits for work only a moment. */
  interface Turn {
    void take() throws InterruptedException;
  }

  void run(Turn turn) {
    executor.execute(
        () -> {
          try {
            while (!closing) {
              turn.take();
            }
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });
  }

  @Override
  public void close() {
    closing = true;
    executor.shutdown();
    try {
      if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("what runs behind the requests does not end and is stopped");
        executor.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
