package cn.linli.coldstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A process with the real runtime client in it, talking to a Runtime API of ours. */
final class ColdProcess implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream output = new ByteArrayOutputStream();
  private final RuntimeApi api;
  private final long startedNanos;
  private final Process process;
  private final Thread reader;

  /**
   * Starts it. The first event may already wait, as it does when a request finds no warm instance.
   */
  ColdProcess(Launch launch, byte[]... events) throws IOException {
    api = new RuntimeApi(this::answered);
    for (var event : events) {
      api.invoke(event);
    }
    var builder = new ProcessBuilder(launch.command());
    builder.directory(launch.directory().toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(launch.environment());
    builder.environment().put("_HANDLER", launch.handler());
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    startedNanos = System.nanoTime();
    process = builder.start();
    reader = Thread.ofVirtual().start(this::read);
  }

  private void read() {
    try (var from = process.getInputStream()) {
      from.transferTo(output);
    } catch (IOException ended) {
      // A process that is ended takes its pipe with it.
    }
  }

  private void answered(RuntimeApi.Reply reply) {
    answers.add(new Answer(reply, Cost.of(process.toHandle(), startedNanos)));
  }

  /** Queues another event. */
  void invoke(byte[] event) {
    api.invoke(event);
  }

  /** The next thing the runtime says; an exception with what it printed where it says nothing. */
  Answer await() throws InterruptedException {
    for (int waited = 0; waited < PATIENCE_SECONDS; waited++) {
      var answer = answers.poll(1, TimeUnit.SECONDS);
      if (answer != null) {
        return answer;
      }
      if (!process.isAlive()) {
        break;
      }
    }
    throw new IllegalStateException("no answer; it printed:\n" + output());
  }

  /** What it has printed so far. */
  String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  /**
   * Asks it to end, which is when a JVM writes the AOT cache it was told to; returns its exit code.
   */
  int end() throws InterruptedException {
    // Not process.destroy(), which closes the pipe that the last words come through.
    process.toHandle().destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not end; it printed:\n" + output());
    }
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }

  /** What the runtime said, and what the process had cost by then. */
  record Answer(RuntimeApi.Reply reply, Cost cost) {}
}
