package cn.linli.infra;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * template.yaml, and the templates of the stacks inside its stack, as data: what the local platform
 * builds itself from, and what the structural rules judge.
 */
public final class Template {
  static final String MAIN = "template.yaml";

  private final Map<String, String> sources;
  private final Node root;
  private final List<NestedStack> nested;
  private final Map<String, Resource> resources;

  private Template(Map<String, String> sources) {
    this.sources = Map.copyOf(sources);
    this.root = Yaml.parse(sources.get(MAIN));
    this.nested =
        own()
            .filter(resource -> resource.type().equals(NestedStack.TYPE))
            .filter(call -> sources.containsKey(call.property(NestedStack.FILE).text()))
            .map(call -> new NestedStack(call, Yaml.parse(sources.get(fileOf(call)))))
            .toList();
    this.resources =
        Stream.concat(own(), nested.stream().flatMap(NestedStack::resources))
            .collect(
                toMap(Resource::id, resource -> resource, Template::onlyOnce, LinkedHashMap::new));
  }

  /** The template of this project, read once. */
  public static Template load() {
    return Loaded.OURS;
  }

  /** The folder of the project, wherever inside it the JVM was started. */
  public static Path project() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve(MAIN))) {
        return folder;
      }
    }
    throw new IllegalStateException("no " + MAIN + " in " + start + " or above it");
  }

  /** One file alone. */
  static Template parse(String source) {
    return of(Map.of(MAIN, source));
  }

  /** Files by their path in the project. */
  static Template of(Map<String, String> sources) {
    return new Template(sources);
  }

  /** Every table. */
  public List<CloudTable> tables() {
    return ofType(CloudTable.TYPE).map(CloudTable::of).toList();
  }

  /** Every route of the HTTP API by its key, as in {@code GET /me}. */
  public Map<String, CloudRoute> routes() {
    return apis()
        .flatMap(api -> api.routes(this))
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
    return events("ScheduleV2", (function, event) -> Schedule.of(function, event, this));
  }

  /** The text of every file, by its path in the project. */
  Map<String, String> sources() {
    return sources;
  }

  /** The text of the outer template. */
  String source() {
    return sources.get(MAIN);
  }

  List<NestedStack> nested() {
    return nested;
  }

  Stream<CloudApi> apis() {
    return ofType(CloudApi.TYPE).map(CloudApi::of);
  }

  /** The resources of the outer template alone. */
  Stream<Resource> own() {
    return root.at("Resources").fields().entrySet().stream()
        .map(entry -> new Resource(entry.getKey(), entry.getValue()));
  }

  Node at(String... path) {
    return root.at(path);
  }

  /** The resource, or one with nothing in it. */
  Resource resource(String id) {
    return resources.getOrDefault(id, new Resource(id, new Node(null)));
  }

  /** What a value leads to, by reference or by the name it has in its stack. */
  Optional<Resource> named(Node value) {
    return value.at("Fn::Sub").present()
        ? resources.values().stream().filter(resource -> resource.name().equals(value)).findFirst()
        : value.target().map(resources::get);
  }

  /** What CloudFormation makes in the outer stack for it: the resource, or the stack it is in. */
  Resource outermost(Resource resource) {
    return nested.stream()
        .filter(stack -> stack.resources().anyMatch(inner -> inner.id().equals(resource.id())))
        .findFirst()
        .map(NestedStack::call)
        .orElse(resource);
  }

  /** The resources of all templates. */
  Stream<Resource> resources() {
    return resources.values().stream();
  }

  Stream<Resource> ofType(String type) {
    return resources().filter(resource -> resource.type().equals(type));
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

  private static String fileOf(Resource call) {
    return call.property(NestedStack.FILE).text();
  }

  private static String read(String file) {
    try {
      return Files.readString(project().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T onlyOnce(T one, T other) {
    throw new IllegalStateException(one + " and " + other + " claim the same place");
  }

  /** Read when somebody first asks. */
  private static final class Loaded {
    private static final Template OURS = load();

    private static Template load() {
      var sources = new HashMap<>(Map.of(MAIN, read(MAIN)));
      Template.parse(sources.get(MAIN))
          .ofType(NestedStack.TYPE)
          .forEach(call -> sources.put(fileOf(call), read(fileOf(call))));
      return of(sources);
    }
  }
}
