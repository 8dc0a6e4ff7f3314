package cn.linli.infra;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A stack inside the stack.
 *
 * @param call the resource that makes it
 * @param template its own template
 */
record NestedStack(Resource call, Node template) {
  static final String TYPE = "AWS::CloudFormation::Stack";
  static final String FILE = "TemplateURL";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Za-z0-9]+)}");

  /**
   * Its resources in the words of the template that calls it: parameters are replaced by what they
   * are given, so that {@code ${Stack}-tick} is the name that the function has there.
   */
  Stream<Resource> resources() {
    return template.at("Resources").fields().entrySet().stream()
        .map(
            resource ->
                new Resource(
                    resource.getKey(), new Node(inWordsOfTheCall(resource.getValue().value()))));
  }

  /** A condition of its own, in the words of the template that calls it. */
  Node condition(String name) {
    return new Node(inWordsOfTheCall(template.at("Conditions", name).value()));
  }

  /** It knows its own parameters and resources and nothing else, and is given what it asks for. */
  List<String> misunderstandings() {
    var known = new TreeSet<>(template.at("Resources").fields().keySet());
    known.addAll(template.at("Parameters").fields().keySet());
    Stream<String> unknown =
        Stream.of("Conditions", "Resources")
            .flatMap(part -> template.at(part).targets().stream())
            .filter(id -> !known.contains(id))
            .map(id -> call.id() + " does not know " + id);
    var asked = template.at("Parameters").fields().keySet();
    var given = arguments().keySet();
    return Stream.concat(
            unknown,
            asked.equals(given)
                ? Stream.of()
                : Stream.of(call.id() + " asks for " + asked + " and is given " + given))
        .toList();
  }

  private Map<String, Node> arguments() {
    return call.property("Parameters").fields();
  }

  private Object inWordsOfTheCall(Object value) {
    return switch (value) {
      case Map<?, ?> map when argument(map.get("Ref")).isPresent() ->
          argument(map.get("Ref")).orElseThrow().value();
      case Map<?, ?> map when map.get("Fn::Sub") instanceof String text ->
          Map.of("Fn::Sub", inWordsOfTheCall(text));
      case Map<?, ?> map -> {
        var translated = new LinkedHashMap<Object, Object>();
        map.forEach((key, field) -> translated.put(key, inWordsOfTheCall(field)));
        yield translated;
      }
      case List<?> list -> list.stream().map(this::inWordsOfTheCall).toList();
      case null, default -> value;
    };
  }

  private String inWordsOfTheCall(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            placeholder ->
                Matcher.quoteReplacement(
                    argument(placeholder.group(1))
                        .filter(argument -> argument.at("Ref").present())
                        .map(argument -> "${" + argument.at("Ref").text() + "}")
                        .orElse(placeholder.group())));
  }

  private Optional<Node> argument(Object parameter) {
    return Optional.ofNullable(parameter).map(arguments()::get);
  }
}
