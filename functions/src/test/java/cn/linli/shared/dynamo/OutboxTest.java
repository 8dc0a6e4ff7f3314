package cn.linli.shared.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.CommunityId;
import cn.linli.shared.http.Json;
import cn.linli.sim.HandClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Faults 27, 28, 30, 31: what is in the outbox is published, whatever fails on the way. */
class OutboxTest {
  private final Memory memory = new Memory();
  private final HandClock clock = new HandClock(Instant.parse("2026-12-01T10:00:00Z"));
  private final FickleBus bus = new FickleBus();
  private final OutboxRelay relay = new OutboxRelay(memory.dynamo, () -> bus, "bus", clock);

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void publishesABatchAndEmptiesTheOutbox() {
    write(12);

    var failures = relay.relay(stream());

    assertThat(failures.batchItemFailures()).isEmpty();
    assertThat(bus.published).hasSize(12);
    assertThat(stored()).isEmpty();
    var envelope = Json.MAPPER.readTree(bus.published.getFirst());
    assertThat(envelope.path("type").asString()).isEqualTo("test.happened");
    assertThat(envelope.path("community").asString()).isEqualTo("heping-li");
  }

  @Test
  void namesOnlyTheEntriesThatFailedAndPublishesThemTheNextTime() {
    write(5);
    bus.refused = 2;

    var failures = relay.relay(stream());
    var again = relay.relay(stream());

    assertThat(failures.batchItemFailures()).hasSize(2);
    assertThat(again.batchItemFailures()).isEmpty();
    assertThat(bus.published.stream().distinct()).hasSize(5);
  }

  @Test
  void republishesWhatTheStreamHasLostWithinAnHourOfTwoDays() {
    write(3);
    clock.advance(Duration.ofHours(30));
    int found = 0;
    for (int minute = 0; minute < 60; minute++) {
      found += relay.sweep();
      clock.advance(Duration.ofMinutes(1));
    }

    assertThat(found).isEqualTo(3);
    assertThat(bus.published).hasSize(3);
    assertThat(stored()).isEmpty();
  }

  @Test
  void tellsTheFailuresOfAQueueApart() {
    var batch =
        Json.MAPPER.readTree(
            """
            {"Records":[
              {"messageId":"good","body":"{\\"detail\\":{\\"type\\":\\"a\\",\\"data\\":{}}}"},
              {"messageId":"poison","body":"not json"},
              {"messageId":"bad","body":"{\\"detail\\":{\\"type\\":\\"b\\",\\"data\\":{}}}"}]}
            """);
    var seen = new ArrayList<String>();

    var failures =
        QueueEvent.each(
            batch,
            told -> {
              if (told.type().equals("b")) {
                throw new IllegalStateException("not now");
              }
              seen.add(told.type());
            });

    assertThat(seen).containsExactly("a");
    assertThat(failures.batchItemFailures())
        .containsExactly(Map.of("itemIdentifier", "poison"), Map.of("itemIdentifier", "bad"));
  }

  private void write(int events) {
    for (int i = 0; i < events; i++) {
      var writes = new WriteSet(memory.dynamo);
      new Outbox(memory.dynamo, clock)
          .add(writes, new Event("test.happened", 1, new CommunityId("heping-li"), Map.of("n", i)));
      writes.commit();
    }
  }

  private List<Map<String, AttributeValue>> stored() {
    return memory.database.client().scan(r -> r.tableName("local-outbox")).items();
  }

  private StreamEvent stream() {
    var records = new ArrayList<Object>();
    for (var item : stored()) {
      var image = new HashMap<String, Object>();
      item.forEach(
          (name, value) ->
              image.put(name, value.s() == null ? Map.of("N", value.n()) : Map.of("S", value.s())));
      records.add(
          Map.of(
              "eventName",
              "INSERT",
              "dynamodb",
              Map.of("SequenceNumber", "" + records.size(), "NewImage", image)));
    }
    records.add(Map.of("eventName", "REMOVE", "dynamodb", Map.of("SequenceNumber", "99")));
    var json = Json.text(Map.of("Records", records)).getBytes(StandardCharsets.UTF_8);
    return StreamEvent.read(new ByteArrayInputStream(json));
  }

  /** A bus that refuses some entries once. */
  private static final class FickleBus implements EventBridgeClient {
    private final List<String> published = new ArrayList<>();
    private int refused;

    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      var results = new ArrayList<PutEventsResultEntry>();
      for (var entry : request.entries()) {
        if (refused > 0) {
          refused--;
          results.add(PutEventsResultEntry.builder().errorCode("ThrottlingException").build());
        } else {
          published.add(entry.detail());
          results.add(PutEventsResultEntry.builder().eventId("e").build());
        }
      }
      return PutEventsResponse.builder().entries(results).build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }
}
