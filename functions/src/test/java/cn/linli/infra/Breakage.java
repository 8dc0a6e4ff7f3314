package cn.linli.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;

/**
 * The real template with one thing wrong, and what a rule has to say about it.
 *
 * @param complaint part of the sentence expected
 * @param rule that should notice
 * @param right text of the template
 * @param wrong what stands in its place
 */
record Breakage(
    String complaint, Function<Template, List<String>> rule, String right, String wrong) {
  private static final String TEMPLATE = Template.load().source();

  void isNoticed() {
    assertThat(TEMPLATE).as("the template still has what this case breaks").contains(right);

    var problems = rule.apply(Template.parse(TEMPLATE.replace(right, wrong)));

    assertThat(problems).anyMatch(problem -> problem.contains(complaint));
  }

  @Override
  public String toString() {
    return complaint;
  }
}
