package cn.linli.infra;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Failing and being noticed, each rule with a template that breaks it. */
class FailureRulesTest {
  private static final String QUEUE =
      "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${AWS::StackName}-";

  @ParameterizedTest
  @MethodSource({
    "queues",
    "streams",
    "rules",
    "schedules",
    "watching",
    "waiting",
    "stacks",
    "orders",
    "names"
  })
  void complainsOf(Breakage breakage) {
    breakage.isNoticed();
  }

  static Stream<Breakage> queues() {
    return Stream.of(
        new Breakage(
            "PersonErasedQueue has no dead letters",
            QueueRules::everyQueueHasDeadLetters,
            "RedrivePolicy: {deadLetterTargetArn: !GetAtt PersonErasedDlq.Arn, maxReceiveCount: 5}",
            ""),
        new Breakage(
            "does not keep messages",
            QueueRules::queuesKeepAndEncrypt,
            "MessageRetentionPeriod: 1209600",
            "MessageRetentionPeriod: 60"),
        new Breakage(
            "does not keep messages",
            QueueRules::queuesKeepAndEncrypt,
            "SqsManagedSseEnabled: true",
            "SqsManagedSseEnabled: false"),
        new Breakage(
            "less than 180 s",
            QueueRules::messagesStayHiddenLongEnough,
            "VisibilityTimeout: 180",
            "VisibilityTimeout: 179"),
        new Breakage(
            "onPersonErased repeats whole batches",
            QueueRules::messagesStayHiddenLongEnough,
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            ""));
  }

  static Stream<Breakage> streams() {
    return Stream.of(
        new Breakage("retries for ever", QueueRules::streamsGiveUp, "MaximumRetryAttempts: 10", ""),
        new Breakage(
            "waits for ever", QueueRules::streamsGiveUp, "MaximumRecordAgeInSeconds: 7200", ""),
        new Breakage(
            "does not bisect", QueueRules::streamsGiveUp, "BisectBatchOnFunctionError: true", ""),
        new Breakage(
            "relayOutbox repeats whole batches",
            QueueRules::streamsGiveUp,
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            ""),
        new Breakage(
            "tells nobody what it gave up",
            QueueRules::streamsGiveUp,
            "DestinationConfig: {OnFailure: {Type: SQS, Destination: !Sub \""
                + QUEUE
                + "RelayOutboxDlq\"}}",
            ""),
        new Breakage(
            "takes all changes",
            QueueRules::streamsGiveUp,
            "FilterCriteria: {Filters: [{Pattern: '{\"eventName\":[\"INSERT\"]}'}]}",
            ""));
  }

  static Stream<Breakage> rules() {
    return Stream.of(
        new Breakage(
            "may not send to UndeliveredDlq",
            QueueRules::rulesMaySend,
            "Queues: [!Ref UndeliveredDlq]",
            "Queues: [!Ref TickDlq]"),
        new Breakage(
            "VenueEventQueue has two policies",
            QueueRules::onePolicyPerQueue,
            "Queues: [!Ref UndeliveredDlq]",
            "Queues: [!Ref UndeliveredDlq, !Ref VenueEventQueue]"),
        new Breakage(
            "could not deliver",
            QueueRules::rulesMaySend,
            "DeadLetterConfig: {Arn: !GetAtt UndeliveredDlq.Arn}",
            ""));
  }

  static Stream<Breakage> schedules() {
    return Stream.of(
        new Breakage(
            "rate(1 minutes)", ScheduleRules::wellSpelled, "rate(1 minute)", "rate(1 minutes)"),
        new Breakage(
            "in the zone Asia/Peking",
            ScheduleRules::wellSpelled,
            "ScheduleExpression: rate(1 minute)",
            "ScheduleExpression: rate(1 minute)\n"
                + "            ScheduleExpressionTimezone: Asia/Peking"),
        new Breakage(
            "fail to start without a trace",
            ScheduleRules::failLoudly,
            "DeadLetterConfig: {Arn: !Sub \"" + QUEUE + "TickDlq\"}",
            ""),
        new Breakage(
            "tick may fail without a trace",
            ScheduleRules::failLoudly,
            "DestinationConfig: {OnFailure: {Type: SQS, Destination: !Sub \""
                + QUEUE
                + "TickDlq\"}}",
            ""),
        new Breakage(
            "retries to chance",
            ScheduleRules::failLoudly,
            "        MaximumRetryAttempts: 0\n",
            ""),
        new Breakage(
            "same name in every stack",
            ScheduleRules::namedAfterTheStack,
            "            Name: !Sub \"${AWS::StackName}-tick\"\n",
            ""));
  }

  static Stream<Breakage> watching() {
    return Stream.of(
        new Breakage(
            "no alarm for Errors",
            AlarmRules::everyFunctionIsWatched,
            "MetricName: Errors",
            "MetricName: Error"),
        new Breakage(
            "Seed has no alarm for Throttles",
            AlarmRules::everyFunctionIsWatched,
            "MetricName: Throttles, Dimensions: [{Name: FunctionName, Value: !Sub \"${Stack}-seed\"}]",
            "MetricName: Throttles, Dimensions: [{Name: FunctionName, Value: !Sub \"${Stack}-tick\"}]"),
        new Breakage(
            "does not fit", AlarmRules::slowMeansNearTheTimeout, "Timeout: 50", "Timeout: 40"),
        new Breakage(
            "TickDlq has no alarm",
            AlarmRules::everyDeadLetterIsSeen,
            "Value: !Sub \"${Stack}-TickDlq\"",
            "Value: !Sub \"${Stack}-PersonErasedDlq\""),
        new Breakage(
            "PersonErasedQueue may wait unseen",
            AlarmRules::waitingIsSeen,
            "ApproximateAgeOfOldestMessage",
            "NumberOfMessagesSent"));
  }

