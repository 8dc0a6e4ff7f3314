package cn.linli.infra;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions and their API, each rule with a template that breaks it. */
class FunctionRulesTest {
  @ParameterizedTest
  @MethodSource({"identities", "runtimes", "releases", "routes", "integrations", "accessLogs"})
  void complainsOf(Breakage breakage) {
    breakage.isNoticed();
  }

  static Stream<Breakage> identities() {
    return Stream.of(
        new Breakage(
            "Tick is not pinned",
            FunctionRules::pinned,
            "SPRING_CLOUD_FUNCTION_DEFINITION: tick",
            "OTHER: tick"),
        new Breakage(
            "shares the definition venueApi",
            FunctionRules::pinned,
            "SPRING_CLOUD_FUNCTION_DEFINITION: communityApi",
            "SPRING_CLOUD_FUNCTION_DEFINITION: venueApi"),
        new Breakage("Tick has no role", FunctionRules::ownRole, "Role: !GetAtt TickRole.Arn", ""),
        new Breakage(
            "VenueApi shares CommunityApiRole",
            FunctionRules::ownRole,
            "Role: !GetAtt VenueApiRole.Arn",
            "Role: !GetAtt CommunityApiRole.Arn"),
        new Breakage(
            "Tick has no log group",
            FunctionRules::ownLogWithRetention,
            "LoggingConfig: {LogGroup: !Ref TickLog}",
            ""),
        new Breakage(
            "keeps logs for ever",
            FunctionRules::ownLogWithRetention,
            ", RetentionInDays: !Ref LogRetentionDays",
            ""));
  }

  static Stream<Breakage> runtimes() {
    return Stream.of(
        new Breakage("Runtime is not java25", FunctionRules::alike, "java25", "java17"),
        new Breakage("Architectures is not", FunctionRules::alike, "[arm64]", "[x86_64]"),
        new Breakage(
            "AutoPublishAlias is not live",
            FunctionRules::alike,
            "AutoPublishAlias: live",
            "AutoPublishAlias: prod"),
        new Breakage(
            "AutoPublishAliasAllProperties is not true",
            FunctionRules::alike,
            "AutoPublishAliasAllProperties: true",
            ""),
        new Breakage(
            "has no SnapStart",
            FunctionRules::alike,
            "Default: PublishedVersions",
            "Default: None"),
        new Breakage(
            "Handler is not", FunctionRules::alike, "cn.linli.Linli::", "cn.linli.Other::"),
        new Breakage("of three seconds", FunctionRules::alike, "Timeout: 50", ""));
  }

  static Stream<Breakage> releases() {
    return Stream.of(
        new Breakage(
            "provisioned concurrency beside SnapStart",
            FunctionRules::noProvisionedConcurrency,
            "    AutoPublishAlias: live",
            "    AutoPublishAlias: live\n"
                + "    ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 1}"),
        new Breakage(
            "would not roll back",
            FunctionRules::deployedGradually,
            "PassthroughCondition: true",
            ""),
        new Breakage(
            "Tick would not roll back",
            FunctionRules::deployedGradually,
            "DeploymentPreference: {Alarms: [!Ref TickErrorsAlarm]}",
            ""));
  }

  static Stream<Breakage> routes() {
    return Stream.of(
        new Breakage(
            "GET /me is in the contract but not routed",
            FunctionRulesTest::contract,
            "\"GET /me\"",
            "\"GET /you\""),
        new Breakage(
            "GET /you is routed but not in the contract",
            FunctionRulesTest::contract,
            "\"GET /me\"",
            "\"GET /you\""),
        new Breakage(
            "operationId=getIt",
            FunctionRulesTest::contract,
            "OperationName: getMe,",
            "OperationName: getIt,"),
        new Breakage(
            "function=venueApi",
            FunctionRulesTest::contract,
            "OperationName: getMe, Target: !Sub \"integrations/${IdentityApiIntegration}\"",
            "OperationName: getMe, Target: !Sub \"integrations/${VenueApiIntegration}\""));
  }

  static Stream<Breakage> integrations() {
    return Stream.of(
        new Breakage(
            "VenueApiIntegration does not call the alias",
            HttpRules::integrationsCallTheAlias,
            "IntegrationUri: !Ref VenueApi.Alias",
            "IntegrationUri: !GetAtt VenueApi.Arn"),
        new Breakage(
            "does not speak payload 2.0",
            HttpRules::integrationsCallTheAlias,
            "PayloadFormatVersion: \"2.0\"",
            "PayloadFormatVersion: \"1.0\""),
        new Breakage(
            "VenueApiIntegration may not invoke",
            HttpRules::integrationsCallTheAlias,
            "FunctionName: !Ref VenueApi.Alias",
            "FunctionName: !Ref VenueApi"));
  }

  static Stream<Breakage> accessLogs() {
    return Stream.of(
        new Breakage(
            "logs $context.identity",
            HttpRules::accessLogNamesNobody,
            "\"$context.routeKey\"",
            "\"$context.identity.sourceIp\""),
        new Breakage(
            "logs $context.path",
            HttpRules::accessLogNamesNobody,
            "\"$context.routeKey\"",
            "\"$context.path\""),
        new Breakage(
            "no request id",
            HttpRules::accessLogNamesNobody,
            "$context.requestId",
            "$context.stage"),
        new Breakage(
            "has no throttle",
            HttpRules::accessLogNamesNobody,
            "ThrottlingRateLimit: !Ref ApiRatePerSecond, ",
            ""));
  }

  private static List<String> contract(Template template) {
    return HttpRules.routesAre(Contract.routes(), template);
  }
}
