package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.shared.http.Json;
import cn.linli.sim.Delivery;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.WeChatArticles;
import cn.linli.sim.WeChatArticles.Article;
import cn.linli.sim.WeChatDrafts;
import cn.linli.town.Answer;
import cn.linli.town.AtOnce;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Followers read a draft when somebody says so, and no longer than the post is public. */
class OfficialPublicationJourneyTest {
  private static final Newspaper HERE = new Newspaper();
  private static final Town TOWN = HERE.town();

  private final WeChatDrafts drafts = TOWN.deployment().weChat().drafts();
  private final WeChatArticles articles = drafts.articles();

  @AfterEach
  void behave() {
    TOWN.deployment().weChat().switches().clear();
    TOWN.deployment().weChat().account().mail().loses();
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Paper drafted(String title) {
    var paper = HERE.paper();
    var picture = Brought.picture(HERE.who("xuan"), "post-picture", 107).settled("clean").id();
    paper.submitted(title, "<p>%s</p><img data-upload=\"%s\">".formatted(title, picture));
    paper.approved(2);
    draft(paper);
    assertThat(state(paper)).isEqualTo("drafted ");
    return paper;
  }

  private static void draft(Paper paper) {
    HERE.who("zhou").put(paper.draft() + "/official-draft", null).expect(200);
    TOWN.settles();
  }

  private static Answer order(Paper paper) {
    var answer = HERE.who("chen").put(paper.draft() + "/official-publication", null);
    TOWN.settles();
    return answer;
  }

  private static String state(Paper paper) {
    var seen = paper.seen("zhou");
    return seen.text("/officialDraft/state") + " " + seen.text("/officialDraft/failure");
  }

  private List<Article> there(Paper paper) {
    return articles.of(paper.id().toString());
  }

  /** WeChat has done with what it publishes, and its push arrives. */
  private void ends(int status) {
    articles.end(status);
    TOWN.deployment().weChat().account().mail().deliver(Delivery.IN_ORDER);
    TOWN.settles();
  }

  @Test
  void isReadOnceWeChatSaysSo() {
    var paper = drafted("发布");

    order(paper).expect(200);
    order(paper).expect(200);
    assertThat(state(paper)).isEqualTo("publishing ");
    assertThat(there(paper)).isEmpty();
    ends(WeChatArticles.DONE);

    assertThat(state(paper)).isEqualTo("published ");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEqualTo("1");
    assertThat(there(paper)).hasSize(1);
    order(paper).expect(200);
    assertThat(articles.jobsOf(paper.id().toString())).as("the same again").isEqualTo(1);
    assertThat(drafts.of(paper.id().toString())).isEmpty();
    assertThat(
            Dump.items(TOWN, "identity").stream()
                .filter(item -> item.toString().contains("post-published-to-followers"))
                .filter(item -> item.toString().contains(paper.id().toString())))
        .hasSize(1);
  }

  @Test
  void isFoundOutWhereThePushNeverComes() {
    var paper = drafted("没有推送");

    order(paper).expect(200);
    HERE.passes(Duration.ofMinutes(5));

    assertThat(state(paper)).isEqualTo("published ");
    assertThat(there(paper)).hasSize(1);
  }

  @Test
  void isOrderedOnceOfManyWhoDoAtTheSameTime() {
    var paper = drafted("同时");
    var chen = HERE.who("chen");

    AtOnce.times(20, () -> chen.put(paper.draft() + "/official-publication", null).expect(200));
    TOWN.settles();
    ends(WeChatArticles.DONE);

    assertThat(articles.jobsOf(paper.id().toString())).isEqualTo(1);
    assertThat(there(paper)).hasSize(1);
  }

  @Test
  void isAllowedToTheCommitteeAndOnlyOfADraftThatLiesThere() {
    var paper = drafted("谁可以");
    var bare = HERE.published("没有草稿");
    var path = paper.draft() + "/official-publication";

    assertThat(HERE.who("zhou").put(path, null).code()).isEqualTo("access.role-required");
    assertThat(HERE.who("xuan").put(path, null).code()).isEqualTo("access.role-required");
    assertThat(order(bare).code()).isEqualTo("content.not-now");
    assertThat(HERE.who("chen").put(path.replace("heping-li", "nobody-knows"), null).code())
        .isIn("access.role-required", "content.not-found", "access.not-found");
    paper.withdraw("chen").expect(200);
    assertThat(order(paper).code()).isEqualTo("content.not-now");
  }

  @ParameterizedTest
  @CsvSource({"2, not-original", "3, refused", "4, not-passed", "5, taken-down"})
  void whatWeChatsReviewRefusesIsSaidAndMayBeTriedAgain(int status, String failure) {
    var paper = drafted("不通过");
    order(paper).expect(200);

    ends(status);

    assertThat(state(paper)).isEqualTo("failed " + failure);
    assertThat(order(paper).code()).isEqualTo("content.not-now");
    draft(paper);
    order(paper).expect(200);
    ends(WeChatArticles.DONE);
    assertThat(state(paper)).isEqualTo("published ");
    assertThat(there(paper)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RESET_AFTER_WORK", "RESET", "GARBAGE", "STATUS"})
  void isThereOnceWhateverBecomesOfTheCall(Kind kind) {
    var paper = drafted("一次");
    var how = kind == Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    TOWN.deployment().weChat().switches().set(WeChatArticles.SUBMIT, how.times(1));

    order(paper).expect(200);
    articles.end(WeChatArticles.DONE);
    TOWN.deployment().weChat().account().mail().loses();
    for (int minutes = 0; minutes < 20; minutes += 5) {
      HERE.passes(Duration.ofMinutes(5));
    }

    assertThat(state(paper)).isEqualTo("published ");
    assertThat(there(paper)).hasSize(1);
    assertThat(articles.jobsOf(paper.id().toString())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"48001, not-allowed", "45009, quota", "53503, refused"})
  void whatTheAccountDoesNotTakeIsForSomebodyToCopy(String errcode, String failure) {
    var paper = drafted("手工");
    TOWN.deployment().weChat().switches().set(WeChatArticles.SUBMIT, Misbehaviour.error(errcode));

    order(paper).expect(200);

    assertThat(state(paper)).isEqualTo("failed " + failure);
  }

  @Test
  void goesAtOnceWhenThePostIsWithdrawn() {
    var paper = drafted("撤回");
    order(paper).expect(200);
    ends(WeChatArticles.DONE);

    paper.withdraw("chen").expect(200);
    TOWN.settles();

    assertThat(there(paper)).isEmpty();
    assertThat(state(paper)).isEqualTo("gone ");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEmpty();
  }

  @Test
  void goesAlsoWhenItIsWithdrawnWhileWeChatPublishesIt() {
    var paper = drafted("发布中撤回");
    order(paper).expect(200);

    paper.withdraw("chen").expect(200);
    TOWN.settles();
    assertThat(state(paper)).isEqualTo("retracted ");
    ends(WeChatArticles.DONE);

    assertThat(there(paper)).isEmpty();
    assertThat(state(paper)).isEqualTo("gone ");
  }

  @Test
  void goesAlsoWhenNobodyKnowsWhetherWeChatPublishesIt() {
    var paper = drafted("不知道");
    TOWN.deployment()
        .weChat()
        .switches()
        .set(WeChatArticles.SUBMIT, Misbehaviour.of(Kind.RESET_AFTER_WORK).times(1));
    order(paper).expect(200);

    paper.withdraw("chen").expect(200);
    TOWN.settles();
    HERE.passes(Duration.ofMinutes(5));
    ends(WeChatArticles.DONE);
    assertThat(there(paper)).hasSize(1);
    HERE.passes(Duration.ofMinutes(11));

    assertThat(there(paper)).isEmpty();
    assertThat(state(paper)).isEqualTo("gone ");
  }

  @Test
  void whatWouldNotGoIsTriedAgainWhenSomebodyWithdrawsItAgain() {
    var paper = drafted("赖着");
    order(paper).expect(200);
    ends(WeChatArticles.DONE);
    TOWN.deployment().weChat().switches().set(WeChatArticles.DELETE, Misbehaviour.error("48001"));
    paper.withdraw("chen").expect(200);
    TOWN.settles();
    assertThat(state(paper)).isEqualTo("failed not-allowed");

    TOWN.deployment().weChat().switches().clear();
    paper.withdraw("chen").expect(200);
    TOWN.settles();

    assertThat(there(paper)).isEmpty();
    assertThat(state(paper)).isEqualTo("gone ");
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldOne() {
    var paper = drafted("旧");
    order(paper).expect(200);
    ends(WeChatArticles.DONE);
    var body = paper.read().text("/body").replace("旧", "新");
    paper.save(HERE.who("xuan"), "新", body, 5).expect(200);
    paper.submit(HERE.who("xuan"), 6).expect(200);
    HERE.screened();
    paper.approved(7);
    assertThat(order(paper).code()).isEqualTo("content.not-now");
    draft(paper);
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEqualTo("1");

    order(paper).expect(200);
    assertThat(there(paper)).hasSize(1);
    ends(WeChatArticles.DONE);

    assertThat(there(paper)).hasSize(1);
    assertThat(there(paper).getFirst().title()).isEqualTo("新");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEqualTo("2");
  }

  @Test
  void saysSoWhenWeChatTakesItDownLater() {
    var paper = drafted("下架");
    order(paper).expect(200);
    ends(WeChatArticles.DONE);

    articles.takeDown(paper.id().toString());
    TOWN.deployment().weChat().account().mail().deliver(Delivery.IN_ORDER);
    TOWN.settles();

    assertThat(state(paper)).isEqualTo("failed taken-down");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEmpty();
  }

  @Test
  void twoJobsThatEndInTheSameSecondAreBothHeardOf() {
    var one = drafted("其一");
    var other = drafted("其二");
    order(one).expect(200);
    order(other).expect(200);

    ends(WeChatArticles.DONE);

    assertThat(state(one)).isEqualTo("published ");
    assertThat(state(other)).isEqualTo("published ");
    assertThat(
            TOWN.deployment().bus().published().stream()
                .map(Json.MAPPER::readTree)
                .filter(
                    event ->
                        event.path("type").asString().equals("officialaccount.follower-changed")))
        .as("nobody follows by that")
        .isEmpty();
  }
}
