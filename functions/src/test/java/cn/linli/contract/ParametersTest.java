package cn.linli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import cn.linli.town.Answer;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/**
 * What a query may say, the contract says: each parameter of each operation, left out where it has
 * to be there, and with values just beside what its schema takes, is 400 to whoever may call.
 */
@SharesTown
class ParametersTest {
  @TestFactory
  Stream<DynamicTest> whatDoesNotFitIsRefused() {
    var callers = Caller.all(Town.get());
    return OpenApi.operations().entrySet().stream()
        .filter(operation -> operation.getKey().startsWith("GET "))
        // Who does not sign hears that first.
        .filter(route -> !route.getValue().path("operationId").asString().startsWith("verify"))
        .map(
            operation ->
                dynamicTest(
                    operation.getValue().path("operationId").asString(),
                    () -> refuses(operation.getKey(), operation.getValue(), callers)));
  }

  @Test
  void aPathThatIsNoTextIsRefusedAndNoFault() {
    var callers = Caller.all(Town.get());
    var wrong = new ArrayList<String>();
    OpenApi.operations()
        .forEach(
            (route, operation) -> {
              var caller = first(callers, operation);
              for (var name : OpenApi.parameters(route, "path").toList()) {
                var said = OpenApi.path(route, name.path("name").asString(), "%00");
                var answer = caller.client().send(route.split(" ", 2)[0], said, null, null);
                if (answer.status() < 400 || answer.status() > 499) {
                  wrong.add(route + " " + answer.status() + " " + answer.code());
                }
              }
            });

    assertThat(wrong).isEmpty();
  }

  private static Caller first(List<Caller> callers, JsonNode operation) {
    var access = operation.path("x-access");
    return callers.stream().filter(caller -> caller.may(access)).findFirst().orElseThrow();
  }

  private static void refuses(String route, JsonNode operation, List<Caller> callers) {
    var caller = first(callers, operation);
    var wrong = new ArrayList<String>();
    var path = OpenApi.path(route);
    var fitting = new LinkedHashMap<String, String>();
    OpenApi.parameters(route, "query")
        .filter(parameter -> parameter.path("required").asBoolean(false))
        .forEach(
            parameter -> fitting.put(parameter.path("name").asString(), OpenApi.sample(parameter)));
    OpenApi.parameters(route, "query")
        .forEach(
            parameter -> {
              var name = parameter.path("name").asString();
              if (fitting.containsKey(name)) {
                var without = new LinkedHashMap<>(fitting);
                without.remove(name);
                check(caller.client().get(path + query(without)), name + " left out", wrong);
              }
              for (var value : unfit(OpenApi.resolved(parameter.path("schema")))) {
                var with = new LinkedHashMap<>(fitting);
                with.put(name, value);
                check(caller.client().get(path + query(with)), name + "=" + value, wrong);
              }
            });

    assertThat(wrong).isEmpty();
  }

  private static void check(Answer answer, String said, List<String> wrong) {
    if (answer.status() != 400) {
      wrong.add(said + ": " + answer.status() + " " + answer.code());
    }
  }

  /** Values just beside a schema. */
  private static List<String> unfit(JsonNode schema) {
    var values = new ArrayList<String>();
    values.add("");
    values.add("\0");
    var pattern = schema.path("pattern").asString(schema.has("enum") ? "" : ".*");
    if (!Pattern.compile(pattern).matcher("no_pe").find() || schema.has("format")) {
      values.add("no_pe");
    }
    if (schema.path("type").asString().equals("integer")) {
      values.add("1x");
      values.add("99999999999");
    }
    if (schema.has("minimum")) {
      values.add("" + (schema.path("minimum").asLong() - 1));
    }
    if (schema.has("maximum")) {
      values.add("" + (schema.path("maximum").asLong() + 1));
    }
    if (schema.has("maxLength")) {
      values.add("a".repeat(schema.path("maxLength").asInt() + 1));
    }
    if (schema.path("type").asString().equals("array")) {
      values.addAll(unfit(OpenApi.resolved(schema.path("items"))));
    }
    return values;
  }

  private static String query(Map<String, String> values) {
    return values.entrySet().stream()
        .map(
            entry ->
                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&", "?", ""));
  }
}
