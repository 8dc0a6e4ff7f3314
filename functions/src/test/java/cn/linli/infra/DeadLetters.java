package cn.linli.infra;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which queues of a template hold what could not be delivered. */
final class DeadLetters {
  private DeadLetters() {}

  /** Their logical ids. */
  static Set<String> of(Template template) {
    return template
        .resources()
        .flatMap(resource -> resource.body().walk())
        .flatMap(
            node ->
                Stream.of(
                    node.at("deadLetterTargetArn"),
                    node.at("DeadLetterConfig", "Arn"),
                    node.at("OnFailure", "Destination")))
        .flatMap(arn -> Arns.queue(arn, template).stream())
        .map(Resource::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
