package cn.linli.town;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import tools.jackson.databind.JsonNode;

/** What a town's bus has carried, to look at and to hand to consumers once more. */
public record Events(Town town) {
  /** The events of a type about a reservation. */
  public List<String> of(String type, UUID reservation) {
    return town.told(reservation).stream()
        .filter(event -> event.path("type").asString().equals(type))
        .map(JsonNode::toString)
        .toList();
  }

  /** The same, as soon as there is one. */
  public List<String> awaited(String type, UUID reservation) {
    Eventually.holds(() -> assertThat(of(type, reservation)).isNotEmpty());
    return of(type, reservation);
  }

  /** An event as somebody else would publish it. */
  public String made(String type, Map<String, ?> data) {
    var envelope = new LinkedHashMap<String, Object>();
    envelope.put("id", UUID.randomUUID());
    envelope.put("type", type);
    envelope.put("version", 1);
    envelope.put("community", Town.COMMUNITY);
    envelope.put("at", town.now());
    envelope.put("data", data);
    return Json.text(envelope);
  }

  /** Puts such an event on the bus. */
  public void publish(String type, Map<String, ?> data) {
    var entry =
        PutEventsRequestEntry.builder()
            .source("linli")
            .detailType(type)
            .detail(made(type, data))
            .build();
    town.deployment().bus().putEvents(PutEventsRequest.builder().entries(entry).build());
  }

  /** Hands an event to a consumer, which has to bear it at any time. */
  public void deliver(String function, String event) {
    var body = Json.text(Map.of("detail", Json.MAPPER.readTree(event)));
    var batch = Map.of("Records", List.of(Map.of("messageId", "1", "body", body)));
    var answer = town.deployment().lambdas().call(function, Json.bytes(batch));
    assertThat(Json.MAPPER.readTree(answer).path("batchItemFailures")).isEmpty();
  }
}
