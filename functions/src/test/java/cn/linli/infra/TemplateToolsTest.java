package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template as AWS's own tools see it, on machines that have them. */
class TemplateToolsTest {
  private static final int MOST_RESOURCES = 480;

  private static final Map<List<String>, Template> TRANSLATED = new ConcurrentHashMap<>();

  @Test
  void passesTheLinterInEveryRegionItIsMeantFor() {
    Tool.needed("cfn-lint", "pip install cfn-lint", "cfn-lint", "--version");

    var command =
        new ArrayList<>(
            List.of(
                "cfn-lint",
                "--regions",
                "us-east-1",
                "ap-southeast-1",
                "cn-north-1",
                "cn-northwest-1",
                "--template"));
    command.addAll(Template.load().sources().keySet());
    var lint = Tool.run(command.toArray(String[]::new));

    assertThat(lint.output() + lint.errors()).isEmpty();
    assertThat(lint.exit()).isZero();
  }

  /** CloudFormation takes 500. */
  @Test
  void leavesRoomInEveryStack() {
    for (String file : Template.load().sources().keySet()) {
      long resources = translated("--template", file).own().count();

      System.out.println(file + ": " + resources + " of " + MOST_RESOURCES + " resources");

      assertThat(resources).as(file).isPositive().isLessThanOrEqualTo(MOST_RESOURCES);
    }
  }

  @Test
  void becomesTheRoutesOfTheContract() {
    assertThat(translated("--config-env", "prod").routes()).isEqualTo(Contract.routes());
  }

  @Test
  void belongsToChinaInChina() {
    Template china = translated("--config-env", "prod-china", "--region", "cn-northwest-1");

    assertThat(china.source()).doesNotContain("arn:aws:");
  }

  /** SAM hands on what a function waits for. */
  @Test
  void makesTheOtherStacksBeforeFunctions() {
    assertThat(translated("--config-env", "prod").ofType("AWS::Lambda::Function"))
        .hasSameSizeAs(Template.load().functions().values())
        .allMatch(
            function ->
                function
                    .body()
                    .at("DependsOn")
                    .texts()
                    .containsAll(List.of("Data", "Errors", "Events", "Logs")));
  }

  /** SAM adds roles and policies of its own where it finds reason to: it must find none. */
  @Test
  void permitsNothingThatIsNotWritten() {
    Template translated = translated("--config-env", "prod");

    assertThat(Policies.of(translated)).as(Policies.HOW_TO_CHANGE).isEqualTo(Policies.reviewed());
    assertThat(IamRules.nothingBesideTheRoles(translated)).isEmpty();
    assertThat(translated.ofType("AWS::Lambda::Permission"))
        .extracting(permission -> permission.property("Principal").text())
        .containsOnly("apigateway.amazonaws.com")
        .hasSameSizeAs(Template.load().ofType("AWS::Lambda::Permission").toList());
  }

  @Test
  void listensAndAnswersOnTheAliasOnly() {
    Template translated = translated("--config-env", "prod");
    var callers = new ArrayList<String>();
    translated
        .ofType("AWS::Lambda::EventSourceMapping")
        .forEach(mapping -> callers.add(mapping.property("FunctionName", "Ref").text()));
    translated
        .ofType("AWS::Scheduler::Schedule")
        .forEach(schedule -> callers.add(schedule.property("Target", "Arn", "Ref").text()));
    translated
        .apis()
        .flatMap(api -> api.integrations().values().stream())
        .forEach(integration -> callers.add(integration.at("uri").target().orElse("")));

    Template written = Template.load();
    long integrations = written.apis().mapToLong(api -> api.integrations().size()).sum();
    int sources = written.queues().size() + written.streams().size() + written.schedules().size();
    assertThat(callers)
        .hasSize(sources + (int) integrations)
        .allMatch(id -> id.endsWith("Aliaslive"));
  }

  /** The lever of {@link ConfigurationRules} moves something. */
  @Test
  void publishesNewVersionsForAnotherConfiguration(@TempDir Path folder) throws IOException {
    String current = Template.load().source();
    Path changed = folder.resolve("template.yaml");
    Files.writeString(
        changed, current.replaceFirst("CONFIGURATION: \"", "CONFIGURATION: \"other-"));

    Set<String> versions = versions(translated("--config-env", "prod"));

    assertThat(versions(translated("--config-env", "prod", "--template", changed.toString())))
        .hasSameSizeAs(versions)
        .doesNotContainAnyElementsOf(versions);
  }

  private static Set<String> versions(Template translated) {
    return translated
        .ofType("AWS::Lambda::Version")
        .map(Resource::id)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Template translated(String... arguments) {
    Tool.needed(
        "the SAM translator",
        "pip install aws-sam-translator, Python 3.11 or newer",
        "python3",
        "-c",
        "import samtranslator, tomllib");
    return TRANSLATED.computeIfAbsent(List.of(arguments), TemplateToolsTest::translate);
  }

  private static Template translate(List<String> arguments) {
    var command = new ArrayList<>(List.of("python3", "infra/translate.py"));
    command.addAll(arguments);
    var run = Tool.run(command.toArray(String[]::new));
    assertThat(run.exit()).as(run.errors()).isZero();
    return Template.parse(run.output());
  }
}
