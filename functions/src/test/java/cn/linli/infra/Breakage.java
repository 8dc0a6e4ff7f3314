package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The real templates with one thing wrong, and what a rule has to say about it.
 *
 * @param complaint part of the sentence expected
 * @param rule that should notice
 * @param right text of one of the templates
 * @param wrong what stands in its place
 */
record Breakage(
    String complaint, Function<Template, List<String>> rule, String right, String wrong) {
  private static final Map<String, String> SOURCES = Template.load().sources();

  void isNoticed() {
    assertThat(SOURCES.values())
        .as("the templates still have what this case breaks")
        .anyMatch(source -> source.contains(right));
    var broken = new HashMap<>(SOURCES);
    broken.replaceAll((file, source) -> source.replace(right, wrong));

    var problems = rule.apply(Template.of(broken));

    assertThat(problems).anyMatch(problem -> problem.contains(complaint));
  }

  @Override
  public String toString() {
    return complaint;
  }
}
