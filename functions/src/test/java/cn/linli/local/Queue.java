package cn.linli.local;

import cn.linli.infra.QueueSource;
import cn.linli.shared.http.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What SQS and its Lambda mapping do: batches, partial failures, another try, and a dead-letter
 * queue in the end.
 */
public final class Queue {
  private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
  private static final int RETRY_MILLIS = 500;

  private final QueueSource source;
  private final Lambdas lambdas;
  private final LinkedBlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final AtomicInteger open = new AtomicInteger();
  private final List<String> dead = new CopyOnWriteArrayList<>();

  Queue(QueueSource source, Lambdas lambdas) {
    this.source = source;
    this.lambdas = lambdas;
  }

  /** Whether everything that was sent is consumed or given up. */
  boolean isIdle() {
    return open.get() == 0;
  }

  void send(String body) {
    open.incrementAndGet();
    messages.add(new Message(UUID.randomUUID().toString(), body, 0));
  }

  /** The messages that were given up. */
  public List<String> dead() {
    return dead;
  }

  /** Delivers what waits, or waits a moment itself. */
  void turn() throws InterruptedException {
    var first = messages.poll(100, TimeUnit.MILLISECONDS);
    if (first != null) {
      var batch = new ArrayList<Message>();
      batch.add(first);
      messages.drainTo(batch, source.batchSize() - 1);
      deliver(batch);
    }
  }

  private void deliver(List<Message> batch) throws InterruptedException {
    var failed = failures(batch);
    boolean again = false;
    for (var message : batch) {
      if (failed.contains(message.id())) {
        var next = new Message(message.id(), message.body(), message.receives() + 1);
        if (next.receives() >= source.maxReceiveCount()) {
          LOG.error("a message of {} is given up: {}", source.queue(), message.id());
          dead.add(message.body());
          open.decrementAndGet();
        } else {
          messages.add(next);
          again = true;
        }
      } else {
        open.decrementAndGet();
      }
    }
    if (again) {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
  }

  private Set<String> failures(List<Message> batch) {
    var records =
        batch.stream()
            .map(message -> Map.of("messageId", message.id(), "body", message.body()))
            .toList();
    var failed = new HashSet<String>();
    try {
      var answer = lambdas.call(source.function(), Json.bytes(Map.of("Records", records)));
      Json.MAPPER
          .readTree(answer)
          .path("batchItemFailures")
          .forEach(failure -> failed.add(failure.path("itemIdentifier").asString()));
    } catch (RuntimeException whole) {
      LOG.error("{} failed", source.function(), whole);
      batch.forEach(message -> failed.add(message.id()));
    }
    return failed;
  }

  private record Message(String id, String body, int receives) {}
}
