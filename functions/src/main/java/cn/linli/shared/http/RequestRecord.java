package cn.linli.shared.http;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.metrics.Metrics;
import software.amazon.lambda.powertools.metrics.MetricsBuilder;
import software.amazon.lambda.powertools.metrics.model.DimensionSet;
import software.amazon.lambda.powertools.metrics.model.MetricUnit;

/** What is written down about each request: a log line and metrics, never personal data. */
final class RequestRecord implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("cn.linli.request");
  private static final Metrics METRICS = MetricsBuilder.builder().withNamespace("Linli").build();

  private final String operation;
  private final long startedNanos = System.nanoTime();
  private int status = 500;

  private RequestRecord(String operation) {
    this.operation = operation;
  }

  static RequestRecord open(HttpEvent event, Operation<?> operation) {
    var id = operation == null ? "none" : operation.id();
    MDC.setContextMap(
        Map.of(
            "requestId", event.requestId(),
            "operation", id,
            "community", event.pathParameters().getOrDefault("community", "none")));
    return new RequestRecord(id);
  }

  HttpReply ended(HttpReply reply) {
    status = reply.statusCode();
    return reply;
  }

  @Override
  public void close() {
    double millis = (System.nanoTime() - startedNanos) / 1e6;
    LOG.info("{} {} in {} ms", operation, status, Math.round(millis));
    METRICS.flushMetrics(
        metrics -> {
          metrics.addDimension(DimensionSet.of("Operation", operation));
          metrics.addMetric("Latency", millis, MetricUnit.MILLISECONDS);
          metrics.addMetric("Refused", status >= 400 && status < 500 ? 1 : 0, MetricUnit.COUNT);
          metrics.addMetric("Failed", status >= 500 ? 1 : 0, MetricUnit.COUNT);
        });
    MDC.clear();
  }
}
