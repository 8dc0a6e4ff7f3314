package cn.linli.infra;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The operations of contracts/openapi.yaml as routes: a tag names the context, the context its
 * function, unless the operation names another.
 */
final class Contract {
  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options");

  private Contract() {}

  static Map<String, CloudRoute> routes() {
    return Yaml.parse(read()).at("paths").fields().entrySet().stream()
        .flatMap(path -> operations(path.getKey(), path.getValue()))
        .collect(toMap(CloudRoute::key, route -> route));
  }

  private static Stream<CloudRoute> operations(String path, Node item) {
    return item.fields().entrySet().stream()
        .filter(entry -> METHODS.contains(entry.getKey()))
        .map(
            entry ->
                new CloudRoute(
                    entry.getKey().toUpperCase(Locale.ROOT) + " " + path,
                    entry.getValue().at("operationId").text(),
                    function(entry.getValue())));
  }

  private static String function(Node operation) {
    var own = operation.at("x-function");
    return own.present() ? own.text() : operation.at("tags").texts().getFirst() + "Api";
  }

  private static String read() {
    try (var file = Contract.class.getResourceAsStream("/contracts/openapi.yaml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
