package cn.linli.infra;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A function of the template with the Globals applied.
 *
 * @param id logical id in the template
 * @param properties as SAM sees them
 */
public record CloudFunction(String id, Map<String, Object> properties) {
  static final String TYPE = "AWS::Serverless::Function";
  static final String DEFINITION = "SPRING_CLOUD_FUNCTION_DEFINITION";

  static CloudFunction of(Resource function, Node globals) {
    var properties = new LinkedHashMap<String, Object>();
    function
        .properties()
        .over(globals)
        .fields()
        .forEach((key, node) -> properties.put(key, node.value()));
    return new CloudFunction(function.id(), properties);
  }

  /** The Spring Cloud Function it is pinned to. */
  public String definition() {
    return node("Environment", "Variables", DEFINITION).text();
  }

  /** Class and method that the runtime calls. */
  public String handler() {
    return node("Handler").text();
  }

  /** How long one invocation may take. */
  public int timeoutSeconds() {
    return node("Timeout").number();
  }

  /**
   * Names of its environment variables; values are text or, as a map, what CloudFormation would
   * resolve.
   */
  public Map<String, Object> environment() {
    var variables = new LinkedHashMap<String, Object>();
    node("Environment", "Variables")
        .fields()
        .forEach((name, value) -> variables.put(name, value.value()));
    return variables;
  }

  Node node(String... path) {
    return new Node(properties).at(path);
  }
}
