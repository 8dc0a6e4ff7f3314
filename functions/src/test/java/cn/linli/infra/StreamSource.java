package cn.linli.infra;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The stream of a table and the function that follows it.
 *
 * @param table short name of the table
 * @param function definition of the consumer
 * @param batchSize how many records one invocation gets at most
 * @param parallelism how many batches of one shard are worked on at once, never two with the same
 *     partition key
 * @param maximumRetryAttempts after so many retries a record is given up
 * @param maximumRecordAge a record older than this is given up
 * @param bisects whether a failed batch is split to find the poison record
 * @param reportsItemFailures whether a retry starts at the record named in the answer
 * @param eventNames the only kinds of change that arrive (INSERT, MODIFY, REMOVE); empty means all
 * @param deadLetters logical id of the queue that is told of what was given up
 */
public record StreamSource(
    String table,
    String function,
    int batchSize,
    int parallelism,
    int maximumRetryAttempts,
    Duration maximumRecordAge,
    boolean bisects,
    boolean reportsItemFailures,
    Set<String> eventNames,
    String deadLetters) {
  static StreamSource of(CloudFunction consumer, Node event, Template template) {
    return new StreamSource(
        CloudTable.of(template.resource(event.at("Stream").target().orElse(""))).name(),
        consumer.definition(),
        event.at("BatchSize").number(),
        Math.max(1, event.at("ParallelizationFactor").number()),
        event.at("MaximumRetryAttempts").number(),
        Duration.ofSeconds(event.at("MaximumRecordAgeInSeconds").number()),
        event.at("BisectBatchOnFunctionError").is(true),
        event.at("FunctionResponseTypes").texts().contains("ReportBatchItemFailures"),
        eventNames(event),
        Arns.queue(event.at("DestinationConfig", "OnFailure", "Destination"), template)
            .map(Resource::id)
            .orElse(""));
  }

  private static Set<String> eventNames(Node event) {
    return event.at("FilterCriteria", "Filters").items().stream()
        .map(filter -> Yaml.parse(filter.at("Pattern").text()))
        .flatMap(pattern -> pattern.at("eventName").texts().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
