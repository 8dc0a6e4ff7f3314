package cn.linli.shared.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.ApiError;
import cn.linli.shared.dynamo.QueueEvent.Told;
import cn.linli.shared.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Batches that are handed over by community: what fails comes again, and nothing else. */
class QueueEventTest {
  private final List<List<String>> handed = new ArrayList<>();

  private static Map<String, Object> message(String id, String community, String type) {
    var told =
        Map.of(
            "id",
            UUID.randomUUID(),
            "type",
            type,
            "community",
            community,
            "at",
            "2027-03-06T00:00:00Z",
            "data",
            Map.of());
    return Map.of("messageId", id, "body", Json.text(Map.of("detail", told)));
  }

  private JsonNode failures(Consumer<String> work, List<Map<String, Object>> messages) {
    Consumer<List<Told>> consumer =
        all -> {
          handed.add(all.stream().map(Told::type).toList());
          all.forEach(told -> work.accept(told.type()));
        };
    JsonNode batch = Json.MAPPER.valueToTree(Map.of("Records", messages));
    return Json.MAPPER.readTree(Json.bytes(QueueEvent.together(batch, consumer)));
  }

  private static final List<Map<String, Object>> MESSAGES =
      List.of(
          message("1", "here", "a"),
          message("2", "there", "b"),
          message("3", "here", "c"),
          message("4", "here", "d"));

  @Test
  void whatIsToldOfACommunityIsHandedOverAtOnceInItsOrder() {
    var failures = failures(type -> {}, MESSAGES);

    assertThat(failures.path("batchItemFailures")).isEmpty();
    assertThat(handed).containsExactly(List.of("a", "c", "d"), List.of("b"));
  }

  @Test
  void oneThatCannotBeHandledHoldsUpNoOther() {
    var failures =
        failures(
            type -> {
              if (type.equals("c")) {
                throw new IllegalStateException("poison");
              }
            },
            MESSAGES);

    assertThat(failures.toString()).contains("\"3\"").doesNotContain("\"1\"", "\"2\"", "\"4\"");
    assertThat(handed).hasSize(5).contains(List.of("d"));
  }

  @Test
  void whatIsRefusedAsBusyComesAgainTogetherAndIsNotTriedAlone() {
    var failures =
        failures(
            type -> {
              if (type.equals("c")) {
                throw ApiError.BUSY.refusal();
              }
            },
            MESSAGES);

    assertThat(failures.toString()).contains("\"1\"", "\"3\"", "\"4\"").doesNotContain("\"2\"");
    assertThat(handed).hasSize(2);
  }

  @Test
  void whatCannotBeReadComesAgainAlone() {
    var messages = new ArrayList<>(MESSAGES);
    messages.add(Map.of("messageId", "5", "body", "{not json"));

    var failures = failures(type -> {}, messages);

    assertThat(failures.toString()).contains("\"5\"").doesNotContain("\"1\"");
    assertThat(handed).hasSize(2);
  }
}
