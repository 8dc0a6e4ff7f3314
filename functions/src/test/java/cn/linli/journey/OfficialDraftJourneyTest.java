package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.sim.Misbehaviour;
import cn.linli.sim.Misbehaviour.Kind;
import cn.linli.sim.WeChatDrafts;
import cn.linli.town.Answer;
import cn.linli.town.Events;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Posts come among the drafts of our Official Account once, and go with the post. */
class OfficialDraftJourneyTest {
  private static final Newspaper HERE = new Newspaper();
  private static final Town TOWN = HERE.town();

  @AfterEach
  void behave() {
    TOWN.deployment().weChat().switches().clear();
    TOWN.deployment().holdEvents(false);
    TOWN.settles();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  private static Paper withPictures(String title, int count) {
    var xuan = HERE.who("xuan");
    var ids = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      ids.add(
          "<img data-upload=\""
              + Brought.picture(xuan, "post-picture", 100 + i).settled("clean").id()
              + "\">");
    }
    var paper = HERE.paper();
    paper.submitted(title, "<p>" + title + "</p>" + String.join("", ids));
    return paper.approved(2);
  }

  private static Answer order(Paper paper) {
    var answer = HERE.who("zhou").put(paper.draft() + "/official-draft", null);
    TOWN.settles();
    return answer;
  }

  private static String state(Paper paper) {
    var seen = paper.seen("zhou");
    return seen.text("/officialDraft/state") + " " + seen.text("/officialDraft/failure");
  }

  private static List<WeChatDrafts.Draft> there(Paper paper) {
    return TOWN.deployment().weChat().drafts().of(paper.id().toString());
  }

  @Test
  void comesWithItsPicturesAndWhereItIsFrom() {
    var paper = withPictures("带图", 9);

    order(paper).expect(200);
    order(paper).expect(200);

    assertThat(state(paper)).isEqualTo("drafted ");
    assertThat(there(paper)).hasSize(1);
    var draft = there(paper).getFirst();
    assertThat(draft.content()).contains("https://mmbiz.qpic.cn/").doesNotContain("data-upload");
    assertThat(draft.source()).contains("/communities/heping-li/posts/" + paper.id());
  }

  @Test
  void takesAPictureAndWhatIsPublic() {
    var bare = HERE.published("没有图");
    var unpublished = HERE.paper().submitted("没公开");

    assertThat(order(bare).code()).isEqualTo("content.no-picture");
    assertThat(order(unpublished).code()).isEqualTo("content.not-now");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"RESET_AFTER_WORK", "RESET", "GARBAGE", "STATUS"})
  void isThereOnceWhateverBecomesOfTheCall(Kind kind) {
    var paper = withPictures("一次", 1);
    var how = kind == Kind.STATUS ? Misbehaviour.status(502) : Misbehaviour.of(kind);
    TOWN.deployment().weChat().switches().set(WeChatDrafts.ADD, how.times(1));

    order(paper).expect(200);
    assertThat(state(paper)).isEqualTo("owed ");
    HERE.passes(Duration.ofMinutes(5));

    assertThat(state(paper)).isEqualTo("drafted ");
    assertThat(there(paper)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"48001, not-allowed", "45009, quota", "45166, refused"})
  void whatTheAccountDoesNotTakeIsForSomebodyToCopy(String errcode, String failure) {
    var paper = withPictures("手工", 1);
    TOWN.deployment().weChat().switches().set(WeChatDrafts.ADD, Misbehaviour.error(errcode));

    order(paper).expect(200);
    assertThat(state(paper)).isEqualTo("failed " + failure);
    TOWN.deployment().weChat().switches().clear();
    order(paper).expect(200);

    assertThat(state(paper)).isEqualTo("drafted ");
    assertThat(there(paper)).hasSize(1);
  }

  @Test
  void givesUpAfterSomeTries() {
    var paper = withPictures("不通", 1);
    TOWN.deployment().weChat().switches().set(WeChatDrafts.PICTURE, Misbehaviour.of(Kind.RESET));

    order(paper).expect(200);
    for (int minutes = 2; minutes < 600; minutes *= 2) {
      HERE.passes(Duration.ofMinutes(minutes + 2L));
    }

    assertThat(state(paper)).isEqualTo("failed later");
  }

  @Test
  void goesWhenThePostIsWithdrawn() {
    var paper = withPictures("撤回", 1);
    order(paper).expect(200);

    paper.withdraw("chen").expect(200);
    TOWN.settles();

    assertThat(there(paper)).isEmpty();
    assertThat(state(paper)).isEqualTo("gone ");
  }

  @Test
  void goesAlsoWhenNobodyKnowsWhetherItCame() {
    var paper = withPictures("不知道", 1);
    TOWN.deployment()
        .weChat()
        .switches()
        .set(WeChatDrafts.ADD, Misbehaviour.of(Kind.RESET_AFTER_WORK).times(1));
    order(paper).expect(200);
    assertThat(there(paper)).hasSize(1);

    paper.withdraw("chen").expect(200);
    TOWN.settles();
    HERE.passes(Duration.ofMinutes(5));

    assertThat(there(paper)).isEmpty();
    assertThat(state(paper)).isEqualTo("gone ");
  }

  @Test
  void aNewVersionTakesThePlaceOfTheOldOne() {
    var paper = withPictures("旧", 1);
    order(paper).expect(200);
    var body = paper.read().text("/body").replace("旧", "新");
    paper.save(HERE.who("xuan"), "新", body, 5).expect(200);
    paper.submit(HERE.who("xuan"), 6).expect(200);
    HERE.screened();
    paper.approved(7);

    order(paper).expect(200);

    assertThat(there(paper)).hasSize(1);
    assertThat(there(paper).getFirst().title()).isEqualTo("新");
  }

  @Test
  void theSameErrandTwiceIsDoneOnce() {
    var paper = withPictures("两次", 1);
    order(paper).expect(200);
    var events = new Events(TOWN);
    var due = Map.of("task", "content.official", "ref", paper.id().toString());

    events.deliver("onContentDue", events.made("content.fell-due", due));
    events.deliver("onContentDue", events.made("content.fell-due", due));

    assertThat(there(paper)).hasSize(1);
  }
}
