package cn.linli.infra;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** What starts by the clock starts at a time that exists, and says so when it could not. */
final class ScheduleRules {
  private ScheduleRules() {}

  static List<String> wellSpelled(Template template) {
    var problems = new ArrayList<String>();
    for (Schedule schedule : template.schedules()) {
      if (!ScheduleExpression.isValid(schedule.expression())) {
        problems.add(schedule.function() + " is scheduled at " + schedule.expression());
      }
      if (!ZoneId.getAvailableZoneIds().contains(schedule.zone())) {
        problems.add(schedule.function() + " is scheduled in the zone " + schedule.zone());
      }
    }
    return problems;
  }

  /**
   * The schedule's own policy covers the start; the run itself is asynchronous and Lambda's to
   * retry.
   */
  static List<String> failLoudly(Template template) {
    var problems = new ArrayList<String>();
    for (Schedule schedule : template.schedules()) {
      CloudFunction function = template.functions().get(schedule.function());
      if (schedule.deadLetters().isEmpty()) {
        problems.add(schedule.function() + " may fail to start without a trace");
      }
      Node onFailure =
          function.node("EventInvokeConfig", "DestinationConfig", "OnFailure", "Destination");
      if (Arns.queue(onFailure, template).isEmpty()) {
        problems.add(schedule.function() + " may fail without a trace");
      }
      if (!function.node("EventInvokeConfig", "MaximumRetryAttempts").present()) {
        problems.add(schedule.function() + " leaves its retries to chance");
      }
    }
    return problems;
  }

  /**
   * Names of schedules are unique in an account: without the stack's name a second stack cannot be
   * made.
   */
  static List<String> namedAfterTheStack(Template template) {
    return template
        .allFunctions()
        .flatMap(function -> function.node("Events").fields().values().stream())
        .filter(event -> event.at("Type").is("ScheduleV2"))
        .filter(
            event ->
                !event.at("Properties", "Name", "Fn::Sub").text().contains("${AWS::StackName}"))
        .map(event -> "a schedule has the same name in every stack of the account")
        .toList();
  }
}
