package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule fails when the real template has one thing wrong. */
class TemplateRulesTest {
  private static final String TEMPLATE = Template.load().source();

  @ParameterizedTest(name = "{0}")
  @MethodSource({"functions", "http", "failures", "alarms", "permissions", "data"})
  void complainsOf(
      String complaint, Function<Template, List<String>> rule, String right, String wrong) {
    assertThat(TEMPLATE).as("the template still has what this case breaks").contains(right);

    var problems = rule.apply(Template.parse(TEMPLATE.replace(right, wrong)));

    assertThat(problems).anyMatch(problem -> problem.contains(complaint));
  }

  static Stream<Arguments> functions() {
    return Stream.of(
        broken(
            "Tick is not pinned",
            FunctionRules::pinned,
            "SPRING_CLOUD_FUNCTION_DEFINITION: tick",
            "OTHER: tick"),
        broken(
            "shares the definition venueApi",
            FunctionRules::pinned,
            "SPRING_CLOUD_FUNCTION_DEFINITION: communityApi",
            "SPRING_CLOUD_FUNCTION_DEFINITION: venueApi"),
        broken("Tick has no role", FunctionRules::ownRole, "Role: !GetAtt TickRole.Arn", ""),
        broken(
            "VenueApi shares CommunityApiRole",
            FunctionRules::ownRole,
            "Role: !GetAtt VenueApiRole.Arn",
            "Role: !GetAtt CommunityApiRole.Arn"),
        broken(
            "Tick has no log group",
            FunctionRules::ownLogWithRetention,
            "LoggingConfig: {LogGroup: !Ref TickLog}",
            ""),
        broken(
            "keeps logs for ever",
            FunctionRules::ownLogWithRetention,
            ", RetentionInDays: !Ref LogRetentionDays",
            ""),
        broken("Runtime is not java25", FunctionRules::alike, "java25", "java17"),
        broken("Architectures is not", FunctionRules::alike, "[arm64]", "[x86_64]"),
        broken(
            "AutoPublishAlias is not live",
            FunctionRules::alike,
            "AutoPublishAlias: live",
            "AutoPublishAlias: prod"),
        broken(
            "AutoPublishAliasAllProperties is not true",
            FunctionRules::alike,
            "AutoPublishAliasAllProperties: true",
            ""),
        broken("has no SnapStart", FunctionRules::alike, "Default: PublishedVersions", "Default: None"),
        broken("its main class", FunctionRules::alike, "MAIN_CLASS: cn.linli.Linli", ""),
        broken("of three seconds", FunctionRules::alike, "Timeout: 50", ""),
        broken(
            "provisioned concurrency beside SnapStart",
            FunctionRules::noProvisionedConcurrency,
            "    AutoPublishAlias: live",
            "    AutoPublishAlias: live\n    ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}"),
        broken(
            "would not roll back",
            FunctionRules::deployedGradually,
            "PassthroughCondition: true",
            ""),
        broken(
            "Tick would not roll back",
            FunctionRules::deployedGradually,
            "DeploymentPreference: {Alarms: [!Ref TickErrorsAlarm]}",
            ""));
  }

