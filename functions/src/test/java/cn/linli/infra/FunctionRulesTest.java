package cn.linli.infra;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions and their API, each rule with a template that breaks it. */
class FunctionRulesTest {
  private static final String GET_ME =
      "operationId: getMe, responses: {}, x-amazon-apigateway-integration:"
          + " {$ref: \"#/components/x-amazon-apigateway-integrations/identityApi\"}";

  @ParameterizedTest
  @MethodSource({
    "identities",
    "logs",
    "runtimes",
    "releases",
    "routes",
    "integrations",
    "imports",
    "accessLogs"
  })
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
            "Role: !GetAtt CommunityApiRole.Arn"));
  }

  static Stream<Breakage> logs() {
    return Stream.of(
        new Breakage(
            "Tick has no log group of its own",
            FunctionRules::ownLogWithRetention,
            "LoggingConfig: {LogGroup: !Sub \"/aws/lambda/${AWS::StackName}-tick\"}",
            ""),
        new Breakage(
            "Tick has no log group of its own",
            FunctionRules::ownLogWithRetention,
            "TickLog: {Type: AWS::Logs::LogGroup",
            "TickLog: {Type: AWS::Logs::LogStream"),
        new Breakage(
            "Tick has no log group of its own",
            FunctionRules::ownLogWithRetention,
            "LogGroup: !Sub \"/aws/lambda/${AWS::StackName}-tick\"",
            "LogGroup: !Sub \"/aws/lambda/${AWS::StackName}-relayOutbox\""),
        new Breakage(
            "TickLog keeps logs for ever",
            FunctionRules::ownLogWithRetention,
            ", RetentionInDays: !Ref RetentionDays",
            ""),
        new Breakage(
            "TickLog is the log of no function",
            FunctionRules::ownLogWithRetention,
            "LoggingConfig: {LogGroup: !Sub \"/aws/lambda/${AWS::StackName}-tick\"}",
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
            "DeploymentPreference: {Alarms: [!Sub \"${AWS::StackName}-TickErrorsAlarm\"]}",
            ""),
        new Breakage(
            "VenueApi would not roll back",
            FunctionRules::deployedGradually,
            "AlarmName: !Sub \"${AWS::StackName}-HttpFaultsAlarm\"",
            "AlarmName: !Sub \"${AWS::StackName}-FaultsAlarm\""),
        new Breakage(
            "Tick would not roll back",
            FunctionRules::deployedGradually,
            "[!Sub \"${AWS::StackName}-TickErrorsAlarm\"]",
            "[!Sub \"${AWS::StackName}-SeedErrorsAlarm\"]"),
        new Breakage(
            "Tick would not roll back",
            FunctionRules::deployedGradually,
            "AlarmName: !Sub \"${Stack}-TickErrorsAlarm\"",
            "AlarmName: !Sub \"${Stack}-TickAlarm\""),
        new Breakage(
            "Tick would not roll back",
            FunctionRules::deployedGradually,
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Errors, Events, Logs]\n",
            "  Tick:\n    Type: AWS::Serverless::Function\n    DependsOn: [Data, Events, Logs]\n"));
  }

  static Stream<Breakage> routes() {
    return Stream.of(
        new Breakage(
            "GET /me is in the contract but not routed",
            FunctionRulesTest::contract,
            "          /me:\n",
            "          /you:\n"),
        new Breakage(
            "GET /you is routed but not in the contract",
            FunctionRulesTest::contract,
            "          /me:\n",
            "          /you:\n"),
        new Breakage(
            "operationId=getIt",
            FunctionRulesTest::contract,
            "operationId: getMe,",
            "operationId: getIt,"),
        new Breakage(
            "function=venueApi",
            FunctionRulesTest::contract,
            GET_ME,
            GET_ME.replace("identityApi", "venueApi")));
  }

  static Stream<Breakage> integrations() {
    return Stream.of(
        new Breakage(
            "venueApi does not call the alias",
            HttpRules::integrationsCallTheAlias,
            "${VenueApi.Alias}",
            "${VenueApi.Arn}"),
        new Breakage(
            "venueApi does not call the alias of the function venueApi",
            HttpRules::integrationsCallTheAlias,
            "${VenueApi.Alias}",
            "${IdentityApi.Alias}"),
        new Breakage(
            "payload 2.0",
            HttpRules::integrationsCallTheAlias,
            "payloadFormatVersion: \"2.0\"",
            "payloadFormatVersion: \"1.0\""),
        new Breakage(
            "venueApi may not be invoked by HttpApi",
            HttpRules::integrationsCallTheAlias,
            "FunctionName: !Ref VenueApi.Alias",
            "FunctionName: !Ref VenueApi"));
  }

  static Stream<Breakage> imports() {
    return Stream.of(
        new Breakage(
            "leaves out what it does not understand",
            HttpRules::importsWithoutWarnings,
            "FailOnWarnings: true",
            "FailOnWarnings: false"),
        new Breakage(
            "/sessions/{session} declares the parameters []",
            HttpRules::importsWithoutWarnings,
            "parameters: [{$ref: \"#/components/parameters/session\"}]",
            "parameters: []"),
        new Breakage(
            "/sessions/{session} declares the parameters []",
            HttpRules::importsWithoutWarnings,
            "            session: {name: session, in: path",
            "            other: {name: session, in: path"),
        new Breakage(
            "get /me has no responses",
            HttpRules::importsWithoutWarnings,
            "operationId: getMe, responses: {},",
            "operationId: getMe,"),
        new Breakage(
            "get /me has no integration",
            HttpRules::importsWithoutWarnings,
            GET_ME,
            GET_ME.replace("identityApi", "meApi")),
        new Breakage(
            "MeRoute belongs into the Body",
            HttpRules::importsWithoutWarnings,
            "  HttpStage:\n",
            "  MeRoute: {Type: AWS::ApiGatewayV2::Route}\n  HttpStage:\n"));
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
