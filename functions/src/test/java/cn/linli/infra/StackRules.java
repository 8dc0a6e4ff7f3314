package cn.linli.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What stacks say to each other: names, which CloudFormation does not look up and cannot take an
 * order from.
 */
final class StackRules {
  private static final String LOG_GROUP = "LogGroupName";
  private static final String FILTER = "AWS::Logs::MetricFilter";

  /** What lies behind a name; a dimension that is not here has nothing to be found. */
  private static final Map<String, String> WATCHED =
      Map.of(
          "FunctionName",
          CloudFunction.TYPE,
          "QueueName",
          QueueSource.TYPE,
          "ApiId",
          CloudApi.TYPE,
          LOG_GROUP,
          "AWS::Logs::LogGroup");

  private static final Set<String> EARLY =
      Set.of(CloudTable.TYPE, QueueSource.TYPE, "AWS::Events::Rule");

  private StackRules() {}

  static List<String> nestedStacksKnowWhatTheyName(Template template) {
    return template.nested().stream().flatMap(stack -> stack.misunderstandings().stream()).toList();
  }

  /** All other rules read all files as one, CloudFormation does not. */
  static List<String> outerStackKnowsWhatItNames(Template template) {
    var known = new TreeSet<>(template.at("Parameters").fields().keySet());
    template.own().map(Resource::id).forEach(known::add);
    return Stream.of("Globals", "Conditions", "Resources", "Outputs")
        .flatMap(part -> template.at(part).fields().entrySet().stream())
        .flatMap(
            named ->
                named.getValue().targets().stream()
                    .filter(id -> !known.contains(id))
                    .distinct()
                    .map(id -> named.getKey() + " refers to " + id + " of another stack"))
        .toList();
  }

  /** An alarm for something that is not there is silent for ever. */
  static List<String> whatIsWatchedIsThere(Template template) {
    var problems = new ArrayList<String>();
    template
        .ofType("AWS::CloudWatch::Alarm")
        .forEach(
            alarm ->
                alarm
                    .property("Dimensions")
                    .items()
                    .forEach(
                        item ->
                            expect(
                                problems,
                                template,
                                alarm,
                                item.at("Name").text(),
                                item.at("Value"))));
    filters(template)
        .forEach(
            filter -> expect(problems, template, filter, LOG_GROUP, filter.property(LOG_GROUP)));
    return problems;
  }

  /** A filter on a log that is not there yet fails the deployment. */
  static List<String> logsComeBeforeTheirFilters(Template template) {
    var problems = new ArrayList<String>();
    for (NestedStack stack : template.nested()) {
      stack
          .resources()
          .filter(resource -> resource.type().equals(FILTER))
          .forEach(
              filter ->
                  template
                      .named(filter.property(LOG_GROUP))
                      .map(template::outermost)
                      .filter(first -> !waits(stack.call(), first))
                      .ifPresent(
                          first ->
                              problems.add(
                                  "%s: %s does not wait for %s (DependsOn)"
                                      .formatted(filter.id(), stack.call().id(), first.id()))));
    }
    return problems;
  }

  /** A function that runs before its log is there gets one from Lambda, without an end. */
  static List<String> logsComeBeforeTheirFunctions(Template template) {
    var problems = new ArrayList<String>();
    template
        .allFunctions()
        .forEach(
            function ->
                FunctionRules.logOf(template, function)
                    .map(template::outermost)
                    .filter(first -> !waits(template.resource(function.id()), first))
                    .ifPresent(
                        first ->
                            problems.add(
                                "%s does not wait for %s (DependsOn)"
                                    .formatted(function.id(), first.id()))));
    return problems;
  }

  /**
   * What is live before its tables are there fails, and every function is told of tables; what is
   * published before its rule is there reaches nobody.
   */
  static List<String> tablesRulesAndQueuesComeBeforeFunctions(Template template) {
    return template
        .resources()
        .filter(resource -> EARLY.contains(resource.type()))
        .map(template::outermost)
        .filter(first -> first.type().equals(NestedStack.TYPE))
        .distinct()
        .flatMap(
            first ->
                template
                    .allFunctions()
                    .filter(function -> !waits(template.resource(function.id()), first))
                    .map(
                        function ->
                            "%s does not wait for %s (DependsOn)"
                                .formatted(function.id(), first.id())))
        .toList();
  }

  /** Queues of other stacks are named, and nobody else looks the name up. */
  static List<String> queuesAreThere(Template template) {
    return template
        .own()
        .flatMap(
            resource ->
                resource
                    .body()
                    .walk()
                    .filter(node -> node.at("Fn::Sub").text().startsWith(Arns.QUEUES))
                    .filter(arn -> Arns.queue(arn, template).isEmpty())
                    .map(arn -> "%s names no queue: %s".formatted(resource.id(), arn.value())))
        .toList();
  }

  /** Whether the one is made after the other, as CloudFormation sees it. */
  static boolean waits(Resource later, Resource first) {
    return later.body().at("DependsOn").texts().contains(first.id())
        || later.properties().targets().contains(first.id());
  }

  private static Stream<Resource> filters(Template template) {
    return template.ofType(FILTER);
  }

  private static void expect(
      List<String> problems, Template template, Resource watcher, String name, Node value) {
    if (template
        .named(value)
        .filter(watched -> watched.type().equals(WATCHED.get(name)))
        .isEmpty()) {
      problems.add(
          "%s watches the %s %s, which is not given to anything"
              .formatted(watcher.id(), name, value.value()));
    }
  }
}
