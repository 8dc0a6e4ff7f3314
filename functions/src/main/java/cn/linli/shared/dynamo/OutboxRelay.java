package cn.linli.shared.dynamo;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes what waits in the outbox, at least once. */
public final class OutboxRelay {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final String SOURCE = "linli";
  private static final int ENTRIES_PER_CALL = 10;
  private static final int HOURS_SWEPT = 48;

  private final Dynamo dynamo;
  private final Outbox outbox;
  private final Supplier<EventBridgeClient> bus;
  private final String busName;
  private final Clock clock;

  /** A relay from the outbox of a database to an event bus. */
  public OutboxRelay(Dynamo dynamo, Supplier<EventBridgeClient> bus, String busName, Clock clock) {
    this.dynamo = dynamo;
    this.outbox = new Outbox(dynamo, clock);
    this.bus = bus;
    this.busName = busName;
    this.clock = clock;
  }

  /** Publishes the inserts of a batch of the outbox's stream; the records it names come again. */
  public BatchFailures relay(StreamEvent batch) {
    var failed = new HashSet<String>();
    for (int from = 0; from < batch.inserts().size(); from += ENTRIES_PER_CALL) {
      int to = Math.min(from + ENTRIES_PER_CALL, batch.inserts().size());
      publish(
          batch.inserts().subList(from, to).stream().map(StreamEvent.Insert::entry).toList(),
          failed);
    }
    return BatchFailures.of(
        batch.inserts().stream()
            .filter(insert -> failed.contains(insert.entry().id()))
            .map(StreamEvent.Insert::sequenceNumber)
            .toList());
  }

  /**
   * Publishes again what a lost stream record left in the table. Each call looks at one hour, by
   * turns the last two days: the minute of the hour picks it, so that a call a minute sweeps them
   * all every hour.
   */
  public int sweep() {
    var now = clock.instant();
    int minute = (int) Duration.between(now.truncatedTo(ChronoUnit.HOURS), now).toMinutes();
    var hour = now.minus(Duration.ofHours(1L + minute % HOURS_SWEPT));
    int found = 0;
    for (int shard = 0; shard < Outbox.SHARDS; shard++) {
      var left = outbox.left(hour, shard);
      found += left.size();
      for (int from = 0; from < left.size(); from += ENTRIES_PER_CALL) {
        publish(
            left.subList(from, Math.min(from + ENTRIES_PER_CALL, left.size())), new HashSet<>());
      }
    }
    if (found > 0) {
      LOG.warn("republished {} events of {} that the stream had lost", found, hour);
    }
    return found;
  }

  private void publish(List<Outbox.Entry> entries, Set<String> failed) {
    if (entries.isEmpty()) {
      return;
    }
    var response =
        bus.get()
            .putEvents(request -> request.entries(entries.stream().map(this::toBusEntry).toList()));
    for (int i = 0; i < entries.size(); i++) {
      var error = response.entries().get(i).errorCode();
      if (error == null) {
        delete(entries.get(i));
      } else {
        LOG.warn("event {} was not published: {}", entries.get(i).id(), error);
        failed.add(entries.get(i).id());
      }
    }
  }

  private void delete(Outbox.Entry entry) {
    dynamo
        .client()
        .deleteItem(
            request ->
                request
                    .tableName(dynamo.tableName(Outbox.TABLE))
                    .key(Table.key(entry.bucket(), entry.id())));
  }

  private PutEventsRequestEntry toBusEntry(Outbox.Entry entry) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(SOURCE)
        .detailType(entry.type())
        .time(entry.at())
        .detail(entry.body())
        .build();
  }

  /**
   * Which items of a batch come again, in the form Lambda wants.
   *
   * @param batchItemFailures empty when all went well
   */
  public record BatchFailures(List<Map<String, String>> batchItemFailures) {
    /** The failures by their identifiers. */
    public static BatchFailures of(List<String> identifiers) {
      var failures = new ArrayList<Map<String, String>>();
      identifiers.forEach(identifier -> failures.add(Map.of("itemIdentifier", identifier)));
      return new BatchFailures(failures);
    }
  }
}
