package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Permissions, data and parameters, each rule with a template that breaks it. */
class DataRulesTest {
  private static final String VENUE =
      "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${AWS::StackName}-venue";

  @ParameterizedTest
  @MethodSource({"permissions", "names", "tables", "places", "parameters"})
  void complainsOf(Breakage breakage) {
    breakage.isNoticed();
  }

  static Stream<Breakage> permissions() {
    return Stream.of(
        new Breakage(
            "dynamodb:GetItems", IamRules::knownActions, "dynamodb:GetItem", "dynamodb:GetItems"),
        new Breakage(
            "no plain permission",
            IamRules::knownActions,
            "Sid: Own, Effect: Allow",
            "Sid: Own, Effect: Deny"),
        new Breakage(
            "TickRole/Lapse is open",
            IamRules::noWildcards,
            "Resource: !Sub \"" + VENUE + "\"",
            "Resource: \"*\""),
        new Breakage(
            "VenueApiRole/Own is open", IamRules::noWildcards, VENUE, VENUE.replace("venue", "*")),
        new Breakage(
            "RelayOutboxRole/Stream is open",
            IamRules::noWildcards,
            "Resource: !GetAtt OutboxTable.StreamArn",
            "Resource: !Sub \"${OutboxTable.Arn}/stream/*\""),
        new Breakage(
            "OnFileScannedRole/Files is open",
            IamRules::noWildcards,
            "\"s3:DeleteObjectVersionTagging\"], Resource: !Sub \"${FilesBucket.Arn}/*\"",
            "\"s3:DeleteObjectVersionTagging\"], Resource: !Sub \"${OutboxTable.Arn}/*\""),
        new Breakage(
            "TickRole/Log is open",
            IamRules::noWildcards,
            "log-group:/aws/lambda/${AWS::StackName}-tick:*",
            "log-group:/aws/lambda/${AWS::StackName}-*"),
        new Breakage(
            "TickRole may write [SeedLog], and Tick logs into TickLog",
            IamRules::writesItsOwnLog,
            "log-group:/aws/lambda/${AWS::StackName}-tick:*",
            "log-group:/aws/lambda/${AWS::StackName}-seed:*"),
        new Breakage(
            "managed policy",
            IamRules::nothingBesideTheRoles,
            "AWSCodeDeployRoleForLambdaLimited",
            "AdministratorAccess"),
        new Breakage(
            "Tick has policies outside its role",
            IamRules::nothingBesideTheRoles,
            "Role: !GetAtt TickRole.Arn",
            "Policies: [AdministratorAccess]"),
        new Breakage(
            "VenueApi is told of [DataKey, LookupKey, SessionKeyA, SessionKeyB] and permitted"
                + " [LookupKey",
            IamRules::permittedIsTold,
            "SPRING_CLOUD_FUNCTION_DEFINITION: venueApi",
            "SPRING_CLOUD_FUNCTION_DEFINITION: venueApi\n          DATA_KEY_ID: !Ref DataKey"));
  }

  static Stream<Breakage> names() {
    return Stream.of(
        new Breakage(
            "VenueApiRole/Own names no table",
            IamRules::tablesAreThere,
            "table/${AWS::StackName}-venue",
            "table/${AWS::StackName}-venues"),
        new Breakage(
            "VenueApiRole/Own names no table",
            IamRules::tablesAreThere,
            "TableName: !Sub \"${Stack}-venue\"",
            "TableName: !Sub \"${Stack}-venues\""),
        new Breakage(
            "VenueApiRole/Own names no table",
            IamRules::tablesAreThere,
            VENUE,
            VENUE.replace("${AWS::StackName}", "${Stage}")),
        new Breakage(
            "VenueApiRole/Own names no table",
            IamRules::tablesAreThere,
            "Resource: !Sub \"" + VENUE + "\"",
            "Resource: !GetAtt VenueApi.Arn"));
  }

  static Stream<Breakage> tables() {
    return Stream.of(
        new Breakage(
            "IdentityTable has no point-in-time recovery",
            TableRules::protectedAndEncrypted,
            "PointInTimeRecoveryEnabled: true",
            "PointInTimeRecoveryEnabled: false"),
        new Breakage(
            "IdentityTable is not protected from deletion",
            TableRules::protectedAndEncrypted,
            "DeletionProtectionEnabled: !If [IsKept, true, false]",
            "DeletionProtectionEnabled: false"),
        new Breakage(
            "IdentityTable is not encrypted with our key",
            TableRules::protectedAndEncrypted,
            ", KMSMasterKeyId: !Ref TableKey",
            ""),
        new Breakage(
            "OutboxTable is not encrypted with our key",
            TableRules::protectedAndEncrypted,
            ", KMSMasterKeyId: !GetAtt TableKey.Arn",
            ""),
        new Breakage(
            "IdentityTable is not encrypted with our key",
            TableRules::protectedAndEncrypted,
            "TableKey: !GetAtt TableKey.Arn}",
            "TableKey: !Ref WeChatSecret}"),
        new Breakage(
            "IdentityTable is not on demand",
            TableRules::protectedAndEncrypted,
            "BillingMode: PAY_PER_REQUEST",
            "BillingMode: PROVISIONED"),
        new Breakage(
            "no longer every stage but dev in template.yaml",
            TableRules::everyStageButDevIsKept,
            "IsKept: !Not [!Equals [!Ref Stage, dev]]",
            "IsKept: !Equals [!Ref Stage, prod]"),
        new Breakage(
            "no longer every stage but dev in Data",
            TableRules::everyStageButDevIsKept,
            "Stage: !Ref Stage, TableKey",
            "Stage: dev, TableKey"),
        new Breakage(
            "IdentityTable is deleted with the stack",
            TableRules::survivesTheStack,
            "IdentityTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain",
            "IdentityTable:\n    Type: AWS::DynamoDB::Table\n    DeletionPolicy: Delete"),
        new Breakage(
            "identity has the keys",
            TableRules::sameKeys,
            "{AttributeName: sk, KeyType: RANGE}",
            "{AttributeName: at, KeyType: RANGE}"));
  }

  static Stream<Breakage> places() {
    return Stream.of(
        new Breakage(
            "a partition is fixed",
            PartitionRules::runsAnywhere,
            "arn:${AWS::Partition}:",
            "arn:aws:"),
        new Breakage(
            "a region is fixed", PartitionRules::runsAnywhere, "${AWS::Region}", "cn-north-1"),
        new Breakage(
            "an account is fixed",
            PartitionRules::runsAnywhere,
            "${AWS::AccountId}",
            "123456789012"));
  }

  static Stream<Breakage> parameters() {
    return Stream.of(
        new Breakage(
            "set CONFIGURATION",
            template -> ConfigurationRules.hashIsCurrent(SamConfig.load(), template),
            "Default: 1769",
            "Default: 2048"),
        new Breakage(
            "prod sets DeployType, which is no parameter",
            template -> ConfigurationRules.stagesNameParameters(SamConfig.load(), template),
            "  DeployType:\n",
            "  Pace:\n"),
        new Breakage(
            "prod sets Stage to prod",
            template -> ConfigurationRules.stagesNameParameters(SamConfig.load(), template),
            "AllowedValues: [dev, prod]",
            "AllowedValues: [dev, live]"));
  }

  @Test
  void knowsWhichParametersFunctionsDependOn() {
    assertThat(ConfigurationRules.dependencies(Template.load()))
        .containsExactly(
            "FunctionMemory",
            "SessionOverlap",
            "SessionSigningKey",
            "SnapStart",
            "Stage",
            "TransferCeilingFen",
            "WebOrigin",
            "WebPages");
  }
}
