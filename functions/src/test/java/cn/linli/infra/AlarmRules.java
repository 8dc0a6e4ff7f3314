package cn.linli.infra;

import java.util.ArrayList;
import java.util.List;

/** Nothing fails in silence. */
final class AlarmRules {
  private AlarmRules() {}

  static List<String> everyFunctionIsWatched(Template template) {
    var problems = new ArrayList<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              for (String metric : List.of("Errors", "Throttles", "Duration")) {
                if (alarms(template, "AWS/Lambda", metric, "FunctionName", function.id())
                    .isEmpty()) {
                  problems.add(function.id() + " has no alarm for " + metric);
                }
              }
            });
    return problems;
  }

  /** Above the time-out it never fires, far below it always does. */
  static List<String> slowMeansNearTheTimeout(Template template) {
    var problems = new ArrayList<String>();
    template
        .allFunctions()
        .forEach(
            function -> {
              int limit = function.timeoutSeconds() * 1000;
              alarms(template, "AWS/Lambda", "Duration", "FunctionName", function.id()).stream()
                  .filter(
                      alarm ->
                          alarm.property("Threshold").number() >= limit
                              || alarm.property("Threshold").number() < limit / 2)
                  .forEach(
                      alarm ->
                          problems.add(
                              alarm.id() + " does not fit the time-out of " + limit + " ms"));
            });
    return problems;
  }

  static List<String> everyDeadLetterIsSeen(Template template) {
    return DeadLetters.of(template).stream()
        .filter(
            queue ->
                alarms(
                        template,
                        "AWS/SQS",
                        "ApproximateNumberOfMessagesVisible",
                        "QueueName",
                        queue)
                    .stream()
                    .noneMatch(alarm -> alarm.property("Threshold").number() == 1))
        .map(queue -> queue + " has no alarm for its first message")
        .toList();
  }

  static List<String> waitingIsSeen(Template template) {
    var problems = new ArrayList<String>();
    for (QueueSource source : template.queues()) {
      if (alarms(template, "AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", source.queue())
          .isEmpty()) {
        problems.add(source.queue() + " may wait unseen");
      }
    }
    for (StreamSource stream : template.streams()) {
      String id = template.functions().get(stream.function()).id();
      if (alarms(template, "AWS/Lambda", "IteratorAge", "FunctionName", id).isEmpty()) {
        problems.add(stream.function() + " may fall behind unseen");
      }
    }
    for (Schedule schedule : template.schedules()) {
      String id = template.functions().get(schedule.function()).id();
      if (alarms(template, "AWS/Lambda", "Invocations", "FunctionName", id).stream()
          .noneMatch(alarm -> alarm.property("TreatMissingData").is("breaching"))) {
        problems.add(schedule.function() + " may stop unseen");
      }
    }
    return problems;
  }

  /** Our own 500s are answers to Lambda: only the API counts them. */
  static List<String> faultsOfTheApiAreSeen(Template template) {
    return template
        .ofType("AWS::ApiGatewayV2::Api")
        .filter(api -> alarms(template, "AWS/ApiGateway", "5xx", "ApiId", api.id()).isEmpty())
        .map(api -> api.id() + " has no alarm for 5xx")
        .toList();
  }

  /** A filter looks for words of a log line: both ends have to know them. */
  static List<String> logFiltersAreWatched(List<String> sources, Template template) {
    var problems = new ArrayList<String>();
    template
        .ofType("AWS::Logs::MetricFilter")
        .forEach(
            filter -> {
              String words = filter.property("FilterPattern").text().replace("\"", "");
              Node metric = filter.property("MetricTransformations").items().getFirst();
              if (sources.stream().noneMatch(source -> source.contains(words))) {
                problems.add(filter.id() + " looks for words that nothing logs: " + words);
              }
              if (template
                  .ofType("AWS::CloudWatch::Alarm")
                  .noneMatch(
                      alarm ->
                          alarm.property("MetricName").equals(metric.at("MetricName"))
                              && alarm
                                  .property("Namespace")
                                  .equals(metric.at("MetricNamespace")))) {
                problems.add(filter.id() + " counts what no alarm looks at");
              }
            });
    return problems;
  }

  static List<String> everyAlarmReachesSomebody(Template template) {
    return template
        .ofType("AWS::CloudWatch::Alarm")
        .filter(
            alarm ->
                alarm.property("AlarmActions").targets().stream()
                    .noneMatch(id -> template.resource(id).type().equals("AWS::SNS::Topic")))
        .map(alarm -> alarm.id() + " tells nobody")
        .toList();
  }

  /** What alarms when this function throws. */
  static List<Resource> errorsOf(Template template, CloudFunction function) {
    return alarms(template, "AWS/Lambda", "Errors", "FunctionName", function.id());
  }

  private static List<Resource> alarms(
      Template template, String namespace, String metric, String dimension, String id) {
    return template
        .ofType("AWS::CloudWatch::Alarm")
        .filter(alarm -> alarm.property("Namespace").is(namespace))
        .filter(alarm -> alarm.property("MetricName").is(metric))
        .filter(
            alarm ->
                alarm.property("Dimensions").items().stream()
                    .anyMatch(
                        item ->
                            item.at("Name").is(dimension)
                                && template
                                    .named(item.at("Value"))
                                    .filter(watched -> watched.id().equals(id))
                                    .isPresent()))
        .toList();
  }
}
