package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Neighbourhood.Poll;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A poll from its proposal to its results, which tell of nobody. */
class PollJourneyTest {
  private static final Neighbourhood HERE = new Neighbourhood();
  private static final Town TOWN = HERE.town();
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static List<Client> residents(int count) {
    return IntStream.range(0, count).mapToObj(i -> TOWN.resident()).toList();
  }

  @Test
  void livesFromItsProposalToItsResults() {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    var people = residents(6);
    for (int i = 0; i < 6; i++) {
      poll.answeredBy(people.get(i), i < 4 ? 1 : 0, 1 + i % 5, "面条多一点 " + i).expect(200);
    }

    assertThat(
            people.getFirst().get(poll.path() + "/my-participation").expect(200).body().toString())
        .isEqualTo("{\"tookPart\":true}");
    assertThat(poll.results().body().path("shown").asBoolean()).isFalse();
    var texts = poll.path() + "/texts?question=3";
    assertThat(TOWN.operator().get(texts).code()).isEqualTo("poll.not-now");
    assertThat(people.getFirst().get(texts).code()).isEqualTo("access.role-required");
    poll.ends();
    var results = poll.results().body();
    assertThat(results.path("answers").asInt()).isEqualTo(6);
    assertThat(results.at("/questions/0/counts").toString()).isEqualTo("[2,4]");
    assertThat(results.at("/questions/1/counts").toString()).isEqualTo("[6,0,6]");
    assertThat(results.at("/questions/2/counts").toString()).isEqualTo("[2,1,1,1,1]");
    assertThat(results.at("/questions/3/answered").asInt()).isEqualTo(6);
    assertThat(results.path("questions").get(4).toString())
        .isEqualTo("{\"question\":4,\"counts\":[]}");
    assertThat(allTexts(texts)).hasSize(6).contains("面条多一点 5");
    assertThat(TOWN.operator().get(poll.path() + "/texts?question=4").code())
        .isEqualTo("poll.too-few-answers");
    assertThat(poll.answeredBy(TOWN.resident(), 0, 1).code()).isEqualTo("poll.not-now");
  }

  private static Set<String> allTexts(String path) {
    var found = new HashSet<String>();
    var page = TOWN.operator().get(path + "&limit=2").expect(200);
    page.body().path("items").forEach(text -> found.add(text.asString()));
    while (page.body().has("next")) {
      page = TOWN.operator().get(path + "&limit=2&cursor=" + page.text("/next")).expect(200);
      page.body().path("items").forEach(text -> found.add(text.asString()));
    }
    return found;
  }

  @Test
  void showsNothingOfFewerThanFiveAlsoWhenItIsOver() {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    residents(4).forEach(who -> poll.answeredBy(who, 0, 3).expect(200));

    poll.ends();

    assertThat(poll.results().body().toString())
        .isEqualTo("{\"shown\":false,\"state\":\"over\",\"questions\":[]}");
  }

  @Test
  void showsWhatWasAnsweredSoFarInStepsOfFive() {
    var poll = HERE.poll("always", Poll.QUESTIONS);
    var people = residents(11);
    var shown =
        people.stream()
            .map(
                who -> {
                  poll.answeredBy(who, 0, 3).expect(200);
                  return poll.results().body().path("answers").asInt(0);
                })
            .toList();

    assertThat(shown).containsExactly(0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10);
    poll.ends();
    assertThat(poll.results().body().path("answers").asInt()).isEqualTo(11);
  }

  @Test
  void joinsNobodyToAnAnswerInAnythingThatIsStored() {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    var people = residents(6);
    for (int i = 0; i < people.size(); i++) {
      poll.answeredBy(people.get(i), i % 2, 1 + i % 5, "说法甲" + i, "说法乙" + i).expect(200);
    }
    TOWN.settles();

    var rows = Dump.items(TOWN, "poll");
    var answers =
        rows.stream().filter(row -> row.get("pk").s().contains(poll.id() + "#answers#")).toList();
    var texts =
        rows.stream().filter(row -> row.get("pk").s().contains(poll.id() + "#texts#")).toList();
    var participations =
        rows.stream()
            .filter(row -> row.get("pk").s().contains("#participant#"))
            .filter(row -> row.get("sk").s().equals(poll.id().toString()))
            .toList();
    assertThat(answers).hasSize(6).allMatch(row -> row.keySet().equals(Set.of("pk", "sk", "said")));
    assertThat(texts).hasSize(12).allMatch(row -> row.keySet().equals(Set.of("pk", "sk", "said")));
    assertThat(participations).hasSize(6).allMatch(row -> row.keySet().equals(Set.of("pk", "sk")));
    idsOfAnswersAreNowhereElse(answers, texts);
    var dump = Dump.of(TOWN) + TOWN.deployment().bus().published();
    for (var who : people) {
      assertThat(linesWith(dump, who.person())).noneMatch(line -> line.contains("说法"));
      assertThat(TOWN.deployment().bus().published())
          .noneMatch(event -> event.contains(poll.id().toString()) && event.contains(who.person()));
    }
  }

