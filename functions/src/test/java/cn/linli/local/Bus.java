package cn.linli.local;

import cn.linli.infra.EventRule;
import cn.linli.shared.http.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What EventBridge does: hands each event to the queues of the rules it matches. */
public final class Bus implements EventBridgeClient {
  private final Map<String, Queue> queues;
  private final List<EventRule> rules;
  private final List<String> published = new CopyOnWriteArrayList<>();
  private volatile boolean down;

  Bus(List<EventRule> rules, Map<String, Queue> queues) {
    this.rules = rules;
    this.queues = queues;
  }

  /** Every event published so far, as JSON, for tests. */
  public List<String> published() {
    return published;
  }

  /** Whether it takes nothing for now. */
  public void down(boolean isDown) {
    down = isDown;
  }

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    return PutEventsResponse.builder()
        .entries(request.entries().stream().map(this::put).toList())
        .build();
  }

  private PutEventsResultEntry put(PutEventsRequestEntry entry) {
    if (down) {
      return PutEventsResultEntry.builder().errorCode("InternalFailure").build();
    }
    var id = UUID.randomUUID().toString();
    var detail = Json.MAPPER.readTree(entry.detail());
    var event =
        Map.of(
            "id",
            id,
            "source",
            entry.source(),
            "detail-type",
            entry.detailType(),
            "detail",
            detail);
    published.add(entry.detail());
    rules.stream()
        .filter(rule -> !rule.onDefaultBus() && rule.picks(entry.detailType(), detail))
        .forEach(rule -> queues.get(rule.source().queue()).send(Json.text(event)));
    return PutEventsResultEntry.builder().eventId(id).build();
  }

  /** Hands an event of a service of AWS to the rules of the account's default bus. */
  public void tellOnDefault(String source, String detailType, Map<String, Object> detail) {
    var event =
        Map.of(
            "version", "0",
            "id", UUID.randomUUID().toString(),
            "source", source,
            "detail-type", detailType,
            "detail", detail);
    rules.stream()
        .filter(rule -> rule.onDefaultBus() && rule.picks(detailType))
        .forEach(rule -> queues.get(rule.source().queue()).send(Json.text(event)));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
