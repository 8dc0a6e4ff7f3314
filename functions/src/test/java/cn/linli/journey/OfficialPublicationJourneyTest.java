package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.WeChatArticles;
import cn.linli.sim.WeChatDrafts;
import cn.linli.town.AtOnce;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
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
  private static final Newsstand STAND = new Newsstand(HERE);

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

  @Test
  void isReadOnceWeChatSaysSo() {
    var paper = STAND.drafted("发布");

    STAND.order(paper).expect(200);
    STAND.order(paper).expect(200);
    assertThat(STAND.state(paper)).isEqualTo("publishing ");
    assertThat(STAND.there(paper)).isEmpty();
    STAND.ends(WeChatArticles.DONE);

    assertThat(STAND.state(paper)).isEqualTo("published ");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEqualTo("1");
    assertThat(STAND.there(paper)).hasSize(1);
    STAND.order(paper).expect(200);
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
    var paper = STAND.drafted("没有推送");

    STAND.order(paper).expect(200);
    HERE.passes(Duration.ofMinutes(5));

    assertThat(STAND.state(paper)).isEqualTo("published ");
    assertThat(STAND.there(paper)).hasSize(1);
  }

  @Test
  void isOrderedOnceOfManyWhoDoAtTheSameTime() {
    var paper = STAND.drafted("同时");
    var chen = HERE.who("chen");

    AtOnce.times(20, () -> chen.put(paper.draft() + "/official-publication", null).expect(200));
    TOWN.settles();
    STAND.ends(WeChatArticles.DONE);

    assertThat(articles.jobsOf(paper.id().toString())).isEqualTo(1);
    assertThat(STAND.there(paper)).hasSize(1);
  }

  @Test
  void isAllowedToTheCommitteeAndOnlyOfADraftThatLiesThere() {
    var paper = STAND.drafted("谁可以");
    var bare = HERE.published("没有草稿");
    var path = paper.draft() + "/official-publication";

    assertThat(HERE.who("zhou").put(path, null).code()).isEqualTo("access.role-required");
    assertThat(HERE.who("xuan").put(path, null).code()).isEqualTo("access.role-required");
    assertThat(STAND.order(bare).code()).isEqualTo("content.not-now");
    paper.withdraw("chen").expect(200);
    assertThat(STAND.order(paper).code()).isEqualTo("content.not-now");
  }

  @ParameterizedTest
  @CsvSource({"2, not-original", "3, refused", "4, not-passed", "5, taken-down"})
  void whatWeChatsReviewRefusesIsSaidAndMayBeTriedAgain(int status, String failure) {
    var paper = STAND.drafted("不通过");
    STAND.order(paper).expect(200);

    STAND.ends(status);

    assertThat(STAND.state(paper)).isEqualTo("failed " + failure);
    assertThat(STAND.order(paper).code()).isEqualTo("content.not-now");
    STAND.draft(paper);
    STAND.order(paper).expect(200);
    STAND.ends(WeChatArticles.DONE);
    assertThat(STAND.state(paper)).isEqualTo("published ");
    assertThat(STAND.there(paper)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RESET_AFTER_WORK", "RESET", "GARBAGE", "STATUS"})
  void isThereOnceWhateverBecomesOfTheCall(Kind kind) {
    var paper = STAND.drafted("一次");
    var how = kind == Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    STAND.misbehaves(WeChatArticles.SUBMIT, how.times(1));

    STAND.order(paper).expect(200);
    articles.end(WeChatArticles.DONE);
    TOWN.deployment().weChat().account().mail().loses();
    for (int minutes = 0; minutes < 20; minutes += 5) {
      HERE.passes(Duration.ofMinutes(5));
    }

    assertThat(STAND.state(paper)).isEqualTo("published ");
    assertThat(STAND.there(paper)).hasSize(1);
    assertThat(articles.jobsOf(paper.id().toString())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"48001, not-allowed", "45009, quota", "53503, refused"})
  void whatTheAccountDoesNotTakeIsForSomebodyToCopy(String errcode, String failure) {
    var paper = STAND.drafted("手工");
    STAND.misbehaves(WeChatArticles.SUBMIT, Misbehaviour.error(errcode));

    STAND.order(paper).expect(200);

    assertThat(STAND.state(paper)).isEqualTo("failed " + failure);
  }

  @Test
  void goesAtOnceWhenThePostIsWithdrawn() {
    var paper = STAND.drafted("撤回");
    STAND.order(paper).expect(200);
    STAND.ends(WeChatArticles.DONE);

    paper.withdraw("chen").expect(200);
    TOWN.settles();

    assertThat(STAND.there(paper)).isEmpty();
    assertThat(STAND.state(paper)).isEqualTo("gone ");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEmpty();
  }

  @Test
  void goesAlsoWhenItIsWithdrawnWhileWeChatPublishesIt() {
    var paper = STAND.drafted("发布中撤回");
    STAND.order(paper).expect(200);

    paper.withdraw("chen").expect(200);
    TOWN.settles();
    assertThat(STAND.state(paper)).isEqualTo("retracted ");
    STAND.ends(WeChatArticles.DONE);

    assertThat(STAND.there(paper)).isEmpty();
    assertThat(STAND.state(paper)).isEqualTo("gone ");
  }

  @Test
  void goesAlsoWhenNobodyKnowsWhetherWeChatPublishesIt() {
    var paper = STAND.drafted("不知道");
    STAND.misbehaves(WeChatArticles.SUBMIT, Misbehaviour.of(Kind.RESET_AFTER_WORK).times(1));
    STAND.order(paper).expect(200);

    paper.withdraw("chen").expect(200);
    TOWN.settles();
    HERE.passes(Duration.ofMinutes(5));
    STAND.ends(WeChatArticles.DONE);
    assertThat(STAND.there(paper)).hasSize(1);
    HERE.passes(Duration.ofMinutes(11));

    assertThat(STAND.there(paper)).isEmpty();
    assertThat(STAND.state(paper)).isEqualTo("gone ");
  }

  @Test
  void whatWouldNotGoIsTriedAgainWhenSomebodyWithdrawsItAgain() {
    var paper = STAND.drafted("赖着");
    STAND.order(paper).expect(200);
    STAND.ends(WeChatArticles.DONE);
    STAND.misbehaves(WeChatArticles.DELETE, Misbehaviour.error("48001"));
    paper.withdraw("chen").expect(200);
    TOWN.settles();
    assertThat(STAND.state(paper)).isEqualTo("failed not-allowed");

    TOWN.deployment().weChat().switches().clear();
    paper.withdraw("chen").expect(200);
    TOWN.settles();

    assertThat(STAND.there(paper)).isEmpty();
    assertThat(STAND.state(paper)).isEqualTo("gone ");
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldOne() {
    var paper = STAND.drafted("旧");
    STAND.order(paper).expect(200);
    STAND.ends(WeChatArticles.DONE);
    var body = paper.read().text("/body").replace("旧", "新");
    paper.save(HERE.who("xuan"), "新", body, 5).expect(200);
    paper.submit(HERE.who("xuan"), 6).expect(200);
    HERE.screened();
    paper.approved(7);
    assertThat(STAND.order(paper).code()).isEqualTo("content.not-now");
    STAND.draft(paper);
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEqualTo("1");

    STAND.order(paper).expect(200);
    assertThat(STAND.there(paper)).hasSize(1);
    STAND.ends(WeChatArticles.DONE);

    assertThat(STAND.there(paper)).hasSize(1);
    assertThat(STAND.there(paper).getFirst().title()).isEqualTo("新");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEqualTo("2");
  }

  @Test
  void saysSoWhenWeChatTakesItDownLater() {
    var paper = STAND.drafted("下架");
    STAND.order(paper).expect(200);
    STAND.ends(WeChatArticles.DONE);

    HERE.passes(Duration.ofMinutes(1));
    articles.takeDown(paper.id().toString());
    STAND.ends(WeChatArticles.DONE);

    assertThat(STAND.state(paper)).isEqualTo("failed taken-down");
    assertThat(paper.seen("zhou").text("/officialDraft/articleVersion")).isEmpty();
  }

  @Test
  void twoJobsThatEndInTheSameSecondAreBothHeardOf() {
    var one = STAND.drafted("其一");
    var other = STAND.drafted("其二");
    STAND.order(one).expect(200);
    STAND.order(other).expect(200);

    STAND.ends(WeChatArticles.DONE);

    assertThat(STAND.state(one)).isEqualTo("published ");
    assertThat(STAND.state(other)).isEqualTo("published ");
    assertThat(TOWN.deployment().bus().published())
        .as("nobody follows by that")
        .noneMatch(event -> event.contains("follower-changed"));
  }
}
