package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.town.Answer;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
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

/** What stands in lists and in which order, and what posts show. */
class PostListJourneyTest {
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
    paper.review(here.with("operator"), "approve", 3).expect(200);
    paper.review("chen", "approve", 4).expect(200);
    paper.review("lin", "approve", 5).expect(200);

    var read = paper.read().expect(200);
    assertThat(read.text("/cover")).isEqualTo(picture.id().toString());
    assertThat(read.text("/body")).doesNotContain("http");
    var media = town.anybody().get(paper.path() + "/media").expect(200).body().path("items");
    assertThat(media.valueStream().map(one -> one.path("kind").asString()))
        .containsExactly("picture", "video");
    var item = here.list(Newspaper.HOME, "?column=notices").body().at("/items/0");
    assertThat(item.path("cover").asString()).isEqualTo(picture.id().toString());
    var covers = town.anybody().get(Newspaper.HOME + "/post-covers?column=notices").expect(200);
    assertThat(covers.body().path("items").size()).isEqualTo(1);
    assertThat(covers.text("/items/0/upload")).isEqualTo(picture.id().toString());
    assertThat(town.anybody().get(Newspaper.HOME + "/post-covers?column=media").body().at("/items"))
        .isEmpty();
    assertThat(Brought.fetch(covers.text("/items/0/url")).statusCode()).isEqualTo(200);
    for (var file : media) {
      assertThat(Brought.fetch(file.path("url").asString()).statusCode()).isEqualTo(200);
    }
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
