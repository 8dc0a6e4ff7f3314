package cn.linli.bench;

import cn.linli.payment.PaymentFunctions;
import cn.linli.shared.http.Gate;
import cn.linli.shared.http.HttpApi;
import cn.linli.shared.http.HttpEvent;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What handling a payment's notice takes in process: signature, decryption, and the commit at a
 * DynamoDB that answers every call after the same time. Exits with an error where more than one in
 * a hundred takes longer than 50 ms.
 *
 * <p>{@code mvn -q -pl functions test-compile exec:exec@callback}
 */
final class CallbackBenchmark {
  private static final double MOST_MILLIS = 50;
  private static final Duration LATENCY = Duration.ofMillis(5);
  private static final int NOTICES = 2_000;
  private static final int WARM_UP = 500;

  private final ConstantTables tables = new ConstantTables();
  private final List<HttpEvent> first = new ArrayList<>();
  private final List<HttpEvent> again = new ArrayList<>();
  private final HttpApi function;

  private CallbackBenchmark() {
    try (var notified = new Notified(tables.client())) {
      var nobody = new Gate(token -> null, (person, community) -> Set.of(), (p, c, o) -> {});
      function = PaymentFunctions.paymentNotify(notified.centre().payments(), nobody);
      for (int payment = 0; payment < WARM_UP + NOTICES; payment++) {
        var notices = notified.payment();
        first.add(notices.getFirst());
        again.add(notices.getLast());
      }
    }
  }

  public static void main(String[] arguments) {
    var out = System.out;
    // Log lines are written as in the cloud, and nobody reads them.
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    var measured = new CallbackBenchmark().measure();
    out.printf(
        "%d notices of each kind, %d ms for each call of DynamoDB:%n%n",
        NOTICES, LATENCY.toMillis());
    out.println("| notice | calls | p50 ms | p95 | p99 | max | p99 / time waited |");
    out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    measured.forEach(times -> out.println(times.row()));
    measured.forEach(times -> out.println(times.ownRow()));
    System.exit(measured.stream().allMatch(times -> times.millis(0.99) <= MOST_MILLIS) ? 0 : 1);
  }

  private List<Times> measure() {
    first.subList(0, WARM_UP).forEach(this::handle);
    again.subList(0, WARM_UP).forEach(this::handle);
    tables.latency(LATENCY);
    return List.of(times("first", first), times("again", again));
  }

  private Times times(String what, List<HttpEvent> notices) {
    int before = tables.calls();
    var nanos = notices.stream().skip(WARM_UP).mapToLong(this::handle).boxed().sorted().toList();
    return new Times(what, nanos, (double) (tables.calls() - before) / nanos.size());
  }

  /** Handles one and tells how many nanoseconds that took. */
  private long handle(HttpEvent notice) {
    long began = System.nanoTime();
    var reply = function.handle(notice);
    long took = System.nanoTime() - began;
    if (reply.statusCode() != 204) {
      throw new IllegalStateException("answered with " + reply.statusCode());
    }
    return took;
  }

  /**
   * What the notices of a kind took.
   *
   * @param nanos sorted
   * @param calls of DynamoDB, each
   */
  private record Times(String what, List<Long> nanos, double calls) {
    double millis(double part) {
      return nanos.get((int) Math.ceil(part * nanos.size()) - 1) / 1e6;
    }

    private double waited() {
      return calls * LATENCY.toMillis();
    }

    String row() {
      return row(what, 0) + "%.2f |".formatted(millis(0.99) / waited());
    }

    /** What is left without the time for which DynamoDB was waited. */
    String ownRow() {
      return row(what + ", without waiting", waited()) + " |";
    }

    private String row(String name, double less) {
      return String.format(
          Locale.ROOT,
          "| %s | %.1f | %.1f | %.1f | %.1f | %.1f | ",
          name,
          calls,
          millis(0.5) - less,
          millis(0.95) - less,
          millis(0.99) - less,
          millis(1) - less);
    }
  }
}
