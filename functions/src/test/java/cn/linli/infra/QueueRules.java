package cn.linli.infra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How queues and streams fail: retried a bounded number of times, then kept where somebody looks.
 */
final class QueueRules {
  private static final int FACTOR = 6;
  private static final int TWO_WEEKS = 1_209_600;

  private QueueRules() {}

  static List<String> everyQueueHasDeadLetters(Template template) {
    var deadLetters = DeadLetters.of(template);
    return template
        .ofType("AWS::SQS::Queue")
        .filter(queue -> !deadLetters.contains(queue.id()))
        .filter(
            queue ->
                queue.property("RedrivePolicy", "deadLetterTargetArn").target().isEmpty()
                    || queue.property("RedrivePolicy", "maxReceiveCount").number() < 2)
        .map(queue -> queue.id() + " has no dead letters")
        .toList();
  }

  /** Dead letters keep the age of the message: a short retention can lose one on arrival. */
  static List<String> queuesKeepAndEncrypt(Template template) {
    return template
        .ofType("AWS::SQS::Queue")
        .filter(
            queue ->
                queue.property("MessageRetentionPeriod").number() != TWO_WEEKS
                    || !queue.property("SqsManagedSseEnabled").is(true))
        .map(queue -> queue.id() + " does not keep messages for two weeks, encrypted")
        .toList();
  }

  /** AWS asks for six times the consumer's time-out; cfn-lint does not look. */
  static List<String> messagesStayHiddenLongEnough(Template template) {
    var problems = new ArrayList<String>();
    for (QueueSource source : template.queues()) {
      int timeout = template.functions().get(source.function()).timeoutSeconds();
      if (source.visibilityTimeout().toSeconds() < (long) FACTOR * timeout) {
        problems.add(source.queue() + " hides messages for less than " + FACTOR * timeout + " s");
      }
      if (!source.reportsItemFailures()) {
        problems.add(source.function() + " repeats whole batches");
      }
    }
    return problems;
  }

  /** The defaults retry a poison record for ever and block its shard. */
  static List<String> streamsGiveUp(Template template) {
    var problems = new ArrayList<String>();
    for (StreamSource stream : template.streams()) {
      check(problems, stream, "retries for ever", s -> s.maximumRetryAttempts() > 0);
      check(problems, stream, "waits for ever", s -> s.maximumRecordAge().isPositive());
      check(problems, stream, "does not bisect", StreamSource::bisects);
      check(problems, stream, "repeats whole batches", StreamSource::reportsItemFailures);
      check(problems, stream, "tells nobody what it gave up", s -> !s.deadLetters().isEmpty());
      check(problems, stream, "takes all changes for events", s -> !s.eventNames().isEmpty());
    }
    return problems;
  }

  /** A rule whose queue does not let it in drops events without a trace. */
  static List<String> rulesMaySend(Template template) {
    return template
        .ofType("AWS::Events::Rule")
        .flatMap(
            rule ->
                rule.property("Targets").items().stream()
                    .flatMap(target -> refused(rule, target, template)))
        .toList();
  }

  /** A queue has one policy: a second resource would overwrite the first without a word. */
  static List<String> onePolicyPerQueue(Template template) {
    var queues = new HashSet<String>();
    return template
        .ofType("AWS::SQS::QueuePolicy")
        .flatMap(policy -> policy.property("Queues").targets().stream())
        .filter(queue -> !queues.add(queue))
        .map(queue -> queue + " has two policies")
        .toList();
  }

  private static Stream<String> refused(Resource rule, Node target, Template template) {
    if (target.at("DeadLetterConfig", "Arn").target().isEmpty()) {
      return Stream.of(rule.id() + " tells nobody what it could not deliver");
    }
    return Stream.of(target.at("Arn"), target.at("DeadLetterConfig", "Arn"))
        .flatMap(arn -> arn.target().stream())
        .filter(
            queue ->
                template
                    .ofType("AWS::SQS::QueuePolicy")
                    .noneMatch(policy -> lets(policy, rule, queue)))
        .map(queue -> rule.id() + " may not send to " + queue);
  }

  private static boolean lets(Resource policy, Resource rule, String queue) {
    return policy.property("Queues").targets().contains(queue)
        && policy.property("PolicyDocument", "Statement").items().stream()
            .anyMatch(
                statement ->
                    statement.at("Principal", "Service").is("events.amazonaws.com")
                        && statement.at("Resource").targets().contains(queue)
                        && statement.at("Condition").targets().contains(rule.id()));
  }

  private static void check(
      List<String> problems, StreamSource stream, String complaint, Predicate<StreamSource> holds) {
    if (!holds.test(stream)) {
      problems.add(stream.function() + " " + complaint);
    }
  }
}
