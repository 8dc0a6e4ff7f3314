package cn.linli.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

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
    template
        .apis()
        .forEach(
            api -> {
              var permitted = permittedTo(api, template);
              api.integrations()
                  .forEach(
                      (name, integration) -> {
                        String function = CloudApi.calledBy(integration);
                        if (!template.definitionOf(function).equals(name)) {
                          problems.add(name + " does not call the alias of the function " + name);
                        }
                        if (!proxies(integration)) {
                          problems.add(name + " does not hand requests on as payload 2.0");
                        }
                        if (!permitted.contains(function + ".Alias")) {
                          problems.add(name + " may not be invoked by " + api.id());
                        }
                      });
            });
    return problems;
  }

  /** Of what is no OpenAPI, API Gateway makes what it can; we would rather not deploy it. */
  static List<String> importsWithoutWarnings(Template template) {
    var problems = new ArrayList<String>();
    Stream.of("AWS::ApiGatewayV2::Route", "AWS::ApiGatewayV2::Integration")
        .flatMap(template::ofType)
        .forEach(resource -> problems.add(resource.id() + " belongs into the Body of the API"));
    template
        .apis()
        .forEach(
            api -> {
              if (!template.resource(api.id()).property("FailOnWarnings").is(true)) {
                problems.add(api.id() + " leaves out what it does not understand");
              }
              api.body()
                  .at("paths")
                  .fields()
                  .forEach((path, item) -> problems.addAll(warnings(api, path, item)));
            });
    return problems;
  }

  private static List<String> warnings(CloudApi api, String path, Node item) {
    var warnings = new ArrayList<String>();
    if (!CloudApi.namesIn(path).equals(api.declaredBy(item))) {
      warnings.add(path + " declares the parameters " + api.declaredBy(item));
    }
    CloudApi.operations(item)
        .forEach(
            operation -> {
              String key = operation.getKey() + " " + path;
              if (!operation.getValue().at("responses").present()) {
                warnings.add(key + " has no responses");
              }
              if (!api.followed(operation.getValue().at(CloudApi.INTEGRATION)).present()) {
                warnings.add(key + " has no integration of the components");
              }
            });
    return warnings;
  }

  private static boolean proxies(Node integration) {
    return integration.at("type").is("aws_proxy")
        && integration.at("httpMethod").is("POST")
        && integration.at("payloadFormatVersion").is("2.0");
  }

  private static List<String> permittedTo(CloudApi api, Template template) {
    return template
        .ofType("AWS::Lambda::Permission")
        .filter(permission -> permission.property("SourceArn").targets().contains(api.id()))
        .map(permission -> permission.property("FunctionName", "Ref").text())
        .toList();
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
