package cn.linli.infra;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which events of the bus reach which consumer.
 *
 * @param rule logical id
 * @param detailTypes the events it picks; one that ends in a star stands for all that begin so
 * @param source the queue they go to and the function behind it
 */
public record EventRule(String rule, Set<String> detailTypes, QueueSource source) {
  static Stream<EventRule> of(Resource rule, Template template) {
    var detailTypes =
        rule.property("EventPattern", "detail-type").items().stream()
            .map(type -> type.at("prefix").present() ? type.at("prefix").text() + "*" : type.text())
            .collect(Collectors.toUnmodifiableSet());
    return rule.property("Targets").items().stream()
        .flatMap(target -> target.at("Arn").target().stream())
        .flatMap(queue -> template.queues().stream().filter(source -> source.queue().equals(queue)))
        .map(source -> new EventRule(rule.id(), detailTypes, source));
  }

  /** Whether it picks events of this type. */
  public boolean picks(String detailType) {
    return detailTypes.stream()
        .anyMatch(
            type ->
                type.endsWith("*")
                    ? detailType.startsWith(type.substring(0, type.length() - 1))
                    : type.equals(detailType));
  }
}
