package cn.linli.infra;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Which events of the bus reach which consumer.
 *
 * @param rule logical id
 * @param detailTypes the events it picks; one that ends in a star stands for all that begin so
 * @param details what has to be in the detail of our own, by JSON pointer, written in the same way;
 *     a plus stands for anything that is there
 * @param onDefaultBus whether they are events of AWS, on the account's default bus
 * @param source the queue they go to and the function behind it
 */
public record EventRule(
    String rule,
    Set<String> detailTypes,
    Map<String, Set<String>> details,
    boolean onDefaultBus,
    QueueSource source) {
  /** Stands for a value that is there, whatever it is. */
  private static final String ANYTHING = "+";

  static Stream<EventRule> of(Resource rule, Template template) {
    var pattern = rule.property("EventPattern");
    boolean onDefault = !rule.property("EventBusName").present();
    var details = new HashMap<String, Set<String>>();
    if (!onDefault) {
      details("", pattern.at("detail"), details);
    }
    return rule.property("Targets").items().stream()
        .flatMap(target -> target.at("Arn").target().stream())
        .flatMap(queue -> template.queues().stream().filter(source -> source.queue().equals(queue)))
        .map(
            source ->
                new EventRule(
                    rule.id(), words(pattern.at("detail-type")), details, onDefault, source));
  }

  private static void details(String pointer, Node pattern, Map<String, Set<String>> into) {
    pattern
        .fields()
        .forEach(
            (name, field) -> {
              var at = pointer + "/" + name;
              if (field.fields().isEmpty()) {
                into.put(at, words(field));
              } else {
                details(at, field, into);
              }
            });
  }

  private static Set<String> words(Node patterns) {
    return patterns.items().stream().map(EventRule::word).collect(Collectors.toUnmodifiableSet());
  }

  private static String word(Node pattern) {
    if (pattern.at("prefix").present()) {
      return pattern.at("prefix").text() + "*";
    }
    return pattern.at("exists").present() ? ANYTHING : pattern.text();
  }

  /** Whether it picks events of this type. */
  public boolean picks(String detailType) {
    return matches(detailTypes, detailType);
  }

  /** Whether it picks an event of this type with this detail. */
  public boolean picks(String detailType, JsonNode detail) {
    return picks(detailType)
        && details.entrySet().stream()
            .allMatch(field -> matches(field.getValue(), detail.at(field.getKey()).asString("")));
  }

  private static boolean matches(Set<String> words, String value) {
    return words.stream().anyMatch(word -> matches(word, value));
  }

  private static boolean matches(String word, String value) {
    if (word.equals(ANYTHING)) {
      return !value.isEmpty();
    }
    return word.endsWith("*")
        ? value.startsWith(word.substring(0, word.length() - 1))
        : word.equals(value);
  }
}