  /** Besides those of the poll itself no id of an answer is one of anything else. */
  private static void idsOfAnswersAreNowhereElse(
      List<Map<String, AttributeValue>> answers, List<Map<String, AttributeValue>> texts) {
    var dump = Dump.of(TOWN) + TOWN.deployment().bus().published();
    var seen =
        ID.matcher(dump)
            .results()
            .collect(Collectors.groupingBy(m -> m.group(), Collectors.counting()));
    var ids = new HashSet<String>();
    answers.forEach(row -> ids.add(row.get("sk").s()));
    texts.forEach(row -> ids.add(row.get("sk").s()));

    assertThat(ids).hasSize(answers.size() + texts.size()).allMatch(id -> seen.get(id) == 1);
  }

  private static List<String> linesWith(String dump, String part) {
    return dump.lines().filter(line -> line.contains(part)).toList();
  }

  @Test
  void isAnsweredOnceAndNeverChanged() {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    var who = TOWN.resident();
    poll.answeredBy(who, 0, 1).expect(200);

    assertThat(poll.answeredBy(who, 0, 1).code()).isEqualTo("poll.already-answered");
    assertThat(poll.answeredBy(who, 1, 2).code()).isEqualTo("poll.already-answered");
    var mine = who.get("/me/export").expect(200).body().path("contributions");
    assertThat(mine.toString())
        .isEqualTo(
            "[{\"kind\":\"participation\",\"community\":\"heping-li\",\"matter\":\"%s\"}]"
                .formatted(poll.id()));
  }

  @Test
  void hearsOfEachFaultOfAnAnswer() {
    var poll = HERE.poll("after-closing", Poll.QUESTIONS);
    var answer =
        TOWN.resident()
            .put(
                poll.path() + "/my-answer",
                """
                {"answers": [{"question": 0, "choices": [2]}, {"question": 1, "choices": [0, 1, 2]}, {"question": 3, "scale": 1},
                             {"question": 0, "choices": [1]}, {"question": 9, "text": "?"}]}
                """);

    assertThat(answer.code()).isEqualTo("request.invalid");
    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactly(
            "/answers/0",
            "/answers/1",
            "/answers/2",
            "/answers/3/question",
            "/answers/4/question",
            "/answers");
    assertThat(Dump.of(TOWN)).doesNotContain(poll.id() + "#answers#");
  }

  @Test
  void asksItsAudienceAlone() {
    var poll = new Poll(HERE, UUID.randomUUID());
    var body =
        poll.body("after-closing", Poll.QUESTIONS, 0)
            .replace("\"results\"", "\"audience\": {\"from\": 60}, \"results\"");
    poll.put(TOWN.operator(), body).expect(200);
    HERE.screened();
    TOWN.committee()
        .put(poll.path() + "/decision", "{\"decision\": \"publish\", \"revision\": 1}")
        .expect(200);

    assertThat(poll.answeredBy(TOWN.resident(), 0, 1).code()).isEqualTo("poll.not-in-audience");
  }

  @Test
  void takesNoAnswerAfterAVetoAndShowsNothing() {
    var poll = HERE.poll("always", Poll.QUESTIONS);
    residents(5).forEach(who -> poll.answeredBy(who, 0, 3).expect(200));
    var end = "{\"reason\": \"问题不合适\"}";

    TOWN.committee().put(poll.path() + "/veto", end).expect(200);

    assertThat(poll.answeredBy(TOWN.resident(), 0, 1).code()).isEqualTo("poll.not-now");
    TOWN.passes(Duration.ofSeconds(2));
    assertThat(TOWN.anybody().get(poll.path() + "/results").code()).isEqualTo("poll.not-now");
    assertThat(TOWN.operator().get(poll.path() + "/texts?question=3").code())
        .isEqualTo("poll.not-now");
    var other = "/communities/xingfu-li/polls/" + poll.id();
    assertThat(TOWN.anybody().get(other + "/results").code()).isEqualTo("poll.poll-not-found");
  }

  @Test
  void refusesQuestionsThatCannotBeAnswered() {
    var poll = new Poll(HERE, UUID.randomUUID());
    var questions =
        """
        [{"text": "一", "kind": "single", "choices": ["甲"]}, {"text": "二", "kind": "scale", "choices": ["甲", "乙"]},
         {"text": "三", "kind": "several", "choices": ["甲", "乙"], "min": 2, "max": 1}]
        """;
    var answer = poll.put(TOWN.operator(), poll.body("always", questions, 0));

    assertThat(answer.body().path("errors").valueStream().map(e -> e.path("pointer").asString()))
        .containsExactly(
            "/terms/questions/0/choices", "/terms/questions/1/choices", "/terms/questions/2/max");
  }
}
