package cn.linli.infra;

/**
 * What starts a function by the clock.
 *
 * @param function definition of the function
 * @param expression as EventBridge Scheduler spells it: {@code rate(1 minute)}
 * @param zone time zone of a cron expression
 * @param deadLetters logical id of the queue that is told when it could not be started
 */
public record Schedule(String function, String expression, String zone, String deadLetters) {
  static Schedule of(CloudFunction function, Node event, Template template) {
    String zone = event.at("ScheduleExpressionTimezone").text();
    return new Schedule(
        function.definition(),
        event.at("ScheduleExpression").text(),
        zone.isEmpty() ? "UTC" : zone,
        Arns.queue(event.at("DeadLetterConfig", "Arn"), template).map(Resource::id).orElse(""));
  }
}
