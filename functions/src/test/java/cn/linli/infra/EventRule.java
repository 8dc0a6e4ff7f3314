package cn.linli.infra;

import java.util.Set;
import java.util.stream.Stream;

/**
 * Which events of the bus reach which consumer.
 *
 * @param rule logical id
 * @param detailTypes the events it picks
 * @param source the queue they go to and the function behind it
 */
public record EventRule(String rule, Set<String> detailTypes, QueueSource source) {
  static Stream<EventRule> of(Resource rule, Template template) {
    var detailTypes = Set.copyOf(rule.property("EventPattern", "detail-type").texts());
    return rule.property("Targets").items().stream()
        .flatMap(target -> target.at("Arn").target().stream())
        .flatMap(queue -> template.queues().stream().filter(source -> source.queue().equals(queue)))
        .map(source -> new EventRule(rule.id(), detailTypes, source));
  }
}
