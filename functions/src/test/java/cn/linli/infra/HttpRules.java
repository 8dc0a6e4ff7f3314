package cn.linli.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** How the HTTP API is wired. */
final class HttpRules {
  private HttpRules() {}

  /**
   * The template and the contract name the same operations, in both directions, each at the
   * function of its tag.
   */
  static List<String> routesAre(Map<String, CloudRoute> contract, Template template) {
    var problems = new ArrayList<String>();
    var keys = new TreeSet<>(contract.keySet());
    keys.addAll(template.routes().keySet());
    for (String key : keys) {
      CloudRoute promised = contract.get(key);
      CloudRoute routed = template.routes().get(key);
      if (promised == null) {
        problems.add(key + " is routed but not in the contract");
      } else if (routed == null) {
        problems.add(key + " is in the contract but not routed");
      } else if (!routed.equals(promised)) {
        problems.add("the template has " + routed + ", the contract " + promised);
      }
    }
    return problems;
  }

  /**
   * An integration that calls past the alias would run without snapshot, and without permission
   * nothing runs.
   */
  static List<String> integrationsCallTheAlias(Template template) {
    var problems = new ArrayList<String>();
    var permitted =
        template
            .ofType("AWS::Lambda::Permission")
            .filter(permission -> permission.property("SourceArn").targets().contains("HttpApi"))
            .map(permission -> permission.property("FunctionName"))
            .toList();
    template
        .ofType("AWS::ApiGatewayV2::Integration")
        .forEach(
            integration -> {
              Node function = integration.property("IntegrationUri");
              if (!function.at("Ref").text().endsWith(".Alias")) {
                problems.add(integration.id() + " does not call the alias");
              }
              if (!integration.property("PayloadFormatVersion").is("2.0")) {
                problems.add(integration.id() + " does not speak payload 2.0");
              }
              if (!permitted.contains(function)) {
                problems.add(integration.id() + " may not invoke its function");
              }
            });
    return problems;
  }

  /** Paths carry ids of people, and addresses and agents are personal data themselves. */
  static List<String> accessLogNamesNobody(Template template) {
    var problems = new ArrayList<String>();
    template
        .ofType("AWS::ApiGatewayV2::Stage")
        .forEach(
            stage -> {
              String format = stage.property("AccessLogSettings", "Format").text();
              for (String personal :
                  List.of("$context.identity", "$context.path", "$context.authorizer")) {
                if (format.contains(personal)) {
                  problems.add(stage.id() + " logs " + personal);
                }
              }
              if (!format.contains("$context.requestId")) {
                problems.add(stage.id() + " logs no request id");
              }
              if (!stage.property("DefaultRouteSettings", "ThrottlingRateLimit").present()) {
                problems.add(stage.id() + " has no throttle");
              }
              String group =
                  stage.property("AccessLogSettings", "DestinationArn").target().orElse("");
              if (!template.resource(group).property("RetentionInDays").present()) {
                problems.add(stage.id() + " has no log with a retention");
              }
            });
    return problems;
  }
}
