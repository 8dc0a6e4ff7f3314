package cn.linli.sim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The HTTP server under a simulator: this machine only, each call on a virtual thread, counted and
 * switchable.
 */
final class Loopback implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(20);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Switches switches = new Switches();
  private final Function<Call, String> endpoint;
  private final Function<Call, Answer> work;
  private final Function<String, Answer> error;

  /** Port 0 takes any. An error code becomes an answer in the vendor's way by the last function. */
  Loopback(int port, Function<Call, Answer> work, Function<String, Answer> error) {
    this(port, Call::path, work, error);
  }

  /** The same where paths have numbers in them: calls are counted and switched by another name. */
  Loopback(
      int port,
      Function<Call, String> endpoint,
      Function<Call, Answer> work,
      Function<String, Answer> error) {
    refuseProduction(System.getenv());
    this.endpoint = endpoint;
    this.work = work;
    this.error = error;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 256);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    server.createContext("/", this::serve);
    server.setExecutor(threads);
  }

  /** The simulator is ready to answer. */
  void start() {
    server.start();
  }

  static void refuseProduction(Map<String, String> environment) {
    if ("prod".equalsIgnoreCase(environment.get("STAGE"))) {
      throw new IllegalStateException("a simulator does not start where STAGE is prod");
    }
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  Switches switches() {
    return switches;
  }

  int calls(String endpoint) {
    var count = calls.get(endpoint);
    return count == null ? 0 : count.get();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var call = Call.read(exchange);
      var name = endpoint.apply(call);
      calls.computeIfAbsent(name, path -> new AtomicInteger()).incrementAndGet();
      var met = switches.take(name);
      met.ifPresent(misbehaviour -> pause(misbehaviour.latency()));
      var answer = answer(call, met);
      if (answer != null) {
        send(exchange, answer);
      }
    }
  }

  /** A fault of the simulator itself must not look like one that was switched on. */
  private Answer answer(Call call, Optional<Misbehaviour> met) {
    try {
      return met.isPresent() ? misbehave(call, met.get()) : work.apply(call);
    } catch (RuntimeException fault) {
      return Answer.text(500, "the simulator failed: " + fault + "\n");
    }
  }

  /** Closing the exchange without an answer, which is what null leads to, cuts the connection. */
  private Answer misbehave(Call call, Misbehaviour misbehaviour) {
    return switch (misbehaviour.kind()) {
      case SLOW -> work.apply(call);
      case ERROR -> error.apply(misbehaviour.error());
      case STATUS -> Answer.html(misbehaviour.status());
      case GARBAGE -> Answer.html(200);
      case RESET -> null;
      case RESET_AFTER_WORK -> {
        var _ = work.apply(call);
        yield null;
      }
      case SILENT_AFTER_WORK -> {
        var _ = work.apply(call);
        pause(SILENCE);
        yield null;
      }
    };
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("X-Simulator", "linli");
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    var body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  /** Ends early when the simulator closes. */
  private void pause(Duration length) {
    try {
      var _ = closing.await(length.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
