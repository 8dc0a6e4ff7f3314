package cn.linli.infra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Parameters and their values per stage.
 *
 * <p>SAM publishes a new version of a function when what the template says about it changes, but
 * does not look at the values of parameters (aws/serverless-application-model#3820): turning the
 * session key would change nothing that runs. So a hash of the values stands in the template.
 */
final class ConfigurationRules {
  private static final Set<String> NOT_PART_OF_A_VERSION =
      Set.of("DeploymentPreference", "Events", "EventInvokeConfig");

  private ConfigurationRules() {}

  static List<String> hashIsCurrent(SamConfig config, Template template) {
    String expected = hash(config, template);
    Node written = template.at("Globals", "Function", "Environment", "Variables", "CONFIGURATION");
    return written.is(expected)
        ? List.of()
        : List.of(
            "the parameters of functions changed: set CONFIGURATION in template.yaml to \""
                + expected
                + "\"");
  }

  static List<String> stagesNameParameters(SamConfig config, Template template) {
    var problems = new ArrayList<String>();
    config
        .overrides()
        .forEach(
            (stage, values) ->
                values.forEach(
                    (name, value) -> {
                      Node parameter = template.at("Parameters", name);
                      Node allowed = parameter.at("AllowedValues");
                      if (!parameter.present()) {
                        problems.add(stage + " sets " + name + ", which is no parameter");
                      } else if (allowed.present() && !allowed.texts().contains(value)) {
                        problems.add(stage + " sets " + name + " to " + value);
                      }
                    }));
    return problems;
  }

  /** The parameters that functions depend on, directly or by a condition. */
  static Set<String> dependencies(Template template) {
    var found = new TreeSet<String>();
    template
        .allFunctions()
        .flatMap(function -> new Node(function.properties()).fields().entrySet().stream())
        .filter(property -> !NOT_PART_OF_A_VERSION.contains(property.getKey()))
        .forEach(
            property -> {
              found.addAll(property.getValue().targets());
              property
                  .getValue()
                  .walk()
                  .flatMap(node -> node.at("Fn::If").items().stream().limit(1))
                  .forEach(condition -> found.addAll(parametersOf(condition.text(), template)));
            });
    found.removeIf(name -> !template.at("Parameters", name).present());
    return found;
  }

  private static Set<String> parametersOf(String condition, Template template) {
    Node definition = template.at("Conditions", condition);
    var found = new TreeSet<>(definition.targets());
    definition
        .walk()
        .map(node -> node.at("Condition").text())
        .filter(name -> !name.isEmpty())
        .forEach(name -> found.addAll(parametersOf(name, template)));
    return found;
  }

  private static String hash(SamConfig config, Template template) {
    var text = new StringBuilder();
    config
        .overrides()
        .forEach(
            (stage, values) ->
                dependencies(template)
                    .forEach(
                        name -> {
                          String byDefault = template.at("Parameters", name, "Default").text();
                          String value = values.getOrDefault(name, byDefault);
                          text.append("%s %s=%s\n".formatted(stage, name, value));
                        }));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 4);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
