package cn.linli.infra;

import java.time.Duration;

/**
 * A queue and the function that consumes it.
 *
 * @param queue logical id of the queue
 * @param function definition of the consumer
 * @param batchSize how many messages one invocation gets at most
 * @param reportsItemFailures whether only the messages named in the answer come back, not the whole
 *     batch
 * @param visibilityTimeout how long a received message stays hidden
 * @param maxReceiveCount after so many receipts a message goes to the dead letters
 * @param deadLetters logical id of the queue they go to
 */
public record QueueSource(
    String queue,
    String function,
    int batchSize,
    boolean reportsItemFailures,
    Duration visibilityTimeout,
    int maxReceiveCount,
    String deadLetters) {
  static final String TYPE = "AWS::SQS::Queue";

  static QueueSource of(CloudFunction consumer, Node event, Template template) {
    Resource queue = Arns.queue(event.at("Queue"), template).orElse(template.resource(""));
    Node redrive = queue.property("RedrivePolicy");
    return new QueueSource(
        queue.id(),
        consumer.definition(),
        event.at("BatchSize").number(),
        event.at("FunctionResponseTypes").texts().contains("ReportBatchItemFailures"),
        Duration.ofSeconds(queue.property("VisibilityTimeout").number()),
        redrive.at("maxReceiveCount").number(),
        redrive.at("deadLetterTargetArn").target().orElse(""));
  }
}
