package cn.linli.journey;

import static org.assertj.core.api.Assertions.assertThat;

import cn.linli.journey.Newspaper.Paper;
import cn.linli.town.Client;
import cn.linli.town.Dump;
import cn.linli.town.Town;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The desk of each review is told what waits for it, and an author what became of their post. */
class PostToldTest {
  private static final Newspaper HERE = new Newspaper();
  private static final Town TOWN = HERE.town();

  @AfterAll
  static void leave() {
    TOWN.deployment().close();
  }

  /** What somebody was told about a post. */
  private static List<String> told(Client who, Paper paper) {
    TOWN.settles();
    return who.get(Newspaper.HOME + "/my-notices?limit=100")
        .expect(200)
        .body()
        .path("items")
        .valueStream()
        .filter(notice -> notice.path("link").asString().endsWith(paper.id().toString()))
        .map(notice -> notice.path("kind").asString())
        .toList();
  }

  private static List<String> told(String who, Paper paper) {
    return told(HERE.who(who), paper);
  }

  @Test
  void eachDeskHearsWhenAPostComesToItAndTheAuthorHowItEnds() {
    var paper = HERE.paper().submitted("一级一级");

    assertThat(told("zhou", paper)).containsExactly("post.to-review");
    assertThat(told("chen", paper)).isEmpty();
    paper.review("zhou", "approve", 2).expect(200);
    assertThat(told("chen", paper)).containsExactly("post.to-review-second");
    assertThat(told("lin", paper)).isEmpty();
    paper.review("chen", "approve", 3).expect(200);
    assertThat(told("lin", paper)).containsExactly("post.to-review-legal");
    assertThat(told("jie", paper)).containsExactly("post.to-review-street");
    assertThat(told("xuan", paper)).isEmpty();
    paper.review("lin", "return", 4).expect(200);
    assertThat(told("xuan", paper)).containsExactly("post.returned");
    paper.save(HERE.who("xuan"), "再来", "<p>再来</p>", 5).expect(200);
    paper.submit(HERE.who("xuan"), 6).expect(200);
    HERE.screened();
    paper.approved(7);
    assertThat(told("xuan", paper)).containsExactlyInAnyOrder("post.published", "post.returned");
    paper.withdraw("chen").expect(200);
    assertThat(told("xuan", paper)).contains("post.withdrawn").hasSize(3);
    assertThat(told("chen", paper)).hasSize(2).allMatch("post.to-review-second"::equals);
  }

  @Test
  void whatReachesFartherIsToldToThoseWhoLetIt() {
    var street = HERE.paper("street").submitted("整条街道");
    var district = HERE.paper("district").submitted("整个区");
    street.approvedTwice(2);
    district.approvedTwice(2);

    assertThat(told("jie", street)).containsExactly("post.to-review-street");
    assertThat(told("lin", street)).isEmpty();
    assertThat(told("jie", district)).isEmpty();
    assertThat(Dump.items(TOWN, "notice"))
        .filteredOn(item -> item.toString().contains("post.to-review-platform"))
        .isNotEmpty()
        .allMatch(item -> item.toString().contains(HERE.who("liu").person()));
  }

  @Test
  void anAuthorHearsOfScreeningAndOfTheTimeToCome() {
    var blocked = HERE.paper().submitted("通知", "<p>出售枪支弹药</p>");
    var later = HERE.paper();
    later.save(HERE.who("xuan"), "一会儿", "<p>一会儿</p>", 0).expect(200);
    var at = TOWN.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(20));
    later.submit(HERE.who("xuan"), 1, at).expect(200);
    HERE.screened();
    later.approved(2);

    assertThat(told("xuan", blocked)).containsExactly("post.returned");
    assertThat(told("xuan", later)).containsExactly("post.scheduled");
    HERE.passes(Duration.ofMinutes(25));
    assertThat(told("xuan", later)).containsExactlyInAnyOrder("post.published", "post.scheduled");
  }

  @Test
  void nobodyIsToldWhatTheyDidThemselves() {
    var both = HERE.with("operator", "committee");
    var paper = HERE.paper();
    paper.save(both, "自己的", "<p>自己的</p>", 0).expect(200);
    paper.submit(both, 1).expect(200);
    HERE.screened();

    paper.review("zhou", "approve", 2).expect(200);
    var put = both.put(paper.draft() + "/withdrawal", "{\"reason\": \"内容有误\"}");

    assertThat(put.status()).isEqualTo(200);
    assertThat(told(both, paper)).doesNotContain("post.to-review", "post.withdrawn");
  }
}
