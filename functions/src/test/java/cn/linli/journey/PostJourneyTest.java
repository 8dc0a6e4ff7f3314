package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts are written in versions, and three others have to approve one before it is public. */
class PostJourneyTest {
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
  void threeReviewsMakeAPostPublic() {
    var paper = HERE.paper().submitted("社区食堂本周六开放");

    assertThat(paper.read().code()).isEqualTo("content.not-found");
    assertThat(paper.seen("chen").text("/stage")).isEqualTo("initial-review");
    paper.review("zhou", "approve", 2).expect(200);
    assertThat(paper.seen("chen").text("/stage")).isEqualTo("second-review");
    paper.review("chen", "approve", 3).expect(200);
    assertThat(paper.read().code()).isEqualTo("content.not-found");
    var last = paper.review("lin", "approve", 4).expect(200);

    assertThat(last.text("/stage")).isEqualTo("approved");
    assertThat(last.body().path("publishedVersion").asInt()).isEqualTo(1);
    var read = paper.read().expect(200);
    assertThat(read.text("/title")).isEqualTo("社区食堂本周六开放");
    assertThat(read.text("/body")).isEqualTo("<p>社区食堂本周六开放，欢迎大家来。</p>");
    assertThat(read.raw().body()).doesNotContain(HERE.who("xuan").person());
    assertThat(HERE.titles(Newspaper.HOME, "?column=notices")).contains("社区食堂本周六开放");
    assertThat(HERE.titles(Newspaper.HOME, "?column=media")).doesNotContain("社区食堂本周六开放");
    assertThat(HERE.titles(Newspaper.NEIGHBOURS, "")).doesNotContain("社区食堂本周六开放");
  }

  @Test
  void othersHearOfEachStateWithoutAnybodysName() {
    var paper = HERE.published("大家都来");
    paper.withdraw("chen").expect(200);
    TOWN.settles();

    var told = TOWN.told("post", paper.id());

    assertThat(told.stream().map(event -> event.at("/data/state").asString()))
        .containsExactlyInAnyOrder("submitted", "published", "withdrawn");
    assertThat(told.toString()).doesNotContain(HERE.who("xuan").person(), "大家都来");
  }

  @Test
  void everySavedVersionIsKeptAndSavingTwiceSavesOnce() {
    var paper = HERE.paper();
    var xuan = HERE.who("xuan");
    paper.save(xuan, "第一版", "<p>一</p>", 0).expect(200);
    paper.save(xuan, "第一版", "<p>一</p>", 0).expect(200);
    paper.save(HERE.who("zhou"), "第二版", "<p>二<script>x</script></p>", 1).expect(200);

    assertThat(paper.save(xuan, "别的", "<p>三</p>", 0).code()).isEqualTo("content.id-reused");
    assertThat(paper.save(xuan, "别的", "<p>三</p>", 1).code()).isEqualTo("content.changed-meanwhile");
    var versions = HERE.who("chen").get(paper.draft() + "/versions").expect(200).body();
    assertThat(versions.path("items").valueStream().map(one -> one.path("title").asString()))
        .containsExactly("第一版", "第二版");
    var first = HERE.who("chen").get(paper.draft() + "/versions/1").expect(200);
    assertThat(first.text("/body")).isEqualTo("<p>一</p>");
    assertThat(paper.seen("xuan").text("/body")).isEqualTo("<p>二</p>");
    assertThat(HERE.who("chen").get(paper.draft() + "/versions/3").code())
        .isEqualTo("content.not-found");
  }

  @Test
  void aPostHasFiftyVersionsAtTheMost() {
    var paper = HERE.paper();
    var xuan = HERE.who("xuan");
    for (int version = 0; version < 50; version++) {
      paper.save(xuan, "版本", "<p>" + version + "</p>", version).expect(200);
    }

    assertThat(paper.save(xuan, "版本", "<p>50</p>", 50).code())
        .isEqualTo("content.too-many-versions");
  }

  @Test
  void whatIsTooMuchOrNothingIsRefused() {
    var xuan = HERE.who("xuan");
    var paper = HERE.paper();
    var pictures = new StringBuilder();
    for (int i = 0; i < 31; i++) {
      pictures.append("<img data-upload=\"").append(UUID.randomUUID()).append("\">");
    }

    assertThat(paper.save(xuan, "字".repeat(65), "<p>x</p>", 0).code()).isEqualTo("request.invalid");
    assertThat(paper.save(xuan, "题", "<script>x</script>", 0).text("/errors/0/pointer"))
        .isEqualTo("/body");
    assertThat(paper.save(xuan, "题", "&lt;".repeat(59_393 / 4 + 1), 0).text("/errors/0/pointer"))
        .isEqualTo("/body");
    assertThat(paper.save(xuan, "题", pictures.toString(), 0).text("/errors/0/pointer"))
        .isEqualTo("/body");
    paper.save(xuan, "题", "字".repeat(19_000), 0).expect(200);
  }

