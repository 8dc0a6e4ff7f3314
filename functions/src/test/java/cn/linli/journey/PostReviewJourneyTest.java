package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.town.Events;
import cn.linli.town.Town;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three people who did not write it approve a version, each in their role, after screening. */
class PostReviewJourneyTest {
  private static final Newspaper HERE = new Newspaper();
  private static final Town TOWN = HERE.town();

  @AfterEach
  void heard() {
    HERE.screened();
  }

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  @Test
  void scenario33TextOfWealthManagementIsBlockedOrEscalated() {
    var blocked = HERE.paper();
    blocked.save(HERE.who("xuan"), "好消息", "<p>代办信<b>用</b>卡找我</p>", 0).expect(200);
    var refused = blocked.submit(HERE.who("xuan"), 1);
    var wealth = HERE.paper();
    wealth.save(HERE.who("xuan"), "家庭理财讲座", "<p>保本高收益</p>", 0).expect(200);
    var wealthRefused = wealth.submit(HERE.who("xuan"), 1);
    var escalated = HERE.paper().submitted("信用卡怎么用才安全");

    assertThat(refused.status() + refused.code()).isEqualTo("422content.text-refused");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/body");
    assertThat(blocked.seen("xuan").text("/stage")).isEqualTo("writing");
    assertThat(wealthRefused.code()).isEqualTo("content.text-refused");
    assertThat(wealthRefused.text("/errors/0/pointer")).isIn("/title", "/body");
    var seen = escalated.seen("lin");
    assertThat(seen.text("/screening/state")).isEqualTo("doubtful");
    assertThat(seen.text("/screening/findings/0/rule")).isEqualTo("base/credit-cards");
    escalated.approved(2).read().expect(200);
  }

  @Test
  void scenario33AnAuthorApprovesNoLevelOfTheirOwn() {
    var zhou = HERE.who("zhou");
    var own = HERE.paper();
    own.save(zhou, "自己写的", "<p>自己写的</p>", 0).expect(200);
    own.submit(zhou, 1).expect(200);
    var edited = HERE.paper();
    edited.save(HERE.who("xuan"), "别人写的", "<p>一</p>", 0).expect(200);
    edited.save(zhou, "别人写的", "<p>二</p>", 1).expect(200);
    edited.submit(HERE.who("xuan"), 2).expect(200);
    var many = HERE.with("operator", "committee", "legal", "correspondent");
    var all = HERE.paper();
    all.save(many, "一个人", "<p>一个人</p>", 0).expect(200);
    all.submit(many, 1).expect(200);
    HERE.screened();

    assertThat(own.review(zhou, "approve", 2).code()).isEqualTo("content.own");
    assertThat(edited.review(zhou, "approve", 3).code()).isEqualTo("content.own");
    assertThat(all.review(many, "approve", 2).code()).isEqualTo("content.own");
    all.review("zhou", "approve", 2).expect(200);
    assertThat(all.review(many, "approve", 3).code()).isEqualTo("content.own");
    all.review("chen", "approve", 3).expect(200);
    assertThat(all.review(many, "approve", 4).code()).isEqualTo("content.own");
  }

  @Test
  void whoeverWroteAnEarlierVersionOrHandedItInReviewsNoLaterOne() {
    var early = HERE.with("operator", "committee", "legal");
    var sender = HERE.with("operator", "committee", "legal");
    var paper = HERE.paper();
    paper.save(early, "第一稿", "<p>一</p>", 0).expect(200);
    paper.save(HERE.who("xuan"), "第二稿", "<p>二</p>", 1).expect(200);
    paper.submit(sender, 2).expect(200);
    HERE.screened();

    for (var own : List.of(early, sender)) {
      assertThat(paper.review(own, "approve", 3).code()).isEqualTo("content.own");
      assertThat(paper.review(own, "return", 3).code()).isEqualTo("content.own");
    }
    paper.approved(3);
    paper.save(HERE.who("xuan"), "第三稿", "<p>三</p>", 6).expect(200);
    paper.submit(HERE.who("xuan"), 7).expect(200);
    HERE.screened();
    for (var own : List.of(early, sender)) {
      assertThat(paper.review(own, "approve", 8).code()).isEqualTo("content.own");
    }
  }

  @Test
  void aReviewerWhoMendsTheTextThemselvesReviewsItNoMore() {
    var mender = HERE.with("operator", "committee", "legal");
    var paper = HERE.paper().submitted("有错字");
    paper.review(mender, "return", 2).expect(200);
    paper.save(mender, "没错字", "<p>没错字</p>", 3).expect(200);
    paper.submit(HERE.who("xuan"), 4).expect(200);
    HERE.screened();

    assertThat(paper.review(mender, "approve", 5).code()).isEqualTo("content.own");
    paper.review("zhou", "approve", 5).expect(200);
    assertThat(paper.review(mender, "approve", 6).code()).isEqualTo("content.own");
  }

  @Test
  void tenPeopleWriteOnAPostAtTheMost() {
    var paper = HERE.paper();
    for (int i = 0; i < 10; i++) {
      paper.save(HERE.with("correspondent"), "众人", "<p>" + i + "</p>", i).expect(200);
    }

    var eleventh = paper.save(HERE.who("xuan"), "众人", "<p>x</p>", 10);
    var sent = paper.submit(HERE.who("zhou"), 10);

    assertThat(eleventh.code() + sent.code())
        .isEqualTo("content.too-many-editorscontent.too-many-editors");
    assertThat(paper.revision()).isEqualTo(10);
  }

