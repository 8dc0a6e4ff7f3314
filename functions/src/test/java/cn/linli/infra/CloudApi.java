package cn.linli.infra;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The HTTP API: an OpenAPI document that API Gateway imports.
 *
 * @param id logical id in the template
 * @param body the document
 */
record CloudApi(String id, Node body) {
  static final String TYPE = "AWS::ApiGatewayV2::Api";
  static final String INTEGRATION = "x-amazon-apigateway-integration";

  private static final String PARAMETERS = "parameters";
  private static final String HERE = "#/";
  private static final Pattern NAME_IN_PATH = Pattern.compile("\\{([^}]+)}");

  /** As it is written, and as SAM writes it. */
  private static final Pattern CALL =
      Pattern.compile(
          Pattern.quote("arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/")
              + "functions/\\$\\{([A-Za-z0-9]+?)(?:\\.Alias|Aliaslive)}/invocations");

  static CloudApi of(Resource api) {
    return new CloudApi(api.id(), api.property("Body"));
  }

  /** What calls the functions, by the name that operations refer to it by. */
  Map<String, Node> integrations() {
    return body.at("components", "x-amazon-apigateway-integrations").fields();
  }

  Stream<CloudRoute> routes(Template template) {
    return body.at("paths").fields().entrySet().stream()
        .flatMap(
            path ->
                operations(path.getValue())
                    .map(
                        operation ->
                            new CloudRoute(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue().at("operationId").text(),
                                template.definitionOf(functionOf(operation.getValue())))));
  }

  static Stream<Map.Entry<String, Node>> operations(Node path) {
    return path.fields().entrySet().stream().filter(field -> !field.getKey().equals(PARAMETERS));
  }

  static Set<String> namesIn(String path) {
    return NAME_IN_PATH
        .matcher(path)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The names that a path declares, by way of the components. */
  Set<String> declaredBy(Node path) {
    return path.at(PARAMETERS).items().stream()
        .map(this::followed)
        .filter(parameter -> parameter.at("in").is("path") && parameter.at("required").is(true))
        .map(parameter -> parameter.at("name").text())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a {@code $ref} leads to, or nothing. */
  Node followed(Node reference) {
    String ref = reference.at("$ref").text();
    return ref.startsWith(HERE) ? body.at(ref.substring(HERE.length()).split("/")) : new Node(null);
  }

  /** The logical id of the function whose alias an integration calls. */
  static String calledBy(Node integration) {
    Matcher alias = CALL.matcher(integration.at("uri", "Fn::Sub").text());
    return alias.matches() ? alias.group(1) : "";
  }

  private String functionOf(Node operation) {
    return calledBy(followed(operation.at(INTEGRATION)));
  }
}
