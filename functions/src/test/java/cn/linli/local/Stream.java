package cn.linli.local;

import cn.linli.infra.StreamSource;
import cn.linli.shared.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * What DynamoDB Streams and its Lambda mapping do: batches in order, a batch that fails again from
 * its first failure, then in halves, and given up after the retries of the template.
 */
final class Stream {
  private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
  private static final int POLL_MILLIS = 200;

  private final StreamSource source;
  private final DynamoDbStreamsClient streams;
  private final String arn;
  private final Lambdas lambdas;
  private final Map<String, String> iterators = new HashMap<>();
  private volatile boolean held;

  Stream(StreamSource source, DynamoDbStreamsClient streams, String arn, Lambdas lambdas) {
    this.source = source;
    this.streams = streams;
    this.arn = arn;
    this.lambdas = lambdas;
  }

  /** Hands on what there is, and waits a moment. */
  void turn() throws InterruptedException {
    if (!held) {
      pollOrStartAnew();
    }
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
  }

  /** Whether it waits for now. */
  void hold(boolean isHeld) {
    held = isHeld;
  }

  private void pollOrStartAnew() throws InterruptedException {
    try {
      poll();
    } catch (DynamoDbException trimmedOrExpired) {
      iterators.clear();
    }
  }

  private void poll() throws InterruptedException {
    for (var shard : streams.describeStream(r -> r.streamArn(arn)).streamDescription().shards()) {
      var iterator = iterators.computeIfAbsent(shard.shardId(), id -> first(shard));
      if (iterator != null) {
        var batch = streams.getRecords(r -> r.shardIterator(iterator).limit(source.batchSize()));
        iterators.put(shard.shardId(), batch.nextShardIterator());
        var records =
            batch.records().stream()
                .filter(record -> source.eventNames().contains(record.eventNameAsString()))
                .toList();
        deliver(records, 0);
      }
    }
  }

  /**
   * From the start: what a process before this one did not relay is relayed now, and the rest
   * twice.
   */
  private String first(Shard shard) {
    return streams
        .getShardIterator(
            r ->
                r.streamArn(arn)
                    .shardId(shard.shardId())
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }

  private void deliver(List<Record> records, int retries) throws InterruptedException {
    if (records.isEmpty()) {
      return;
    }
    int failed = firstFailure(records);
    if (failed == records.size()) {
      return;
    }
    var rest = records.subList(failed, records.size());
    if (retries >= source.maximumRetryAttempts()) {
      LOG.error("{} records of the {} stream are given up", rest.size(), source.table());
      return;
    }
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    if (failed == 0 && rest.size() > 1) {
      deliver(rest.subList(0, rest.size() / 2), retries + 1);
      deliver(rest.subList(rest.size() / 2, rest.size()), retries + 1);
    } else {
      deliver(rest, retries + 1);
    }
  }

  /** The index of the first record that was not handled; the number of records when all were. */
  private int firstFailure(List<Record> records) {
    try {
      var answer = Json.MAPPER.readTree(lambdas.call(source.function(), event(records)));
      int first = records.size();
      for (var failure : answer.path("batchItemFailures")) {
        var number = failure.path("itemIdentifier").asString();
        for (int i = 0; i < first; i++) {
          if (records.get(i).dynamodb().sequenceNumber().equals(number)) {
            first = i;
          }
        }
      }
      return first;
    } catch (RuntimeException whole) {
      LOG.error("{} failed", source.function(), whole);
      return 0;
    }
  }

  private static byte[] event(List<Record> records) {
    var list = new ArrayList<Map<String, Object>>();
    for (var record : records) {
      var image = new HashMap<String, Object>();
      record
          .dynamodb()
          .newImage()
          .forEach(
              (name, value) ->
                  image.put(
                      name, value.s() == null ? Map.of("N", value.n()) : Map.of("S", value.s())));
      list.add(
          Map.of(
              "eventName", record.eventNameAsString(),
              "dynamodb",
                  Map.of("SequenceNumber", record.dynamodb().sequenceNumber(), "NewImage", image)));
    }
    return Json.bytes(Map.of("Records", list));
  }
}