  static Stream<Arguments> http() {
    return Stream.of(
        broken("GET /me is in the contract but not routed", routes(), "\"GET /me\"", "\"GET /you\""),
        broken("GET /you is routed but not in the contract", routes(), "\"GET /me\"", "\"GET /you\""),
        broken(
            "operationId=getIt",
            routes(),
            "OperationName: getMe,",
            "OperationName: getIt,"),
        broken(
            "function=venueApi",
            routes(),
            "OperationName: getMe, Target: !Sub \"integrations/${IdentityApiIntegration}\"",
            "OperationName: getMe, Target: !Sub \"integrations/${VenueApiIntegration}\""),
        broken(
            "VenueApiIntegration does not call the alias",
            HttpRules::integrationsCallTheAlias,
            "IntegrationUri: !Ref VenueApi.Alias",
            "IntegrationUri: !GetAtt VenueApi.Arn"),
        broken(
            "does not speak payload 2.0",
            HttpRules::integrationsCallTheAlias,
            "PayloadFormatVersion: \"2.0\"",
            "PayloadFormatVersion: \"1.0\""),
        broken(
            "VenueApiIntegration may not invoke",
            HttpRules::integrationsCallTheAlias,
            "FunctionName: !Ref VenueApi.Alias",
            "FunctionName: !Ref VenueApi"),
        broken(
            "logs $context.identity",
            HttpRules::accessLogNamesNobody,
            "\"$context.routeKey\"",
            "\"$context.identity.sourceIp\""),
        broken(
            "logs $context.path", HttpRules::accessLogNamesNobody, "\"$context.routeKey\"", "\"$context.path\""),
        broken("no request id", HttpRules::accessLogNamesNobody, "$context.requestId", "$context.stage"),
        broken(
            "has no throttle",
            HttpRules::accessLogNamesNobody,
            "ThrottlingRateLimit: !Ref ApiRatePerSecond, ",
            ""));
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        broken(
            "PersonErasedQueue has no dead letters",
            QueueRules::everyQueueHasDeadLetters,
            "RedrivePolicy: {deadLetterTargetArn: !GetAtt PersonErasedDlq.Arn, maxReceiveCount: 5}",
            ""),
        broken(
            "does not keep messages",
            QueueRules::queuesKeepAndEncrypt,
            "MessageRetentionPeriod: 1209600",
            "MessageRetentionPeriod: 60"),
        broken(
            "does not keep messages",
            QueueRules::queuesKeepAndEncrypt,
            "SqsManagedSseEnabled: true",
            "SqsManagedSseEnabled: false"),
        broken(
            "less than 180 s",
            QueueRules::messagesStayHiddenLongEnough,
            "VisibilityTimeout: 180",
            "VisibilityTimeout: 179"),
        broken(
            "onPersonErased repeats whole batches",
            QueueRules::messagesStayHiddenLongEnough,
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            ""),
        broken("retries for ever", QueueRules::streamsGiveUp, "MaximumRetryAttempts: 10", ""),
        broken("waits for ever", QueueRules::streamsGiveUp, "MaximumRecordAgeInSeconds: 7200", ""),
        broken("does not bisect", QueueRules::streamsGiveUp, "BisectBatchOnFunctionError: true", ""),
        broken(
            "relayOutbox repeats whole batches",
            QueueRules::streamsGiveUp,
            "FunctionResponseTypes: [ReportBatchItemFailures]",
            ""),
        broken(
            "tells nobody what it gave up",
            QueueRules::streamsGiveUp,
            "DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt RelayOutboxDlq.Arn}}",
            ""),
        broken(
            "takes all changes",
            QueueRules::streamsGiveUp,
            "FilterCriteria: {Filters: [{Pattern: '{\"eventName\":[\"INSERT\"]}'}]}",
            ""),
        broken(
            "may not send to UndeliveredDlq",
            QueueRules::rulesMaySend,
            "Queues: [!Ref PersonErasedQueue, !Ref UndeliveredDlq]",
            "Queues: [!Ref PersonErasedQueue]"),
        broken(
            "could not deliver",
            QueueRules::rulesMaySend,
            "DeadLetterConfig: {Arn: !GetAtt UndeliveredDlq.Arn}",
            ""),
        broken("rate(1 minutes)", ScheduleRules::wellSpelled, "rate(1 minute)", "rate(1 minutes)"),
        broken(
            "in the zone Asia/Peking",
            ScheduleRules::wellSpelled,
            "ScheduleExpression: rate(1 minute)",
            "ScheduleExpression: rate(1 minute)\n            ScheduleExpressionTimezone: Asia/Peking"),
        broken(
            "fail to start without a trace",
            ScheduleRules::failLoudly,
            "DeadLetterConfig: {Arn: !GetAtt TickDlq.Arn}",
            ""),
        broken(
            "tick may fail without a trace",
            ScheduleRules::failLoudly,
            "DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt TickDlq.Arn}}",
            ""),
        broken(
            "retries to chance", ScheduleRules::failLoudly, "        MaximumRetryAttempts: 0\n", ""),
        broken(
            "same name in every stack",
            ScheduleRules::namedAfterTheStack,
            "Name: !Sub \"${AWS::StackName}-tick\"",
            ""));
  }

  static Stream<Arguments> alarms() {
    return Stream.of(
        broken("no alarm for Errors", AlarmRules::everyFunctionIsWatched, "MetricName: Errors", "MetricName: Error"),
        broken(
            "Seed has no alarm for Throttles",
            AlarmRules::everyFunctionIsWatched,
            "MetricName: Throttles, Dimensions: [{Name: FunctionName, Value: !Ref Seed}]",
            "MetricName: Throttles, Dimensions: [{Name: FunctionName, Value: !Ref Tick}]"),
        broken("does not fit", AlarmRules::slowMeansNearTheTimeout, "Timeout: 50", "Timeout: 40"),
        broken(
            "TickDlq has no alarm",
            AlarmRules::everyDeadLetterIsSeen,
            "Value: !GetAtt TickDlq.QueueName",
            "Value: !GetAtt PersonErasedDlq.QueueName"),
        broken(
            "PersonErasedQueue may wait unseen",
            AlarmRules::waitingIsSeen,
            "ApproximateAgeOfOldestMessage",
            "NumberOfMessagesSent"),
        broken("may fall behind unseen", AlarmRules::waitingIsSeen, "IteratorAge", "Invocations"),
        broken(
            "tick may stop unseen",
            AlarmRules::waitingIsSeen,
            "TreatMissingData: breaching",
            "TreatMissingData: missing"),
        broken("no alarm for 5xx", AlarmRules::faultsOfTheApiAreSeen, "MetricName: 5xx", "MetricName: 4xx"),
        broken(
            "tells nobody",
            AlarmRules::everyAlarmReachesSomebody,
            "AlarmActions: [!Ref AlarmTopic]",
            "AlarmActions: []"));
  }

  static Stream<Arguments> permissions() {
    return Stream.of(
        broken("dynamodb:GetItems", IamRules::knownActions, "dynamodb:GetItem", "dynamodb:GetItems"),
        broken("no plain permission", IamRules::knownActions, "Sid: Own, Effect: Allow", "Sid: Own, Effect: Deny"),
        broken(
            "TickRole/OpenMatters is open",
            IamRules::noWildcards,
            "Resource: !GetAtt VenueTable.Arn",
            "Resource: \"*\""),
        broken(
            "RelayOutboxRole/Stream is open",
            IamRules::noWildcards,
            "Resource: !GetAtt OutboxTable.StreamArn",
            "Resource: !Sub \"${OutboxTable.Arn}/stream/*\""),
        broken(
            "managed policy",
            IamRules::nothingBesideTheRoles,
            "AWSCodeDeployRoleForLambdaLimited",
            "AdministratorAccess"),
        broken(
            "Tick has policies outside its role",
            IamRules::nothingBesideTheRoles,
            "Role: !GetAtt TickRole.Arn",
            "Policies: [AdministratorAccess]"),
        broken(
            "VenueApi is told of [DataKey, LookupKey, SessionKeyA, SessionKeyB] and permitted [LookupKey",
            IamRules::permittedIsTold,
            "SPRING_CLOUD_FUNCTION_DEFINITION: venueApi",
            "SPRING_CLOUD_FUNCTION_DEFINITION: venueApi\n          DATA_KEY_ID: !Ref DataKey"));
  }

  static Stream<Arguments> data() {
    return Stream.of(
        broken(
            "no point-in-time recovery",
            TableRules::protectedAndEncrypted,
            "PointInTimeRecoveryEnabled: true",
            "PointInTimeRecoveryEnabled: false"),
        broken(
            "not protected from deletion",
            TableRules::protectedAndEncrypted,
            "DeletionProtectionEnabled: !If [IsKept, true, false]",
            "DeletionProtectionEnabled: false"),
        broken(
            "not encrypted with our key",
            TableRules::protectedAndEncrypted,
            ", KMSMasterKeyId: !GetAtt TableKey.Arn",
            ""),
        broken(
            "not on demand",
            TableRules::protectedAndEncrypted,
            "BillingMode: PAY_PER_REQUEST",
            "BillingMode: PROVISIONED"),
        broken(
            "no longer every stage",
            TableRules::everyStageButDevIsKept,
            "IsKept: !Not [!Equals [!Ref Stage, dev]]",
            "IsKept: !Equals [!Ref Stage, prod]"),
        broken(
            "IdentityTable is deleted with the stack",
            TableRules::survivesTheStack,
            "IdentityTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain",
            "IdentityTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Delete"),
        broken(
            "has the keys",
            TableRules::sameKeys,
            "{AttributeName: sk, KeyType: RANGE}",
            "{AttributeName: at, KeyType: RANGE}"),
        broken("a partition is fixed", PartitionRules::runsAnywhere, "arn:${AWS::Partition}:", "arn:aws:"),
        broken("a region is fixed", PartitionRules::runsAnywhere, "${AWS::Region}", "cn-north-1"),
        broken("an account is fixed", PartitionRules::runsAnywhere, "${AWS::AccountId}", "123456789012"),
        broken(
            "set CONFIGURATION",
            template -> ConfigurationRules.hashIsCurrent(SamConfig.load(), template),
            "Default: 1769",
            "Default: 2048"),
        broken(
            "prod sets DeployType, which is no parameter",
            template -> ConfigurationRules.stagesNameParameters(SamConfig.load(), template),
            "  DeployType:\n",
            "  Pace:\n"),
        broken(
            "prod sets Stage to prod",
            template -> ConfigurationRules.stagesNameParameters(SamConfig.load(), template),
            "AllowedValues: [dev, prod]",
            "AllowedValues: [dev, live]"));
  }

  @Test
  void knowsWhichParametersFunctionsDependOn() {
    assertThat(ConfigurationRules.dependencies(Template.load()))
        .containsExactly("FunctionMemory", "SessionOverlap", "SessionSigningKey", "SnapStart", "Stage");
  }

  private static Function<Template, List<String>> routes() {
    return template -> HttpRules.routesAre(Contract.routes(), template);
  }

  private static Arguments broken(
      String complaint, Function<Template, List<String>> rule, String right, String wrong) {
    return arguments(complaint, rule, right, wrong);
  }
}
