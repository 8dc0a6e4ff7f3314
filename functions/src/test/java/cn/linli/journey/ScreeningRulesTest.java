package cn.linli.journey;

import static cn.linli.screening.Screening.State.BLOCKED;
import static cn.linli.screening.Screening.State.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.screening.Action;
import cn.linli.screening.Finding;
import cn.linli.shared.CommunityId;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Client;
import cn.linli.town.SharesTown;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a community adds to the rules that hold everywhere. */
@SharesTown
class ScreeningRulesTest {
  private static final String RULES = "/communities/" + Town.COMMUNITY + "/screening-rules";
  private static final String BODY =
      """
      {"topic":"errands","words":["%s"],"action":"%s","explanation":"本社区不发布代购信息","revision":%d}
      """;

  private final Town town = Town.get();
  private final Client committee = town.committee();
  private final List<String> mine = new ArrayList<>();

  @AfterEach
  void leaveNone() {
    mine.forEach(rule -> committee.delete(RULES + "/" + rule).expect(204));
  }

  @Test
  void areShownWithTheBaseRulesAndTheirVersion() {
    var rule = rule();
    put(rule, "代购烟酒", "block", 0).expect(200);

    var shown = town.operator().get(RULES).expect(200).body();

    assertThat(shown.path("version").asString()).isNotBlank();
    assertThat(shown.path("base").valueStream().map(each -> each.path("topic").asString()))
        .contains("health-products", "wealth-management", "credit-cards", "p2p-lending");
    assertThat(shown.path("items").valueStream())
        .anySatisfy(
            item -> {
              assertThat(item.path("rule").asString()).isEqualTo(rule);
              assertThat(item.path("revision").asInt()).isEqualTo(1);
            });
  }

  @Test
  void holdFromThenOnUntilTheyAreRemoved() {
    var rule = rule();
    put(rule, "代购…烟酒", "block", 0).expect(200);
    var submitted = Submitted.of(town, town.resident(), "代 购 各种 烟、酒").asked();

    submitted.ended(BLOCKED);
    assertThat(submitted.screening().findings())
        .containsExactly(
            new Finding(
                "community/" + rule, "errands", Action.BLOCK, "/body", "代 购 各种 烟、酒", "本社区不发布代购信息"));
    committee.delete(RULES + "/" + rule).expect(204);
    Submitted.of(town, town.resident(), "代购各种烟酒").asked().ended(PASSED);
  }

  @Test
  void areEscalatedNearAWarningLikeBaseRules() {
    put(rule(), "代购烟酒", "block", 0).expect(200);

    assertThat(look(Town.COMMUNITY, "警惕代购烟酒"))
        .extracting(Finding::action)
        .containsExactly(Action.ESCALATE);
  }

  @Test
  void ofOneCommunityAreNotSeenInAnother() {
    put(rule(), "代购烟酒", "block", 0).expect(200);
    var elsewhere = RULES.replace(Town.COMMUNITY, "xingfu-li");

    assertThat(look(Town.COMMUNITY, "代购烟酒")).hasSize(1);
    assertThat(look("xingfu-li", "代购烟酒")).isEmpty();
    assertThat(town.neighbour().get(elsewhere).expect(200).body().path("items").isEmpty()).isTrue();
    assertThat(committee.get(elsewhere).code()).isEqualTo("access.not-found");
    assertThat(town.neighbour().get(RULES).status()).isEqualTo(404);
  }

  @Test
  void areChangedByTheirRevisionAndTheSameAgainIsFine() {
    var rule = rule();
    put(rule, "代购烟酒", "block", 0).expect(200);

    assertThat(put(rule, "代购烟酒", "block", 0).expect(200).text("/revision")).isEqualTo("1");
    assertThat(put(rule, "代购药品", "block", 0).code()).isEqualTo("screening.changed-meanwhile");
    assertThat(put(rule, "代购药品", "escalate", 1).expect(200).text("/revision")).isEqualTo("2");
    assertThat(put("never-seen", "代购药品", "block", 4).code())
        .isEqualTo("screening.changed-meanwhile");
    committee.delete(RULES + "/never-seen").expect(204);
  }

