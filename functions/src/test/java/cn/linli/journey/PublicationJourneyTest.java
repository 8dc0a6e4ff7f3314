package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    var paths = List.of(paper.path(), Newspaper.HOME + "/posts", Newspaper.HOME + "/columns");

    for (var path : paths) {
      var first = fetch(path, null);
      var again = fetch(path, header(first, "etag"));
      assertThat(header(first, "cache-control")).startsWith("public, max-age=");
      assertThat(first.statusCode() + " " + again.statusCode()).isEqualTo("200 304");
      assertThat(again.body()).isEmpty();
    }
    var list = fetch(Newspaper.HOME + "/posts", null);
    here.published("又一篇");
    var changed = fetch(Newspaper.HOME + "/posts", header(list, "etag"));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(header(fetch(paper.path() + "/media", null), "cache-control")).isEqualTo("no-store");
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
  void othersHearOfItWhenItsTimeHasComeOnce() {
    var paper = here.paper();
    paper.save(here.who("xuan"), "一会儿", "<p>一会儿</p>", 0).expect(200);
    paper.submit(here.who("xuan"), 1, in(Duration.ofMinutes(20))).expect(200);
    here.screened();
    paper.approved(2);

    here.passes(Duration.ofMinutes(25));
    here.passes(Duration.ofMinutes(5));

    assertThat(states(paper)).containsExactlyInAnyOrder("submitted", "scheduled", "published");
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
    first.approvedTwice(7);
    assertThat(first.read().text("/body")).contains("欢迎");
    first.review("lin", "approve", 9).expect(200);
    assertThat(first.read().text("/title") + first.read().text("/body")).isEqualTo("第一改<p>改过</p>");
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
    assertThat(scheduled.read().status()).isIn(404, 410);
    assertThat(titles()).isEmpty();
  }

  private long audited(String action, UUID subject) {
    return Dump.items(town, "identity").stream()
        .filter(item -> item.get("pk").s().startsWith("heping-li#audit#"))
        .filter(item -> item.get("action").s().equals(action))
        .filter(item -> item.get("subject").s().equals(subject.toString()))
        .count();
  }

  @Test
  void threePostsStandBeforeAllOthersUntilTheirEnd() {
    var papers = new ArrayList<Paper>();
    for (int i = 0; i < 5; i++) {
      papers.add(here.published("第" + i));
      town.skips(Duration.ofHours(1));
    }
    papers.get(0).pin("zhou", in(Duration.ofHours(3))).expect(200);
    papers.get(1).pin("chen", in(Duration.ofHours(9))).expect(200);
    papers.get(2).pin("zhou", in(Duration.ofHours(9))).expect(200);

    assertThat(titles()).containsExactly("第2", "第1", "第0", "第4", "第3");
    assertThat(papers.get(3).pin("zhou", in(Duration.ofHours(3))).code())
        .isEqualTo("content.too-many-pins");
    assertThat(papers.get(3).pin("zhou", in(Duration.ofDays(31))).code())
        .isEqualTo("request.invalid");
    assertThat(papers.get(3).pin("jie", in(Duration.ofHours(3))).code())
        .isEqualTo("content.not-yours");
    town.skips(Duration.ofHours(4));
    assertThat(titles())
        .as("one has ended by itself")
        .containsExactly("第2", "第1", "第4", "第3", "第0");
    papers.get(3).pin("zhou", in(Duration.ofHours(3))).expect(200);
    papers.get(2).pin("zhou", null).expect(200);
    assertThat(titles()).containsExactly("第3", "第1", "第4", "第2", "第0");
    papers.get(1).withdraw("chen").expect(200);
    assertThat(titles()).containsExactly("第3", "第4", "第2", "第0");
    assertThat(here.titles(Newspaper.HOME, "?column=notices")).isEqualTo(titles());
    assertThat(
            Dump.items(town, "content").stream().filter(row -> row.get("sk").s().startsWith("~")))
        .as("no row of a pin is left over")
        .hasSize(2);
  }

  @Test
  void aPageIsFullHoweverManyPublishersItIsMadeOf() {
    var reaches = List.of("community", "street", "district", "community", "community");
    var written = new ArrayList<String>();
    for (int i = 0; i < 45; i++) {
      var title = "第" + i + "篇";
      here.paper(reaches.get(i % reaches.size())).published(title);
      written.add(0, title);
      town.passes(Duration.ofSeconds(1));
      if (i % 15 == 14) {
        town.skips(Duration.ofMinutes(10));
      }
    }

    var pages = pages(Newspaper.HOME);

    assertThat(pages.stream().map(List::size)).containsExactly(20, 20, 5);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyElementsOf(written);
    assertThat(new HashSet<>(pages(Newspaper.NEIGHBOURS).getFirst())).hasSize(18);
    assertThat(here.list(Newspaper.HOME, "").text("/next")).isNotEmpty();
    assertThat(town.anybody().get(Newspaper.HOME + "/posts?cursor=odd").code())
        .isEqualTo("request.cursor-invalid");
  }

  private List<List<String>> pages(String community) {
    var pages = new ArrayList<List<String>>();
    var query = "";
    while (query != null) {
      Answer page = here.list(community, query);
      pages.add(
          page.body()
              .path("items")
              .valueStream()
              .map(one -> one.path("title").asString())
              .toList());
      query = page.body().has("next") ? "?cursor=" + page.text("/next") : null;
    }
    return pages;
  }

  @Test
  void aSeedHasPostsAndLeavesAloneWhatBecameOfThem() {
    var seed = Town.wholeDemo().getBytes(StandardCharsets.UTF_8);
    town.deployment().seed(seed);
    var first = here.list(Newspaper.HOME, "").body().path("items");
    var paper =
        new Paper(here, Newspaper.HOME, UUID.fromString(first.at("/0/id").asString()), "community");
    paper.withdraw("chen").expect(200);

    town.deployment().seed(seed);

    assertThat(first.valueStream().map(item -> item.path("column").asString()))
        .containsExactlyInAnyOrder("centre", "procedures", "notices");
    assertThat(titles()).hasSize(2);
    assertThat(paper.read().code()).isEqualTo("content.withdrawn");
  }

  @Test
  void eachCommunityShowsTheColumnsItWants() {
    var columns =
        "{\"columns\": [{\"column\": \"media\", \"name\": \"媒体看我们\"}, {\"column\": \"centre\"}], \"revision\": 0}";
    var usual = town.anybody().get(Newspaper.HOME + "/columns").expect(200).body();

    here.who("zhou").put(Newspaper.HOME + "/columns", columns).expect(200);
    here.who("zhou").put(Newspaper.HOME + "/columns", columns).expect(200);
    var own = town.anybody().get(Newspaper.HOME + "/columns").expect(200).body();

    assertThat(usual.path("columns").size()).isEqualTo(13);
    assertThat(own.path("columns").toString())
        .isEqualTo(
            "[{\"column\":\"media\",\"name\":\"媒体看我们\"},{\"column\":\"centre\",\"name\":\"社区中心\"}]");
    assertThat(town.anybody().get(Newspaper.NEIGHBOURS + "/columns").body().path("columns").size())
        .isEqualTo(13);
    var paper = here.paper();
    paper.save(here.who("xuan"), "题", "<p>一</p>", 0).expect(200);
    assertThat(paper.submit(here.who("xuan"), 1).code()).isEqualTo("content.column-off");
    assertThat(
            here.who("zhou")
                .put(Newspaper.HOME + "/columns", columns.replace(": 0}", ": 7}"))
                .code())
        .isEqualTo("content.changed-meanwhile");
    var twice =
        "{\"columns\": [{\"column\": \"media\"}, {\"column\": \"media\"}], \"revision\": 1}";
    assertThat(here.who("chen").put(Newspaper.HOME + "/columns", twice).code())
        .isEqualTo("request.invalid");
  }

  @Test
  void picturesAndVideosAreUploadsOfTheWriter() {
    var xuan = here.who("xuan");
    var picture = Brought.picture(xuan, "post-picture", 100).settled("clean");
    var clip = "\u0000\u0000\u0000\u0018ftypmp42";
    var video =
        new Brought(xuan, Town.COMMUNITY, UUID.randomUUID(), "post-video", "video/mp4", clip)
            .settled("clean");
    var foreign = Brought.picture(here.who("zhou"), "post-picture", 100).settled("clean");
    var body =
        "<p>看</p><img data-upload=\"%s\" alt=\"大厅\"><video data-upload=\"%s\"></video>"
            .formatted(picture.id(), video.id());
    var paper = here.paper();

    assertThat(paper.save(xuan, "题", "<img data-upload=\"" + foreign.id() + "\">", 0).code())
        .isEqualTo("files.not-found");
    assertThat(paper.save(xuan, "题", "<img data-upload=\"" + video.id() + "\">", 0).code())
        .isEqualTo("files.not-found");
    paper.save(xuan, "题", body, 0).expect(200);
    paper.save(here.who("zhou"), "题", body + "<p>好</p>", 1).expect(200);
    paper.submit(xuan, 2).expect(200);
    here.screened();
    paper.review(second(), "approve", 3).expect(200);
    paper.review("chen", "approve", 4).expect(200);
    paper.review("lin", "approve", 5).expect(200);

    var read = paper.read().expect(200);
    assertThat(read.text("/cover")).isEqualTo(picture.id().toString());
    assertThat(read.text("/body")).doesNotContain("http");
    var media = town.anybody().get(paper.path() + "/media").expect(200).body().path("items");
    assertThat(media.valueStream().map(one -> one.path("kind").asString()))
        .containsExactly("picture", "video");
    for (var file : media) {
      assertThat(Brought.fetch(file.path("url").asString()).statusCode()).isEqualTo(200);
    }
  }

  private Client second() {
    var person = town.resident();
    town.platform()
        .put(
            "/communities/heping-li/people/" + person.person() + "/roles/operator",
            "{\"reason\": \"兼任\"}")
        .expect(200);
    return person;
  }

  @Test
  void whatTheStoreTakesForPostsIsBounded() {
    var xuan = here.who("xuan");

    assertThat(announced(xuan, "post-picture", "image/png", 1024 * 1024)).isEqualTo("ok");
    assertThat(announced(xuan, "post-picture", "image/png", 1024 * 1024 + 1))
        .isEqualTo("request.invalid");
    assertThat(announced(xuan, "post-picture", "image/webp", 100)).isEqualTo("request.invalid");
    assertThat(announced(xuan, "post-video", "video/mp4", 100 * 1024 * 1024)).isEqualTo("ok");
    assertThat(announced(xuan, "post-video", "image/png", 100)).isEqualTo("request.invalid");
    assertThat(announced(xuan, "paper", "video/mp4", 100)).isEqualTo("request.invalid");
  }

  private String announced(Client who, String purpose, String type, int bytes) {
    return who.put(
            Newspaper.HOME + "/uploads/" + UUID.randomUUID(),
            "{\"purpose\": \"%s\", \"contentType\": \"%s\", \"bytes\": %d}"
                .formatted(purpose, type, bytes))
        .code();
  }
}
