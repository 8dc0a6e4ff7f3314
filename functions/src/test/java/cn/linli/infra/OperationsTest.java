package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Whoever is woken at night finds every word of the template in docs/operations.md. */
class OperationsTest {
  private final Template template = Template.load();

  @Test
  void explainsEveryVariable() throws IOException {
    var names = new TreeSet<String>();
    template
        .functions()
        .values()
        .forEach(function -> names.addAll(function.environment().keySet()));

    assertThat(unexplained(names)).isEmpty();
  }

  @Test
  void explainsEveryParameter() throws IOException {
    assertThat(unexplained(template.at("Parameters").fields().keySet())).isEmpty();
  }

  @Test
  void saysWhatToDoForEveryAlarm() throws IOException {
    var names = new TreeSet<String>();
    template
        .ofType("AWS::CloudWatch::Alarm")
        .forEach(alarm -> names.add(ofAnyFunction(alarm.id())));

    assertThat(unexplained(names)).isEmpty();
  }

  @Test
  void saysHowToReplayEveryDeadLetter() throws IOException {
    assertThat(unexplained(DeadLetters.of(template))).isEmpty();
  }

  @Test
  void namesEverySecret() throws IOException {
    var names = new TreeSet<String>();
    template.ofType("AWS::SecretsManager::Secret").forEach(secret -> names.add(secret.id()));

    assertThat(unexplained(names)).isEmpty();
  }

  private String ofAnyFunction(String alarm) {
    return template
        .allFunctions()
        .filter(function -> alarm.matches(function.id() + "(Errors|Throttles|Slow)Alarm"))
        .findFirst()
        .map(function -> "<Function>" + alarm.substring(function.id().length()))
        .orElse(alarm);
  }

  private static Set<String> unexplained(Collection<String> names) throws IOException {
    String text = Files.readString(Template.project().resolve("docs/operations.md"));
    var missing = new TreeSet<>(names);
    missing.removeIf(name -> text.contains("`" + name + "`"));
    return missing;
  }
}
