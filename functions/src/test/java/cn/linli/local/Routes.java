package cn.linli.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The contract's operations by method and path, matched as API Gateway matches them: literal parts
 * win.
 */
final class Routes {
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final List<Route> routes = new ArrayList<>();

  static JsonNode contract() {
    try (InputStream yaml = Routes.class.getResourceAsStream("/contracts/openapi.yaml")) {
      return new YAMLMapper().readTree(yaml);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Routes(JsonNode contract) {
    contract
        .path("paths")
        .propertyStream()
        .forEach(
            path ->
                path.getValue()
                    .propertyStream()
                    .filter(operation -> METHODS.contains(operation.getKey()))
                    .forEach(
                        operation ->
                            routes.add(
                                Route.of(
                                    operation.getKey(), path.getKey(), operation.getValue()))));
  }

  Optional<Match> match(String method, String rawPath) {
    var parts = rawPath.substring(1).split("/", -1);
    Match best = null;
    for (var route : routes) {
      var parameters = route.match(method, parts);
      if (parameters.isPresent()
          && (best == null || parameters.get().size() < best.parameters().size())) {
        best = new Match(route, parameters.get());
      }
    }
    return Optional.ofNullable(best);
  }

  /**
   * An operation.
   *
   * @param key as API Gateway spells it
   * @param function that handles it: the one it names, else its tag's
   */
  record Route(String key, String method, List<String> template, String function) {
    static Route of(String method, String path, JsonNode operation) {
      var upper = method.toUpperCase(Locale.ROOT);
      return new Route(
          upper + " " + path,
          upper,
          List.of(path.substring(1).split("/", -1)),
          operation.path("x-function").asString(operation.path("tags").path(0).asString() + "Api"));
    }

    Optional<Map<String, String>> match(String asked, String[] parts) {
      if (!method.equals(asked) || parts.length != template.size()) {
        return Optional.empty();
      }
      var parameters = new LinkedHashMap<String, String>();
      for (int i = 0; i < parts.length; i++) {
        var part = template.get(i);
        if (part.startsWith("{") && !parts[i].isEmpty()) {
          var name = part.substring(1, part.length() - 1);
          parameters.put(name, URLDecoder.decode(parts[i], StandardCharsets.UTF_8));
        } else if (!part.equals(parts[i])) {
          return Optional.empty();
        }
      }
      return Optional.of(parameters);
    }
  }

  /** An operation and what the path says of its parameters. */
  record Match(Route route, Map<String, String> parameters) {}
}