  static Stream<Breakage> waiting() {
    return Stream.of(
        new Breakage(
            "may fall behind unseen", AlarmRules::waitingIsSeen, "IteratorAge", "Invocations"),
        new Breakage(
            "tick may stop unseen",
            AlarmRules::waitingIsSeen,
            "TreatMissingData: breaching",
            "TreatMissingData: missing"),
        new Breakage(
            "no alarm for 5xx",
            AlarmRules::faultsOfTheApiAreSeen,
            "MetricName: 5xx",
            "MetricName: 4xx"),
        new Breakage(
            "words that nothing logs",
            template -> AlarmRules.logFiltersAreWatched(Sources.main(), template),
            "it waits among the dead ones",
            "it waits among the lost ones"),
        new Breakage(
            "counts what no alarm looks at",
            template -> AlarmRules.logFiltersAreWatched(Sources.main(), template),
            "MetricName: DeadlinesGivenUp, Statistic",
            "MetricName: GivenUp, Statistic"),
        new Breakage(
            "tells nobody",
            AlarmRules::everyAlarmReachesSomebody,
            "AlarmActions: [!Ref AlarmTopic]",
            "AlarmActions: []"));
  }

  static Stream<Breakage> stacks() {
    return Stream.of(
        new Breakage(
            "TickSilentAlarm watches the FunctionName {Fn::Sub=${AWS::StackName}-tock}",
            StackRules::whatIsWatchedIsThere,
            "Value: !Sub \"${Stack}-tick\"",
            "Value: !Sub \"${Stack}-tock\""),
        new Breakage(
            "TickDlqAlarm watches the QueueName",
            StackRules::whatIsWatchedIsThere,
            "QueueName: !Sub \"${Stack}-TickDlq\", ",
            ""),
        new Breakage(
            "TickSilentAlarm watches the FunctionName",
            StackRules::whatIsWatchedIsThere,
            "Stack: !Ref AWS::StackName",
            "Stack: !Ref Stage"),
        new Breakage(
            "DeadlineGivenUpFilter watches the LogGroupName",
            StackRules::whatIsWatchedIsThere,
            "LogGroupName: !Sub \"/aws/lambda/${Stack}-tick\"\n",
            "LogGroupName: !Sub \"/aws/lambda/${Stack}-Tick\"\n"),
        new Breakage(
            "Observability does not know Tick",
            StackRules::nestedStacksKnowWhatTheyName,
            "Value: !Sub \"${Stack}-tick\"",
            "Value: !Ref Tick"),
        new Breakage(
            "Data does not know Place",
            StackRules::nestedStacksKnowWhatTheyName,
            "[!Ref Stage, dev]",
            "[!Ref Place, dev]"),
        new Breakage(
            "TickRole refers to VenueTable of another stack",
            StackRules::outerStackKnowsWhatItNames,
            "Resource: !Sub \"arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}-venue\"",
            "Resource: !GetAtt VenueTable.Arn"),
        new Breakage(
            "Observability asks for [Stack, AlarmTopic] and is given [Stack]",
            StackRules::nestedStacksKnowWhatTheyName,
            ", AlarmTopic: !Ref AlarmTopic}",
            "}"));
  }

  static Stream<Breakage> orders() {
    return Stream.of(
        new Breakage(
            "Observability does not wait for Logs",
            StackRules::logsComeBeforeTheirFilters,
            "  Observability:\n    Type: AWS::CloudFormation::Stack\n    DependsOn: Logs\n",
            "  Observability:\n    Type: AWS::CloudFormation::Stack\n"),
        new Breakage(
            "Tick does not wait for Logs",
            StackRules::logsComeBeforeTheirFunctions,
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Errors, Events, Logs]\n",
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Errors, Events]\n"),
        new Breakage(
            "Tick does not wait for Data",
            StackRules::tablesRulesAndQueuesComeBeforeFunctions,
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Errors, Events, Logs]\n",
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Errors, Events, Logs]\n"),
        new Breakage(
            "Tick does not wait for Events",
            StackRules::tablesRulesAndQueuesComeBeforeFunctions,
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Errors, Events, Logs]\n",
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Errors, Logs]\n"));
  }

  static Stream<Breakage> names() {
    return Stream.of(
        new Breakage(
            "OnPersonErased names no queue",
            StackRules::queuesAreThere,
            "Queue: !Sub \"" + QUEUE + "PersonErasedQueue\"",
            "Queue: !Sub \"" + QUEUE + "PersonErased\""),
        new Breakage(
            "OnPersonErasedRole names no queue",
            StackRules::queuesAreThere,
            "QueueName: !Sub \"${Stack}-PersonErasedQueue\"",
            "QueueName: !Sub \"${Stack}-ErasedQueue\""),
        new Breakage(
            "OnPersonErased refers to PersonErasedQueue of another stack",
            StackRules::outerStackKnowsWhatItNames,
            "Queue: !Sub \"" + QUEUE + "PersonErasedQueue\"",
            "Queue: !GetAtt PersonErasedQueue.Arn"));
  }
}
