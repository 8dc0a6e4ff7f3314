package cn.linli.infra;

import cn.linli.Linli;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What every function has to look like. Each rule answers with the sentences that say what is
 * wrong.
 */
final class FunctionRules {
  private static final String LOG = "AWS::Logs::LogGroup";

  private FunctionRules() {}

  /** A Lambda that is pinned to nothing does not start. */
  static List<String> pinned(Template template) {
    var problems = new ArrayList<String>();
    var definitions = new HashSet<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              if (!function.definition().matches("[a-z][A-Za-z]+")) {
                problems.add(function.id() + " is not pinned to one function");
              }
              if (!definitions.add(function.definition())) {
                problems.add(function.id() + " shares the definition " + function.definition());
              }
            });
    return problems;
  }

  /** Without a role SAM makes one that may do too much. */
  static List<String> ownRole(Template template) {
    var problems = new ArrayList<String>();
    var taken = new HashSet<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              String role = function.node("Role").target().orElse("");
              if (!template.resource(role).type().equals("AWS::IAM::Role")) {
                problems.add(function.id() + " has no role of this template");
              } else if (!taken.add(role)) {
                problems.add(function.id() + " shares " + role);
              }
            });
    return problems;
  }

  /** Without a group of the templates Lambda makes one that keeps logs for ever. */
  static List<String> ownLogWithRetention(Template template) {
    var problems = new ArrayList<String>();
    var taken = new HashSet<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              var log = logOf(template, function).orElse(template.resource(""));
              if (!log.type().equals(LOG) || !taken.add(log.id())) {
                problems.add(function.id() + " has no log group of its own");
              } else if (!log.property("RetentionInDays").present()) {
                problems.add(log.id() + " keeps logs for ever");
              }
            });
    template.nested().stream()
        .flatMap(NestedStack::resources)
        .filter(log -> log.type().equals(LOG) && !taken.contains(log.id()))
        .forEach(log -> problems.add(log.id() + " is the log of no function"));
    return problems;
  }

  /** What a function says that it logs into. */
  static Optional<Resource> logOf(Template template, CloudFunction function) {
    return template.named(function.node("LoggingConfig", "LogGroup"));
  }

  /** One runtime, one processor, one artifact, one alias, and a snapshot behind it. */
  static List<String> alike(Template template) {
    var problems = new ArrayList<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              expect(problems, function, "Runtime", "java25");
              expect(problems, function, "Architectures", List.of("arm64"));
              expect(problems, function, "CodeUri", "functions/target/linli.zip");
              expect(problems, function, "Handler", Linli.class.getName() + "::handleRequest");
              expect(problems, function, "AutoPublishAlias", "live");
              expect(problems, function, "AutoPublishAliasAllProperties", true);
              if (!valueOf(template, function.node("SnapStart", "ApplyOn"))
                  .is("PublishedVersions")) {
                problems.add(function.id() + " has no SnapStart");
              }
              if (function.timeoutSeconds() == 0) {
                problems.add(
                    function.id() + " has the time-out of three seconds that Lambda gives");
              }
            });
    return problems;
  }

  /** AWS refuses the pair, and cfn-lint does not see it. */
  static List<String> noProvisionedConcurrency(Template template) {
    return template
        .allFunctions()
        .filter(function -> function.node("ProvisionedConcurrencyConfig").present())
        .map(function -> function.id() + " has provisioned concurrency beside SnapStart")
        .toList();
  }

  /**
   * {@code Enabled} is true for any map, an If included: conditions have to be passed through.
   * Among the alarms is that of its own errors, and of a stack inside only what is made before it.
   */
  static List<String> deployedGradually(Template template) {
    return template
        .allFunctions()
        .filter(
            function ->
                !function.node("DeploymentPreference", "Enabled").is(true)
                    || !function.node("DeploymentPreference", "PassthroughCondition").is(true)
                    || !function.node("DeploymentPreference", "Role").present()
                    || !ownAlarms(template, function))
        .map(function -> function.id() + " would not roll back on its alarms")
        .toList();
  }

  private static boolean ownAlarms(Template template, CloudFunction function) {
    var self = template.resource(function.id());
    var own = template.own().map(Resource::id).toList();
    var alarms = function.node("DeploymentPreference", "Alarms").items();
    var found =
        alarms.stream()
            .flatMap(alarm -> template.named(alarm).stream())
            .filter(alarm -> alarm.type().equals("AWS::CloudWatch::Alarm"))
            .filter(
                alarm ->
                    own.contains(alarm.id()) || StackRules.waits(self, template.outermost(alarm)))
            .toList();
    return found.size() == alarms.size()
        && found.stream()
            .anyMatch(alarm -> AlarmRules.errorsOf(template, function).contains(alarm));
  }

  /** A reference to a parameter stands for its default. */
  private static Node valueOf(Template template, Node node) {
    return node.at("Ref").present()
        ? template.at("Parameters", node.at("Ref").text(), "Default")
        : node;
  }

  private static void expect(
      List<String> problems, CloudFunction function, String property, Object expected) {
    if (!function.node(property).is(expected)) {
      problems.add(function.id() + ": " + property + " is not " + expected);
    }
  }
}
