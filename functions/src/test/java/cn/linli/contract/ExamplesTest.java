package cn.linli.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.shared.http.Json;
import cn.linli.sim.Person;
import cn.linli.sim.SampleIds;
import cn.linli.town.Answer;
import cn.linli.town.Town;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replays every golden example against a fresh deployment: same answers, and each fits the
 * contract's schema. {@code -Dlinli.update=true} writes what is answered now; look at the
 * difference before you commit it.
 */
class ExamplesTest {
  private static final boolean UPDATE = Boolean.getBoolean("linli.update");
  private static final String BASE = "https://linli.example/openapi.yaml";
  private static Town town;
  private static SchemaRegistry schemas;

  @BeforeAll
  static void found() {
    town = Town.another();
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            builder -> builder.schemas(Map.of(BASE, Json.text(OpenApi.document()))));
  }

  @AfterAll
  static void leave() {
    town.deployment().close();
  }

  static List<Path> files() throws IOException {
    try (var files = Files.list(OpenApi.folder().resolve("examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void replaysWithTheSameAnswers(Path file) throws IOException {
    var document = (ObjectNode) Json.MAPPER.readTree(Files.readString(file));
    var example = new Example(town, routes(), idNumbers());
    var happenings = new Happenings(town);
    for (var step : document.path("steps")) {
      // What events bring about has come when the next step asks: an answer depends on no race.
      town.settles();
      // The log of a second is in the order of its random ids: every step has a second of its own.
      town.passes(Duration.parse(step.path("after").asString("PT1S")));
      happenings.before(example.filled(step));
      var answer = example.play(step);
      assertThat(unfit(step.path("operation").asString(), answer)).as(step.toString()).isEmpty();
      var golden = Example.golden(answer);
      if (UPDATE) {
        ((ObjectNode) step).set("answer", golden);
      } else {
        assertThat(golden.toPrettyString())
            .as(step.toString())
            .isEqualTo(step.path("answer").toPrettyString());
      }
    }
    if (UPDATE) {
      var pretty =
          Json.MAPPER
              .writer()
              .with(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(document);
      Files.writeString(file, pretty + "\n");
    }
  }

  @Test
  void everyOperationHasAnExampleThatSucceeds() throws IOException {
    // What a vendor signs cannot be written down before: its vectors are the examples of this.
    var shown =
        new TreeSet<>(
            Set.of(
                "paymentNotify",
                "miniProgramNotify",
                "verifyMiniProgramPush",
                "officialAccountNotify",
                "verifyOfficialAccountPush"));
    for (var file : files()) {
      for (var step : Json.MAPPER.readTree(Files.readString(file)).path("steps")) {
        if (step.at("/answer/status").asInt() < 300) {
          shown.add(step.path("operation").asString());
        }
      }
    }

    assertThat(shown).isEqualTo(new TreeSet<>(routes().keySet()));
  }

  /** What in an answer does not fit the schema of its operation and status. */
  private static List<String> unfit(String operation, Answer answer) {
    JsonNode responses = ContractTest.operationsById().get(operation).path("responses");
    boolean hasTag = answer.raw().headers().firstValue("etag").isPresent();
    if (answer.status() < 300 && hasTag != responses.has("304")) {
      return List.of("an etag and 304 belong together");
    }
    if (answer.body() == null) {
      return answer.status() == 204 || isFile(responses, answer) ? List.of() : List.of("no body");
    }
    var ref =
        answer.status() < 400
            ? responses
                .path("" + answer.status())
                .at("/content/application~1json/schema/$ref")
                .asString("none")
            : "#/components/schemas/Problem";
    return schemas.getSchema(SchemaLocation.of(BASE + ref)).validate(answer.body()).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /** Whether the contract knows the type of what was downloaded. */
  private static boolean isFile(JsonNode responses, Answer answer) {
    var type = answer.raw().headers().firstValue("content-type").orElse("").split(";", 2)[0];
    return responses.path("" + answer.status()).path("content").has(type);
  }

  private static Map<String, String> routes() {
    var routes = new TreeMap<String, String>();
    OpenApi.operations()
        .forEach((route, operation) -> routes.put(operation.path("operationId").asString(), route));
    return routes;
  }

  private static Map<String, String> idNumbers() {
    var numbers = new HashMap<String, String>();
    Person.LISTED.forEach(person -> numbers.put(person.key(), person.idNumber()));
    Person.CHILDREN.forEach(person -> numbers.put(person.key(), person.idNumber()));
    numbers.put("liu2", SampleIds.number(LocalDate.of(1977, 7, 7), 77));
    return numbers;
  }
}
