package cn.linli.infra;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * template.yaml as data: what the local platform builds itself from, and what the structural rules
 * judge.
 */
public final class Template {
  private final String source;
  private final Node root;
  private final Map<String, Resource> resources = new LinkedHashMap<>();

  private Template(String source) {
    this.source = source;
    this.root = Yaml.parse(source);
    root.at("Resources").fields().forEach((id, body) -> resources.put(id, new Resource(id, body)));
  }

  /** The template of this project. */
  public static Template load() {
    try {
      return parse(Files.readString(project().resolve("template.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the project, wherever inside it the JVM was started. */
  public static Path project() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("template.yaml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("no template.yaml in " + start + " or above it");
  }

  static Template parse(String source) {
    return new Template(source);
  }

  /** Every table. */
  public List<CloudTable> tables() {
    return ofType("AWS::DynamoDB::Table").map(CloudTable::of).toList();
  }

  /** Every route of the HTTP API by its key, as in {@code GET /me}. */
  public Map<String, CloudRoute> routes() {
    return ofType("AWS::ApiGatewayV2::Route")
        .map(route -> CloudRoute.of(route, this))
        .collect(toMap(CloudRoute::key, route -> route, Template::onlyOnce, LinkedHashMap::new));
  }

  /** Every function by the definition it is pinned to, as in {@code identityApi}. */
  public Map<String, CloudFunction> functions() {
    return allFunctions()
        .collect(
            toMap(
                CloudFunction::definition,
                function -> function,
                Template::onlyOnce,
                LinkedHashMap::new));
  }

  /** Every way an event of the bus takes to a consumer. */
  public List<EventRule> eventRules() {
    return ofType("AWS::Events::Rule").flatMap(rule -> EventRule.of(rule, this)).toList();
  }

  /** Every queue that a function consumes. */
  public List<QueueSource> queues() {
    return events("SQS", (function, event) -> QueueSource.of(function, event, this));
  }

  /** Every table stream that a function follows. */
  public List<StreamSource> streams() {
    return events("DynamoDB", (function, event) -> StreamSource.of(function, event, this));
  }

  /** Everything that starts by the clock. */
  public List<Schedule> schedules() {
    return events("ScheduleV2", Schedule::of);
  }

  String source() {
    return source;
  }

  Node at(String... path) {
    return root.at(path);
  }

  /** The resource, or one with nothing in it. */
  Resource resource(String id) {
    return resources.getOrDefault(id, new Resource(id, new Node(null)));
  }

  Stream<Resource> ofType(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type));
  }

  Stream<CloudFunction> allFunctions() {
    Node globals = at("Globals", "Function");
    return ofType(CloudFunction.TYPE).map(function -> CloudFunction.of(function, globals));
  }

  String definitionOf(String functionId) {
    return CloudFunction.of(resource(functionId), at("Globals", "Function")).definition();
  }

  private <T> List<T> events(String type, BiFunction<CloudFunction, Node, T> read) {
    return allFunctions()
        .flatMap(
            function ->
                function.node("Events").fields().values().stream()
                    .filter(event -> event.at("Type").is(type))
                    .map(event -> read.apply(function, event.at("Properties"))))
        .toList();
  }

  private static <T> T onlyOnce(T one, T other) {
    throw new IllegalStateException(one + " and " + other + " claim the same place");
  }
}