  @Test
  void whatScreeningHasBlockedIsNotApprovedEvenBeforeItIsReturned() {
    TOWN.deployment().holdEvents(true);
    var paper = HERE.paper();
    paper.save(HERE.who("xuan"), "通知", "<p>出售枪支弹药</p>", 0).expect(200);
    paper.submit(HERE.who("xuan"), 1).expect(200);
    paper.approvedTwice(2);
    var events = new Events(TOWN);
    var look = Map.of("task", "screening.look", "ref", "post/" + paper.id() + "/1");
    events.deliver("onScreeningDue", events.made("screening.fell-due", look));

    var approved = paper.review("lin", "approve", 4);
    TOWN.deployment().holdEvents(false);
    HERE.screened();

    assertThat(approved.code()).isEqualTo("content.blocked");
    assertThat(paper.seen("xuan").text("/stage")).isEqualTo("returned");
    assertThat(paper.read().code()).isEqualTo("content.not-found");
  }

  @Test
  void onePersonInTwoRolesPassesOneStage() {
    var both = HERE.with("operator", "committee", "legal");
    var paper = HERE.paper().submitted("三个人看");
    paper.review(both, "approve", 2).expect(200);

    var second = paper.review(both, "approve", 3);
    paper.review("chen", "approve", 3).expect(200);
    var third = paper.review(both, "approve", 4);

    assertThat(second.code() + third.code())
        .isEqualTo("content.reviewed-alreadycontent.reviewed-already");
    assertThat(paper.read().code()).isEqualTo("content.not-found");
  }

  @ParameterizedTest
  @CsvSource({"chen, lin, jie, liu", "zhou, lin, jie, liu"})
  void eachStageTakesItsRole(String one, String two, String three, String four) {
    var paper = HERE.paper().submitted("按顺序");
    boolean second = one.equals("zhou");
    if (second) {
      paper.review(HERE.with("operator"), "approve", 2).expect(200);
    }

    for (var reviewer : new String[] {one, two, three, four}) {
      assertThat(paper.review(reviewer, "approve", second ? 3 : 2).code())
          .isEqualTo("content.wrong-role");
    }
  }

  @Test
  void theStreetHasTheLastWordForAStreetAndThePlatformForADistrict() {
    var street = HERE.paper("street").submitted("整条街道");
    var district = HERE.paper("district").submitted("整个区");
    street.approvedTwice(2);
    district.approvedTwice(2);

    assertThat(street.review("lin", "approve", 4).code()).isEqualTo("content.wrong-role");
    assertThat(district.review("jie", "approve", 4).code()).isEqualTo("content.wrong-role");
    street.review("jie", "approve", 4).expect(200);
    district.review("liu", "approve", 4).expect(200);
    assertThat(HERE.titles(Newspaper.NEIGHBOURS, "")).contains("整条街道", "整个区");
    var item = HERE.list(Newspaper.NEIGHBOURS, "?column=notices").body().at("/items/0");
    assertThat(item.path("community").asString()).isEqualTo(Town.COMMUNITY);
  }

  @Test
  void whatIsReturnedTakesAnotherVersionAndAllThreeReviews() {
    var paper = HERE.paper().submitted("周六开放");
    paper.approvedTwice(2).review("lin", "return", 4).expect(200);

    paper.review("lin", "return", 4).expect(200);
    var returned = paper.seen("xuan");
    assertThat(returned.body().path("revision").asInt()).as("the same again").isEqualTo(5);
    assertThat(returned.text("/stage") + returned.text("/reason")).isEqualTo("returned时间写错了");
    assertThat(paper.submit(HERE.who("xuan"), 5).code()).isEqualTo("content.not-now");
    paper.save(HERE.who("xuan"), "周日开放", "<p>周日</p>", 5).expect(200);
    paper.submit(HERE.who("xuan"), 6).expect(200);
    HERE.screened();
    assertThat(paper.seen("xuan").body().path("reviews").isEmpty()).isTrue();
    assertThat(paper.review("lin", "approve", 7).code()).isEqualTo("content.wrong-role");
    paper.approved(7);
    assertThat(paper.read().expect(200).text("/title")).isEqualTo("周日开放");
  }

  @Test
  void theLastReviewWaitsForScreening() {
    TOWN.deployment().holdEvents(true);
    var paper = HERE.paper();
    paper.save(HERE.who("xuan"), "等一等", "<p>等一等</p>", 0).expect(200);
    paper.submit(HERE.who("xuan"), 1).expect(200);
    paper.approvedTwice(2);

    var early = paper.review("lin", "approve", 4);
    TOWN.deployment().holdEvents(false);
    HERE.screened();

    assertThat(early.code()).isEqualTo("content.screening-pending");
    paper.review("lin", "approve", 4).expect(200);
  }

  @Test
  void whatWeChatBlocksIsReturnedByItself() {
    var paper = HERE.paper().submitted("通知", "<p>出售枪支弹药</p>");

    var seen = paper.seen("xuan");

    assertThat(seen.text("/stage")).isEqualTo("returned");
    assertThat(seen.text("/reason")).contains("20006");
    assertThat(paper.review("zhou", "approve", 3).code()).isEqualTo("content.not-now");
  }

  @Test
  void whatIsReviewedTakesNoVersions() {
    var paper = HERE.paper().submitted("在审");

    assertThat(paper.save(HERE.who("xuan"), "改", "<p>改</p>", 2).code())
        .isEqualTo("content.not-now");
    paper.submit(HERE.who("xuan"), 1).expect(200);
    paper.review("zhou", "approve", 2).expect(200);
    paper.review("zhou", "approve", 2).expect(200);
    assertThat(paper.revision()).isEqualTo(3);
  }
}
