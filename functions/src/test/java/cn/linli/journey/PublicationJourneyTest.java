package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everybody reads, when, in which order, and no more. */
class PublicationJourneyTest {
  private Newspaper here;
  private Town town;

  @BeforeEach
  void found() {
    here = new Newspaper();
    town = here.town();
  }

  @AfterEach
  void leave() {
    town.deployment().close();
  }

  private Instant in(Duration time) {
    return town.now().truncatedTo(ChronoUnit.SECONDS).plus(time);
  }

  private List<String> titles() {
    return here.titles(Newspaper.HOME, "");
  }

  private HttpResponse<String> fetch(String path, String etag) {
    var request = HttpRequest.newBuilder(URI.create(town.anybody().baseUrl() + path));
    if (etag != null) {
      request.header("if-none-match", etag);
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void cachesKeepWhatEverybodyReadsAndAskOnlyWhetherItChanged() {
    var paper = here.published("大家读");
    var ages =
        Map.of(paper.path(), 30, Newspaper.HOME + "/posts", 60, Newspaper.HOME + "/columns", 300);

    for (var path : ages.keySet()) {
      var first = fetch(path, null);
      var again = fetch(path, header(first, "etag"));
      assertThat(header(first, "cache-control")).isEqualTo("public, max-age=" + ages.get(path));
      assertThat(first.statusCode() + " " + again.statusCode()).isEqualTo("200 304");
      assertThat(again.body()).isEmpty();
    }
    var list = fetch(Newspaper.HOME + "/posts", null);
    here.published("又一篇");
    var changed = fetch(Newspaper.HOME + "/posts", header(list, "etag"));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(header(fetch(paper.path() + "/media", null), "cache-control")).isEqualTo("no-store");
    paper.withdraw("chen").expect(200);
    var withdrawn = fetch(paper.path(), header(changed, "etag"));
    var unknown = fetch(Newspaper.HOME + "/posts/" + UUID.randomUUID(), null);
    for (var no : List.of(withdrawn, unknown)) {
      assertThat(no.statusCode() + header(no, "cache-control")).isIn("410no-store", "404no-store");
    }
  }

  @Test
  void aPostIsPublicFromItsTimeOnAndNoSweepHasToBeInTime() {
    var paper = here.paper();
    paper.save(here.who("xuan"), "下周的事", "<p>下周</p>", 0).expect(200);
    paper.submit(here.who("xuan"), 1, in(Duration.ofHours(5))).expect(200);
    here.screened();
    paper.approved(2);

    assertThat(paper.seen("zhou").text("/stage")).isEqualTo("approved");
    assertThat(paper.read().code()).isEqualTo("content.not-found");
    assertThat(titles()).isEmpty();
    town.skips(Duration.ofHours(5).plusSeconds(1));
    paper.read().expect(200);
    assertThat(titles()).containsExactly("下周的事");
    assertThat(states(paper)).doesNotContain("published");
    town.passes(Duration.ofMinutes(2));
    town.deployment().tick();
    town.settles();
  }

  @Test
  void whatWaitsForItsTimeIsTakenBackAndWrittenAnew() {
    var paper = here.paper();
    var xuan = here.who("xuan");
    paper.save(xuan, "改期的事", "<p>周六</p>", 0).expect(200);
    paper.submit(xuan, 1, in(Duration.ofHours(5))).expect(200);
    here.screened();
    paper.approved(2);
    paper.save(here.who("xuan"), "改期的事", "<p>周日</p>", 5).expect(200);

    assertThat(paper.review("zhou", "return", 6).code()).isEqualTo("content.not-yours");
    paper.review("chen", "return", 6).expect(200);
    paper.review("chen", "return", 6).expect(200);
    here.passes(Duration.ofHours(6));
    assertThat(paper.read().code()).isEqualTo("content.not-found");
    assertThat(titles()).isEmpty();
    assertThat(states(paper)).doesNotContain("published");

    paper.submit(here.who("xuan"), 7).expect(200);
    here.screened();
    paper.approved(8);
    assertThat(paper.read().text("/body")).isEqualTo("<p>周日</p>");
  }

  @Test
  void othersHearOfItWhenItsTimeHasComeOnce() {
    var paper = here.paper();
    paper.save(here.who("xuan"), "一会儿", "<p>一会儿</p>", 0).expect(200);
    paper.submit(here.who("xuan"), 1, in(Duration.ofMinutes(20))).expect(200);
    here.screened();
    paper.approved(2);

    here.passes(Duration.ofMinutes(25));
    here.passes(Duration.ofMinutes(5));

    assertThat(states(paper))
        .containsExactlyInAnyOrder("submitted", "submitted", "submitted", "scheduled", "published");
    assertThat(here.paper().save(here.who("xuan"), "x", "<p>x</p>", 0).status()).isEqualTo(200);
  }

  private List<String> states(Paper paper) {
    return town.told("post", paper.id()).stream()
        .map(event -> event.at("/data/state").asString())
        .toList();
  }

  @Test
  void fivePostsOfAPublisherWaitForTheirTime() {
    for (int i = 0; i < 5; i++) {
      scheduled("第" + i).approved(2);
    }
    var sixth = scheduled("第六").approvedTwice(2);

    assertThat(sixth.review("lin", "approve", 4).code()).isEqualTo("content.too-many-scheduled");
    assertThat(titles()).isEmpty();
    here.published("马上");
    assertThat(titles()).containsExactly("马上");
    town.skips(Duration.ofDays(2));
    sixth.review("lin", "approve", 4).expect(200);
    assertThat(titles()).hasSize(7).startsWith("第六");
  }

  private Paper scheduled(String title) {
    var paper = here.paper();
    paper.save(here.who("xuan"), title, "<p>一</p>", 0).expect(200);
    paper.submit(here.who("xuan"), 1, in(Duration.ofDays(1))).expect(200);
    here.screened();
    return paper;
  }

  @Test
  void aTimeTooFarAwayOrOfWhatIsPublicIsRefused() {
    var paper = here.paper();
    paper.save(here.who("xuan"), "题", "<p>一</p>", 0).expect(200);
    var far = paper.submit(here.who("xuan"), 1, in(Duration.ofDays(181)));
    var shown = here.published("已公开");
    shown.save(here.who("xuan"), "已公开", "<p>二</p>", 5).expect(200);

    var late = shown.submit(here.who("xuan"), 6, in(Duration.ofDays(1)));

    assertThat(far.text("/errors/0/pointer") + late.text("/errors/0/pointer"))
        .isEqualTo("/publishAt/publishAt");
  }

  @Test
  void theOldVersionStaysPublicUntilTheNewOneIsApproved() {
    var first = here.published("第一");
    town.skips(Duration.ofHours(1));
    here.published("第二");
    first.save(here.who("xuan"), "第一改", "<p>改过</p>", 5).expect(200);
    first.submit(here.who("xuan"), 6).expect(200);
    here.screened();

    assertThat(first.read().text("/title")).isEqualTo("第一");
    assertThat(first.read().body().has("changedAt")).isFalse();
    first.approvedTwice(7);
    assertThat(first.read().text("/body")).contains("欢迎");
    first.review("lin", "approve", 9).expect(200);
    assertThat(first.read().text("/title") + first.read().text("/body")).isEqualTo("第一改<p>改过</p>");
    assertThat(Instant.parse(first.read().text("/changedAt")))
        .isAfter(Instant.parse(first.read().text("/publishedAt")));
    assertThat(titles()).as("in its old place").containsExactly("第二", "第一改");
    assertThat(first.save(here.who("xuan"), "media", "x", "<p>x</p>", 10).code())
        .isEqualTo("content.fixed");
  }

  @Test
  void whatIsWithdrawnIsGoneAtOnceAndForEver() {
    var paper = here.published("有误");
    var street = here.paper("street").published("街道有误");

    assertThat(here.who("zhou").put(paper.draft() + "/withdrawal", "{\"reason\": \"x\"}").code())
        .isEqualTo("access.role-required");
    assertThat(paper.withdraw("jie").code()).isEqualTo("content.not-yours");
    paper.withdraw("chen").expect(200);
    paper.withdraw("chen").expect(200);
    street.withdraw("jie").expect(200);

    assertThat(paper.read().status() + paper.read().code()).isEqualTo("410content.withdrawn");
    assertThat(town.anybody().get(paper.path() + "/media").code()).isEqualTo("content.withdrawn");
    assertThat(titles()).isEmpty();
    assertThat(here.titles(Newspaper.HOME, "?column=notices")).isEmpty();
    assertThat(here.titles(Newspaper.NEIGHBOURS, "")).isEmpty();
    assertThat(paper.save(here.who("xuan"), "再来", "<p>x</p>", 6).code())
        .isEqualTo("content.not-now");
    assertThat(audited("post-withdrawn", paper.id())).isEqualTo(1);
    var scheduled = scheduled("还没公开").approved(2);
    scheduled.withdraw("chen").expect(200);
    town.skips(Duration.ofDays(2));
    assertThat(scheduled.read().code()).as("it never was public").isEqualTo("content.not-found");
    assertThat(scheduled.seen("zhou").body().has("publishedVersion")).isFalse();
    assertThat(titles()).isEmpty();
  }

  private long audited(String action, UUID subject) {
    return Dump.items(town, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals(action))
        .filter(item -> item.get("subject").s().equals(subject.toString()))
        .count();
  }
}
