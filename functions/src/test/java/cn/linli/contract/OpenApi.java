package cn.linli.contract;

import cn.linli.infra.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    return yaml(folder().resolve("openapi.yaml"));
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
}
