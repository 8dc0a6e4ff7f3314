package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many who decide about the same post at the same instant. */
class PostRaceTest {
  private static final Newspaper HERE = new Newspaper();
  private static final Town TOWN = HERE.town();

  @AfterEach
  void weatherClears() {
    TOWN.weather().clear();
    TOWN.settles();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Map<String, Long> codes(List<Callable<Answer>> calls) throws Exception {
    return AtOnce.all(calls).stream()
        .collect(Collectors.groupingBy(Answer::code, Collectors.counting()));
  }

  @Test
  void ofManyWhoApproveAStageAtOnceOneDoes() throws Exception {
    var paper = HERE.paper().submitted("抢审");
    var operators = IntStream.range(0, 12).mapToObj(i -> HERE.with("operator")).toList();
    TOWN.weather().conflicts(20);

    var codes =
        codes(
            operators.stream()
                .map(who -> (Callable<Answer>) () -> paper.review(who, "approve", 2))
                .toList());

    TOWN.weather().clear();
    assertThat(codes).isEqualTo(Map.of("ok", 1L, "content.changed-meanwhile", 11L));
    assertThat(paper.seen("chen").text("/stage")).isEqualTo("second-review");
    assertThat(paper.seen("chen").body().path("reviews").size()).isEqualTo(1);
  }

  @Test
  void onePersonInAllRolesPassesOneStageHoweverOftenTheyTry() throws Exception {
    var paper = HERE.paper().submitted("一人三审");
    var all = HERE.with("operator", "committee", "legal");
    var calls = new ArrayList<Callable<Answer>>();
    for (int revision = 2; revision < 5; revision++) {
      int seen = revision;
      IntStream.range(0, 5).forEach(i -> calls.add(() -> paper.review(all, "approve", seen)));
    }

    codes(calls);

    assertThat(paper.seen("chen").text("/stage")).isEqualTo("second-review");
    assertThat(paper.read().code()).isEqualTo("content.not-found");
  }

  @Test
  void anApprovalThatRacesAReturnIsOneOfBoth() throws Exception {
    var paper = HERE.paper().submitted("又批又退");
    paper.approvedTwice(2);
    var lin = HERE.who("lin");
    var jie = HERE.who("jie");
    TOWN.weather().conflicts(10);

    var codes =
        codes(List.of(() -> paper.review(lin, "approve", 4), () -> paper.review(jie, "return", 4)));

    TOWN.weather().clear();
    assertThat(codes).isEqualTo(Map.of("ok", 1L, "content.changed-meanwhile", 1L));
    boolean isPublic = paper.read().status() == 200;
    assertThat(paper.seen("chen").text("/stage")).isEqualTo(isPublic ? "approved" : "returned");
  }

  @Test
  void ofFivePinsAtOnceThreeStand() throws Exception {
    var papers = IntStream.range(0, 5).mapToObj(i -> HERE.published("置顶" + i)).toList();
    var until = TOWN.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
    TOWN.weather().conflicts(10);

    var codes =
        codes(
            papers.stream()
                .map(paper -> (Callable<Answer>) () -> paper.pin("zhou", until))
                .toList());

    TOWN.weather().clear();
    assertThat(codes).isEqualTo(Map.of("ok", 3L, "content.too-many-pins", 2L));
  }

  @Test
  void aWithdrawalThatRacesAPinLeavesNothing() throws Exception {
    var paper = HERE.published("撤与顶");
    var until = TOWN.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofHours(1));
    var zhou = HERE.who("zhou");
    TOWN.weather().conflicts(10);

    codes(
        List.of(
            () -> paper.withdraw("chen"),
            () -> zhou.put(paper.draft() + "/pin", "{\"until\": \"" + until + "\"}")));

    TOWN.weather().clear();
    paper.withdraw("chen").expect(200);
    assertThat(HERE.titles(Newspaper.HOME, "")).doesNotContain("撤与顶");
    assertThat(paper.read().code()).isEqualTo("content.withdrawn");
  }

  @Test
  void aSubmissionWhoseAnswerIsLostIsOneWhenItIsSentAgain() {
    var paper = HERE.paper();
    var xuan = HERE.who("xuan");
    paper.save(xuan, "丢了回答", "<p>一</p>", 0).expect(200);
    TOWN.settles();
    TOWN.weather().losesTheNextAnswer();

    var lost = paper.submit(xuan, 1);
    paper.submit(xuan, 1).expect(200);

    assertThat(lost.status()).isGreaterThanOrEqualTo(500);
    assertThat(paper.seen("zhou").body().path("revision").asInt()).isEqualTo(2);
  }
}