  @Test
  void areMadeByCommitteeAndLegalOnly() {
    var body = BODY.formatted("代购烟酒", "block", 0);
    var path = RULES + "/" + rule();

    assertThat(town.operator().put(path, body).code()).isEqualTo("access.role-required");
    assertThat(town.operator().delete(path).code()).isEqualTo("access.role-required");
    assertThat(town.resident().get(RULES).code()).isEqualTo("access.role-required");
    town.logIn("lin").put(path, body).expect(200);
  }

  @Test
  void areWrittenDownWithWhoDecided() {
    // The clock stands still by itself, and what others did at this moment is in no order.
    town.passes(Duration.ofMillis(1));
    var rule = rule();
    put(rule, "代购烟酒", "block", 0).expect(200);
    committee.delete(RULES + "/" + rule).expect(204);

    var month = town.now().toString().substring(0, 7);
    var log =
        committee
            .get("/communities/" + Town.COMMUNITY + "/audit?limit=100&month=" + month)
            .expect(200)
            .body()
            .path("items");

    assertThat(
            log.valueStream()
                .filter(entry -> entry.path("subject").asString().equals(rule))
                .map(entry -> entry.path("action").asString()))
        .containsExactlyInAnyOrder("screening-rule-removed", "screening-rule-put");
  }

  @Test
  void areRefusedWhenNearlyEverythingWouldFit() {
    for (var words : List.of("、、", "的。", "代购…", "…代购", "代……购")) {
      var answer = put("too-wide", words, "block", 0);
      assertThat(answer.code()).as(words).isEqualTo("request.invalid");
      assertThat(answer.text("/errors/0/pointer")).isEqualTo("/words/0");
    }
    assertThat(put("too-wide", "代购", "shout", 0).text("/errors/0/pointer")).isEqualTo("/action");
    assertThat(put("-", "代购", "block", 0).code()).isEqualTo("request.invalid");
  }

  @Test
  void areAHundredAtTheMostAlsoWhenManyComeAtOnce() throws Exception {
    var he = town.logIn("he");
    var rules = RULES.replace(Town.COMMUNITY, "xingfu-li");
    var puts = new ArrayList<Callable<Answer>>();
    for (int number = 0; number < 104; number++) {
      var path = rules + "/rule-" + number;
      puts.add(() -> he.put(path, BODY.formatted("代购烟酒", "block", 0)));
    }

    var first = new ArrayList<Answer>();
    for (var put : puts.subList(0, 96)) {
      first.add(put.call());
    }
    var last = AtOnce.all(puts.subList(96, 104));

    assertThat(first).allMatch(answer -> answer.status() == 200);
    assertThat(last.stream().filter(answer -> answer.status() == 200)).hasSize(4);
    assertThat(last.stream().filter(answer -> answer.status() != 200))
        .allMatch(answer -> answer.code().equals("screening.too-many-rules"));
    he.put(rules + "/rule-0", BODY.formatted("代购药品", "block", 1)).expect(200);
    he.delete(rules + "/rule-0").expect(204);
    he.put(rules + "/one-more", BODY.formatted("代购烟酒", "block", 0)).expect(200);
    assertThat(he.put(rules + "/two-more", BODY.formatted("代购", "block", 0)).code())
        .isEqualTo("screening.too-many-rules");
    for (int number = 1; number < 104; number++) {
      he.delete(rules + "/rule-" + number).expect(204);
    }
    he.delete(rules + "/one-more").expect(204);
    assertThat(he.get(rules).expect(200).body().path("items").isEmpty()).isTrue();
  }

  private String rule() {
    var rule = "r" + UUID.randomUUID().toString().substring(0, 8);
    mine.add(rule);
    return rule;
  }

  private Answer put(String rule, String words, String action, int revision) {
    return committee.put(RULES + "/" + rule, BODY.formatted(words, action, revision));
  }

  private List<Finding> look(String community, String text) {
    return town.deployment().screenings().look(new CommunityId(community), Map.of("/body", text));
  }
}
