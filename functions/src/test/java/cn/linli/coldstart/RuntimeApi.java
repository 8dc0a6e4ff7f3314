package cn.linli.coldstart;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * What the Lambda service is to a runtime: hands out events and takes the answers (AWS, "Using the
 * Lambda runtime API"; {@code restore} is the part SnapStart adds).
 */
final class RuntimeApi implements AutoCloseable {
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
  private final Consumer<Reply> replied;

  /** Tells of each answer before the runtime learns that it arrived. */
  RuntimeApi(Consumer<Reply> replied) throws IOException {
    this.replied = replied;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** As {@code AWS_LAMBDA_RUNTIME_API} wants it. */
  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Queues an event. */
  void invoke(byte[] event) {
    events.add(event);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath().substring(VERSION.length());
      if (exchange.getRequestMethod().equals("POST")) {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        replied.accept(new Reply(path, body));
        exchange.sendResponseHeaders(202, -1);
      } else if (path.equals("restore/next")) {
        replied.accept(new Reply(path, ""));
        exchange.sendResponseHeaders(200, -1);
      } else {
        next(exchange);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void next(HttpExchange exchange) throws IOException, InterruptedException {
    var event = events.take();
    Map.of(
            "Lambda-Runtime-Aws-Request-Id",
            UUID.randomUUID().toString(),
            "Lambda-Runtime-Deadline-Ms",
            "" + Instant.now().plus(TIMEOUT).toEpochMilli(),
            "Lambda-Runtime-Invoked-Function-Arn",
            "arn:aws:lambda:local:0:function:cold",
            "Content-Type",
            "application/json")
        .forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(200, event.length);
    exchange.getResponseBody().write(event);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * What the runtime said.
   *
   * @param path after the version: {@code invocation/…/response}, {@code init/error}, …
   * @param body JSON
   */
  record Reply(String path, String body) {
    boolean isResponse() {
      return path.endsWith("/response");
    }
  }
}
