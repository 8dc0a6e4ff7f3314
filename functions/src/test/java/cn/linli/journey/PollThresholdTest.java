package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Neighbourhood.Poll;
import cn.linli.town.Town;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Of a question that not everybody has answered nothing is told that few have said. */
class PollThresholdTest {
  private static final Neighbourhood HERE = new Neighbourhood();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static final String OPTIONAL =
      """
      [{"text": "几点关门？", "kind": "single", "choices": ["六点", "七点"]},
       {"text": "您的收入够用吗？", "kind": "single", "choices": ["够", "不够"], "required": false}]
      """;

  private static void answers(Poll poll, Integer... choices) {
    for (var choice : choices) {
      var optional = choice == null ? "" : ", {\"question\": 1, \"choices\": [" + choice + "]}";
      TOWN.resident()
          .put(
              poll.path() + "/my-answer",
              "{\"answers\": [{\"question\": 0, \"choices\": [0]}%s]}".formatted(optional))
          .expect(200);
    }
  }

  @Test
  void showsNothingOfAQuestionThatFewerThanFiveHaveAnswered() {
    var poll = HERE.poll("after-closing", OPTIONAL);
    answers(poll, 0, 1, 1, 1, null, null);

    poll.ends();

    assertThat(poll.results().body().path("questions").toString())
        .isEqualTo(
            "[{\"question\":0,\"answered\":6,\"counts\":[6,0]},{\"question\":1,\"counts\":[]}]");
  }

  @Test
  void movesEachQuestionInStepsOfFive() {
    var poll = HERE.poll("always", OPTIONAL);
    answers(poll, 0, 0, null, null, null);
    assertThat(optional(poll)).isEqualTo("[]");
    answers(poll, 0, 0, 0, null, null);
    assertThat(optional(poll)).isEqualTo("[5,0]");

    answers(poll, 1, null, null, null, null);
    assertThat(poll.results().body().path("answers").asInt()).isEqualTo(15);
    assertThat(optional(poll)).as("one more would tell what one of five said").isEqualTo("[5,0]");
    answers(poll, 1, 1, 1, 1, null);
    assertThat(optional(poll)).isEqualTo("[5,5]");
    answers(poll, 1);
    poll.ends();
    assertThat(optional(poll)).isEqualTo("[5,6]");
  }

  private static String optional(Poll poll) {
    return poll.results().body().at("/questions/1/counts").toString();
  }
}
