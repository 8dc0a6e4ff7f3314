package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.shared.http.Json;
import cn.linli.town.Dump;
import cn.linli.town.Eventually;
import cn.linli.town.Town;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Posts are written in versions, and three others have to approve one before it is public. */
class PostJourneyTest {
  private static final Newspaper HERE = new Newspaper();
  private static final Town TOWN = HERE.town();

  /** What may be in a body that is served, and nothing else begins with this sign. */
  private static final Pattern TAG =
      Pattern.compile(
          "</?(p|br|hr|h[234]|blockquote|ul|ol|li|strong|b|em|i|u|s|sub|sup|figure|figcaption|table|thead|tbody|tr|t[hd]( (col|row)span=\"\\d{1,2}\")*|a( href=\"https://[^\"<>]*\" rel=\"[a-z ]*\")?)>");

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
        .containsExactlyInAnyOrder("submitted", "submitted", "submitted", "published", "withdrawn");
    assertThat(told.stream().map(event -> event.at("/data/stage").asString()))
        .containsExactlyInAnyOrder(
            "initial-review", "second-review", "final-review", "approved", "withdrawn");
    assertThat(told.toString()).doesNotContain("大家都来");
  }

  @Test
  void aPostWithScriptOrDataUrlOrHostileHtmlIsStoredAndServedHarmless() {
    var attacks =
        Json.MAPPER
            .readTree(getClass().getResourceAsStream("/vectors/html-dompurify.json"))
            .path("vectors")
            .valueStream()
            .map(attack -> attack.path("html").asString())
            .filter(html -> html.codePoints().allMatch(PostJourneyTest::isText))
            .toList();
    var body = "<p>开始</p>" + String.join("\n", attacks);
    var paper = HERE.paper();
    paper.save(HERE.who("xuan"), "有<script>的题", body, 0).expect(200);
    paper.submit(HERE.who("xuan"), 1).expect(200);
    HERE.screened();
    paper.approved(2);

    var served = paper.read().expect(200).text("/body");
    var stored = HERE.who("chen").get(paper.draft() + "/versions/1").expect(200).text("/body");

    assertThat(attacks).hasSizeGreaterThan(150);
    assertThat(stored).isEqualTo(served).startsWith("<p>开始</p>");
    assertThat(TAG.matcher(served).replaceAll("")).doesNotContain("<");
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
  void whoeverLostAnAnswerHearsHowItStandsNow() {
    var paper = HERE.paper();
    var xuan = HERE.who("xuan");
    paper.save(xuan, "一次", "<p>一次</p>", 0).expect(200);
    paper.submit(xuan, 1).expect(200);

    assertThat(paper.save(xuan, "一次", "<p>一次</p>", 0).expect(200).text("/stage"))
        .isEqualTo("initial-review");
    HERE.screened();
    paper.review("zhou", "approve", 2).expect(200);
    assertThat(paper.submit(xuan, 1).expect(200).text("/stage")).isEqualTo("second-review");
    paper.review("chen", "return", 3).expect(200);
    paper.save(xuan, "两次", "<p>两次</p>", 4).expect(200);
    assertThat(paper.save(xuan, "一次", "<p>一次</p>", 0).expect(200).text("/title")).isEqualTo("两次");
    assertThat(paper.save(xuan, "一次", "<p>三次</p>", 0).code()).isEqualTo("content.id-reused");
    assertThat(paper.save(HERE.who("zhou"), "一次", "<p>一次</p>", 0).code())
        .as("somebody else's")
        .isEqualTo("content.id-reused");
    assertThat(paper.submit(xuan, 2).code()).isEqualTo("content.changed-meanwhile");
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
    assertThat(paper.save(xuan, "𠮷".repeat(49), "<p>x</p>", 0).text("/errors/0/pointer"))
        .as("its bytes")
        .isEqualTo("/title");
    assertThat(paper.save(xuan, "题", "<script>x</script>", 0).text("/errors/0/pointer"))
        .isEqualTo("/body");
    assertThat(paper.save(xuan, "题", "&lt;".repeat(59_393 / 4 + 1), 0).text("/errors/0/pointer"))
        .isEqualTo("/body");
    assertThat(paper.save(xuan, "题", pictures.toString(), 0).text("/errors/0/pointer"))
        .isEqualTo("/body");
    paper.save(xuan, "题", "字".repeat(19_000), 0).expect(200);
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
    var leaver = HERE.with("correspondent");
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

  private static boolean isText(int character) {
    return !Character.isISOControl(character) || "\n\r\t".indexOf(character) >= 0;
  }

  private static String ids(String query) {
    return HERE.who("zhou")
        .get(Newspaper.HOME + "/post-drafts" + query + (query.isEmpty() ? "?" : "&") + "limit=100")
        .expect(200)
        .body()
        .toString();
  }

  private static long denials() {
    return Dump.items(TOWN, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals("denied"))
        .count();
  }
}
