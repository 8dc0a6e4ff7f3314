package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The template keeps the rules of the house. That the rules can fail is {@link TemplateRulesTest}'s
 * matter.
 */
class TemplateTest {
  private final Template template = Template.load();

  @Test
  void pinsEveryFunction() {
    holds(FunctionRules.pinned(template));
  }

  @Test
  void givesEveryFunctionItsOwnRole() {
    holds(FunctionRules.ownRole(template));
  }

  @Test
  void givesEveryFunctionItsOwnLogThatEnds() {
    holds(FunctionRules.ownLogWithRetention(template));
    holds(StackRules.logsComeBeforeTheirFunctions(template));
  }

  @Test
  void runsEveryFunctionTheSameWay() {
    holds(FunctionRules.alike(template));
    holds(FunctionRules.noProvisionedConcurrency(template));
    holds(FunctionRules.deployedGradually(template));
  }

  @Test
  void routesExactlyTheOperationsOfTheContract() {
    holds(HttpRules.routesAre(Contract.routes(), template));
  }

  @Test
  void wiresTheApiToTheAliasAndLogsNobody() {
    holds(HttpRules.integrationsCallTheAlias(template));
    holds(HttpRules.importsWithoutWarnings(template));
    holds(HttpRules.accessLogNamesNobody(template));
  }

  @Test
  void keepsWhatCouldNotBeDelivered() {
    holds(QueueRules.everyQueueHasDeadLetters(template));
    holds(QueueRules.queuesKeepAndEncrypt(template));
    holds(QueueRules.rulesMaySend(template));
    holds(QueueRules.onePolicyPerQueue(template));
    holds(ScheduleRules.failLoudly(template));
  }

  @Test
  void hidesMessagesForSixTimeoutsOfTheirConsumer() {
    holds(QueueRules.messagesStayHiddenLongEnough(template));
  }

  @Test
  void letsNoPoisonRecordBlockAStream() {
    holds(QueueRules.streamsGiveUp(template));
  }

  @Test
  void startsByTheClockAtTimesThatExist() {
    holds(ScheduleRules.wellSpelled(template));
    holds(ScheduleRules.namedAfterTheStack(template));
  }

  @Test
  void alarmsForEverythingThatCanFail() {
    holds(AlarmRules.everyFunctionIsWatched(template));
    holds(AlarmRules.slowMeansNearTheTimeout(template));
    holds(AlarmRules.everyDeadLetterIsSeen(template));
    holds(AlarmRules.waitingIsSeen(template));
    holds(AlarmRules.faultsOfTheApiAreSeen(template));
    holds(AlarmRules.logFiltersAreWatched(Sources.main(), template));
    holds(AlarmRules.everyAlarmReachesSomebody(template));
  }

  @Test
  void staysWithinWhatAStackKnows() {
    holds(StackRules.nestedStacksKnowWhatTheyName(template));
    holds(StackRules.outerStackKnowsWhatItNames(template));
  }

  @Test
  void hasEverythingThereBeforeAFunctionRuns() {
    holds(StackRules.tablesRulesAndQueuesComeBeforeFunctions(template));
    holds(StackRules.queuesAreThere(template));
  }

  @Test
  void watchesNothingThatIsNotThere() {
    holds(StackRules.whatIsWatchedIsThere(template));
    holds(StackRules.logsComeBeforeTheirFilters(template));
  }

  @Test
  void permitsOnlyKnownActionsOnNamedResources() {
    holds(IamRules.knownActions(template));
    holds(IamRules.noWildcards(template));
    holds(IamRules.tablesAreThere(template));
    holds(IamRules.writesItsOwnLog(template));
    holds(IamRules.nothingBesideTheRoles(template));
    holds(IamRules.permittedIsTold(template));
  }

  @Test
  void permitsWhatTheReviewedListSays() {
    assertThat(Policies.of(template)).as(Policies.HOW_TO_CHANGE).isEqualTo(Policies.reviewed());
  }

  @Test
  void protectsTablesKeysAndSecrets() {
    holds(TableRules.protectedAndEncrypted(template));
    holds(TableRules.everyStageButDevIsKept(template));
    holds(TableRules.survivesTheStack(template));
    holds(TableRules.sameKeys(template));
  }

  @Test
  void belongsToNoPartitionRegionOrAccount() {
    holds(PartitionRules.runsAnywhere(template));
  }

  @Test
  void publishesANewVersionWhenAParameterChanges() {
    holds(ConfigurationRules.hashIsCurrent(SamConfig.load(), template));
    holds(ConfigurationRules.stagesNameParameters(SamConfig.load(), template));
  }

  private static void holds(List<String> problems) {
    assertThat(problems).isEmpty();
  }
}
