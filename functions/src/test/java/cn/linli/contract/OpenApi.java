package cn.linli.contract;

import cn.linli.infra.Template;
import cn.linli.town.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract as the tests read it: from the project, not from the class path. */
final class OpenApi {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private OpenApi() {}

  static Path folder() {
    return Template.project().resolve("contracts");
  }

  static JsonNode document() {
    return Loaded.DOCUMENT;
  }

  private static final class Loaded {
    static final JsonNode DOCUMENT = yaml(folder().resolve("openapi.yaml"));
  }

  static JsonNode yaml(Path file) {
    try {
      return new YAMLMapper().readTree(Files.readString(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Each operation with its route, as in {@code GET /me}. */
  static Map<String, JsonNode> operations() {
    var operations = new LinkedHashMap<String, JsonNode>();
    document()
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    return operations;
  }

  /** What an operation takes in its path or its query, each written out. */
  static Stream<JsonNode> parameters(String route, String in) {
    var path = document().path("paths").path(route.split(" ", 2)[1]);
    return Stream.concat(
            path.path("parameters").valueStream(),
            operations().get(route).path("parameters").valueStream())
        .map(OpenApi::resolved)
        .filter(parameter -> parameter.path("in").asString().equals(in));
  }

  /** The path of an operation in the demo's community, with ids that fit and that nothing has. */
  static String path(String route) {
    return path(route, "", "");
  }

  /** The same, with one parameter of the path said otherwise. */
  static String path(String route, String parameter, String said) {
    var path = route.split(" ", 2)[1].replace("{" + parameter + "}", said);
    path = path.replace("{community}", Town.COMMUNITY);
    for (var each : parameters(route, "path").toList()) {
      path = path.replace("{" + each.path("name").asString() + "}", sample(each));
    }
    return path;
  }

  /** A value that fits a parameter. */
  static String sample(JsonNode parameter) {
    var schema = resolved(parameter.path("schema"));
    for (var at : List.of("/example", "/default", "/enum/0", "/items/example", "/items/enum/0")) {
      if (!schema.at(at).isMissingNode()) {
        var value = schema.at(at);
        return value.isArray() ? value.path(0).asString() : value.asString();
      }
    }
    throw new AssertionError("no example of " + parameter);
  }

  /** What a reference stands for, or the node itself. */
  static JsonNode resolved(JsonNode node) {
    return node.has("$ref")
        ? resolved(document().at(node.path("$ref").asString().substring(1)))
        : node;
  }
}