  @Test
  void scenario33TextOfWealthManagementIsBlockedOrEscalated() {
    var blocked = HERE.paper();
    blocked.save(HERE.who("xuan"), "好消息", "<p>代办信<b>用</b>卡找我</p>", 0).expect(200);
    var refused = blocked.submit(HERE.who("xuan"), 1);
    var escalated = HERE.paper().submitted("信用卡怎么用才安全");

    assertThat(refused.status() + refused.code()).isEqualTo("422content.text-refused");
    assertThat(refused.text("/errors/0/pointer")).isEqualTo("/body");
    assertThat(blocked.seen("xuan").text("/stage")).isEqualTo("writing");
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
    var many = person("operator", "committee", "legal", "correspondent");
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
  void onePersonInTwoRolesPassesOneStage() {
    var both = person("operator", "committee", "legal");
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
      paper.review(person("operator"), "approve", 2).expect(200);
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

    var returned = paper.seen("xuan");
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

  @Test
  void scenario60SomebodyElsesPostIsNotFoundAndTheAttemptIsOnRecord() {
    var paper = HERE.paper().submitted("别家的");
    var wen = HERE.who("wen");
    long before = denials();

    var foreign = wen.get(paper.draft());
    var saved = paper.save(wen, "改", "<p>改</p>", 2);
    var elsewhere = wen.get(Newspaper.NEIGHBOURS + "/post-drafts/" + paper.id());
    var read = TOWN.anybody().get(Newspaper.NEIGHBOURS + "/posts/" + paper.id());

    assertThat(foreign.code() + saved.code()).isEqualTo("access.not-foundaccess.not-found");
    assertThat(denials() - before).isEqualTo(2);
    assertThat(elsewhere.code() + read.code()).isEqualTo("content.not-foundcontent.not-found");
    assertThat(HERE.who("chen").get(paper.draft()).status()).isEqualTo(200);
  }

  @Test
  void correspondentsWriteOnlyForTheirs() {
    var theirs = new Paper(HERE, Newspaper.NEIGHBOURS, UUID.randomUUID(), "community");

    theirs.save(HERE.who("wen"), "幸福里", "<p>幸福里</p>", 0).expect(200);

    assertThat(theirs.save(HERE.who("xuan"), "x", "<p>x</p>", 1).code())
        .isEqualTo("access.not-found");
    assertThat(theirs.submit(TOWN.resident(), 1).status()).isIn(403, 404);
  }

  @Test
  void staffFindPostsByTheirStage() {
    var writing = HERE.paper();
    writing.save(HERE.who("xuan"), "草稿", "<p>草稿</p>", 0).expect(200);
    var waiting = HERE.paper().submitted("等初审");

    assertThat(ids("")).contains(writing.id().toString()).doesNotContain(waiting.id().toString());
    assertThat(ids("?stage=initial-review")).contains(waiting.id().toString());
    waiting.review("zhou", "approve", 2).expect(200);
    assertThat(ids("?stage=initial-review")).doesNotContain(waiting.id().toString());
    assertThat(ids("?stage=second-review")).contains(waiting.id().toString());
    assertThat(HERE.who("zhou").get(Newspaper.HOME + "/post-drafts?stage=odd").code())
        .isEqualTo("request.invalid");
  }

  @Test
  void whoeverIsErasedLeavesWhatTheyWroteAndNotTheirName() {
    var leaver = person("correspondent");
    var paper = HERE.paper();
    paper.save(leaver, "留给中心", "<p>留给中心</p>", 0).expect(200);
    paper.submit(leaver, 1).expect(200);
    HERE.screened();
    paper.approved(2);
    var export = leaver.get("/me/export").expect(200).body().path("posts");
    assertThat(export.toString()).contains("留给中心").contains("\"wrote\":true");

    TOWN.back(leaver.person()).put("/me/erasure", null).expect(202);
    HERE.passes(Duration.ofMinutes(12));

    Eventually.holds(
        () ->
            assertThat(Dump.items(TOWN, "content"))
                .noneMatch(item -> item.toString().contains(leaver.person())));
    paper.read().expect(200);
    assertThat(paper.seen("zhou").body().has("author")).isFalse();
  }

  private static String ids(String query) {
    return HERE.who("zhou")
        .get(Newspaper.HOME + "/post-drafts" + query + (query.isEmpty() ? "?" : "&") + "limit=100")
        .expect(200)
        .body()
        .toString();
  }

  /** Somebody with these roles besides. */
  private static Client person(String... roles) {
    var person = TOWN.resident();
    for (var role : roles) {
      TOWN.platform()
          .put(
              "/communities/heping-li/people/" + person.person() + "/roles/" + role,
              "{\"reason\": \"兼任\"}")
          .expect(200);
    }
    return person;
  }

  private static long denials() {
    return Dump.items(TOWN, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals("denied"))
        .count();
  }
}
